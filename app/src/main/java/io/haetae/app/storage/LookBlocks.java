package io.haetae.app.storage;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of blocks of looks, within one transaction. Block 0 begins with the first look and each
 * other where the one before ends; a look that is recorded into one of them drops it and those that
 * follow.
 */
final class LookBlocks {
  /** So many looks are in a block: a tenth of what a value of H2 may have. */
  static final int SIZE = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(LookBlocks.class);
  private static final String LAST =
      """
      SELECT place, format, last_closed_at, last_visit FROM look_block
      ORDER BY place DESC LIMIT 1
      """;
  private static final String CONTENT =
      "SELECT content FROM look_block WHERE place = :place AND format = :format";
  private static final String ADD =
      """
      INSERT INTO look_block (place, format, last_closed_at, last_visit, content)
      VALUES (:place, :format, :at, :visit, :content)
      """;
  private static final String DROP = "DELETE FROM look_block WHERE last_closed_at >= :at";
  private static final String DROP_ALL = "DELETE FROM look_block";

  private final Handle handle;
  private final StoredLooks looks;

  LookBlocks(Handle handle, StoredLooks looks) {
    this.handle = handle;
    this.looks = looks;
  }

  private record Last(int place, String format, LookEnd end) {}

  /**
   * Packs the looks after the last block if there are as many again after them, which leaves room
   * for one that is recorded late. No look may be recorded until the transaction ends.
   *
   * @param size how many a block holds
   * @return whether it did
   */
  boolean pack(int size) {
    Optional<Last> last = last();
    if (last.filter(block -> !block.format().equals(LookBlock.FORMAT)).isPresent()) {
      handle.createUpdate(DROP_ALL).execute();
      last = Optional.empty();
    }
    LookEnd after = last.map(Last::end).orElse(LookEnd.NONE);
    if (!looks.follow(after, 2 * size)) {
      return false;
    }
    List<LookRow> rows = looks.after(after, size);
    LookEnd end = LookEnd.of(rows.getLast());
    handle
        .createUpdate(ADD)
        .bind("place", last.map(Last::place).orElse(-1) + 1)
        .bind("format", LookBlock.FORMAT)
        .bind("at", StoredTime.of(end.at()))
        .bind("visit", end.visit())
        .bind("content", new LookBlock(after, rows).packed())
        .execute();
    return true;
  }

  /** Drops the blocks that may not hold a look that ended then. */
  void drop(Instant at) {
    handle.createUpdate(DROP).bind("at", StoredTime.of(at)).execute();
  }

  /** The looks of a block if it follows this look; empty if there is no such block. */
  Optional<List<LookRow>> read(int place, LookEnd after, Pool pool) {
    Optional<byte[]> content =
        handle
            .createQuery(CONTENT)
            .bind("place", place)
            .bind("format", LookBlock.FORMAT)
            .mapTo(byte[].class)
            .findOne();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      LookBlock block = LookBlock.unpacked(content.get(), pool);
      // They may have been packed anew since the one before was read.
      return block.after().equals(after) ? Optional.of(block.rows()) : Optional.empty();
    } catch (IOException damaged) {
      LOG.warn("Packed looks cannot be read, each is read instead: {}", damaged.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Last> last() {
    return handle
        .createQuery(LAST)
        .map(
            (row, context) ->
                new Last(
                    row.getInt("place"),
                    row.getString("format"),
                    new LookEnd(
                        StoredTime.read(row, "last_closed_at"), row.getString("last_visit"))))
        .findOne();
  }
}
