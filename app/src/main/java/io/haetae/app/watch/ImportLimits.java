package io.haetae.app.watch;

/**
 * How much an import reads, so that no file can exhaust the memory.
 *
 * @param bytes the largest file, decompressed, in bytes
 * @param rows the most rows or alerts; what follows is left out and reported
 * @param recordCharacters the longest line or CSV record
 * @param fieldCharacters the longest field; a longer one is left out and reported
 * @param textCharacters the most text in all cells of a workbook together
 * @param faults the most faults listed one by one; the others are counted
 */
record ImportLimits(
    int bytes,
    int rows,
    int recordCharacters,
    int fieldCharacters,
    int textCharacters,
    int faults) {
  static final ImportLimits DEFAULT =
      new ImportLimits(64 << 20, 200_000, 1_000_000, 100_000, 64 << 20, 10_000);
}
