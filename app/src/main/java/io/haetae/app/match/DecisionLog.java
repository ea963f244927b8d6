package io.haetae.app.match;

import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.CandidateTables;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where decisions are kept: the file {@code decisions.jsonl} of the archive, which is only ever
 * added to, and the archive's tables. The file is written first, so a decision that counts is in
 * it.
 */
public final class DecisionLog {
  /** The file's name. */
  public static final String NAME = "decisions.jsonl";

  private final Path file;
  private final CandidateTables tables;
  private final Clock clock;

  /** Of an archive. */
  public DecisionLog(Path archive, CandidateTables tables, Clock clock) {
    this.file = archive.resolve(NAME);
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * Keeps what a reader said, with what the reader was shown.
   *
   * @throws IOException if the file cannot be written; nothing is decided then
   */
  public void decide(String reader, CandidateRow shown, Answer answer) throws IOException {
    Instant now = clock.instant();
    ObjectNode line =
        Json.object()
            .put("at", now.toString())
            .put("reader", reader)
            .put("item", shown.item())
            .put("listing", shown.listing().toString())
            .put("answer", answer.name())
            .put("grade", shown.grade())
            .put("probability", String.format(Locale.ROOT, "%.3f", shown.probability()));
    shown.reference().ifPresent(listing -> line.put("reference", listing.toString()));
    try (FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes =
          ByteBuffer.wrap((Json.canonical(line) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    tables.decide(reader, shown.item(), shown.listing(), answer, now);
  }
}
