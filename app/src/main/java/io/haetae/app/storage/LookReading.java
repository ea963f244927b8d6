package io.haetae.app.storage;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One reading of all looks in their order, within one transaction: those in blocks first. */
final class LookReading {
  private final StoredLooks looks;
  private final LookBlocks blocks;
  private final Pool pool = new Pool();
  private LookEnd last = LookEnd.NONE;
  private boolean packed = true;
  private int place;

  LookReading(Handle handle) {
    this.looks = new StoredLooks(handle);
    this.blocks = new LookBlocks(handle, looks);
  }

  /** The next looks; empty after the last one. */
  List<LookRow> next() {
    Optional<List<LookRow>> block = packed ? blocks.read(place++, last, pool) : Optional.empty();
    packed = block.isPresent();
    List<LookRow> rows = block.orElseGet(() -> looks.after(last, LookBlocks.SIZE));
    if (!rows.isEmpty()) {
      last = LookEnd.of(rows.getLast());
    }
    return rows;
  }
}
