package io.haetae.evidence;

import io.haetae.verifier.PackageScan;
import io.haetae.verifier.WarcScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A WARC file whose records were scanned and checked.
 *
 * @param file the file that holds it
 * @param start where in the file it begins
 * @param records in their order
 */
record WarcFile(Path file, long start, List<WarcScan.Scanned> records) {
  WarcFile {
    records = List.copyOf(records);
  }

  /**
   * Scans a file.
   *
   * @throws IOException if it cannot be read, or a record is not as it must be
   */
  static WarcFile of(Path file) throws IOException {
    List<WarcScan.Scanned> records = new ArrayList<>();
    try (WarcScan scan = WarcScan.of(file)) {
      for (Optional<WarcScan.Scanned> next = scan.next(); next.isPresent(); next = scan.next()) {
        records.add(next.get());
      }
    }
    return new WarcFile(file, 0, records);
  }

  /** One of the two of a package whose bytes are intact. */
  static WarcFile of(PackageScan scan, String name) throws IOException {
    return new WarcFile(scan.wacz(), scan.offset(name), scan.records(name));
  }
}
