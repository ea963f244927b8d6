package io.haetae.app.review;

import io.haetae.app.match.DecisionLog;
import io.haetae.app.match.Decisions;
import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.CandidateTables;
import io.haetae.app.storage.DecisionRow;
import io.haetae.app.storage.DecisionRow.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one reader has still to decide. Readers do not see each other's answers before they are
 * through. Used by one thread at a time.
 */
final class ReviewQueue {
  private final CandidateTables tables;
  private final DecisionLog log;
  private final String reader;

  ReviewQueue(Path archive, CandidateTables tables, String reader, Clock clock) {
    this.tables = tables;
    this.log = new DecisionLog(archive, tables, clock);
    this.reader = reader;
  }

  /**
   * How far the reader is.
   *
   * @param next what to decide next; empty when the reader is through
   * @param done how many are decided
   * @param total how many there are
   * @param undo whether there is an answer to take back
   */
  record State(Optional<CandidateRow> next, int done, int total, boolean undo) {}

  String reader() {
    return reader;
  }

  State state() {
    List<CandidateRow> all = tables.all();
    Decisions decisions = decisions();
    List<CandidateRow> left = all.stream().filter(row -> open(row, decisions)).toList();
    return new State(
        next(left), all.size() - left.size(), all.size(), last(all, decisions).isPresent());
  }

  /** Everything that holds now. */
  Decisions decisions() {
    return Decisions.of(tables.decisions());
  }

  /** The candidate of this name, if there is one. */
  Optional<CandidateRow> find(Decisions.Pair pair) {
    return tables.all().stream().filter(row -> Decisions.Pair.of(row).equals(pair)).findFirst();
  }

  /**
   * Keeps an answer.
   *
   * @throws IOException if it cannot be written
   */
  void decide(CandidateRow candidate, Answer answer) throws IOException {
    log.decide(reader, candidate, answer);
  }

  /**
   * Takes the reader's last answer that holds back; nothing if there is none.
   *
   * @throws IOException if that cannot be written
   */
  void undo() throws IOException {
    Optional<CandidateRow> last = last(tables.all(), decisions());
    if (last.isPresent()) {
      log.decide(reader, last.get(), Answer.UNDONE);
    }
  }

  private boolean open(CandidateRow row, Decisions decisions) {
    return decisions.by(reader, Decisions.Pair.of(row)).isEmpty();
  }

  /** What is most likely first, since a person's time may not reach to the end. */
  private static Optional<CandidateRow> next(List<CandidateRow> left) {
    return left.stream()
        .max(
            Comparator.comparing((CandidateRow row) -> row.standing().later())
                .thenComparingDouble(CandidateRow::probability));
  }

  private Optional<CandidateRow> last(List<CandidateRow> all, Decisions decisions) {
    List<DecisionRow> mine =
        tables.decisions().stream()
            .filter(row -> row.reader().equals(reader) && row.answer() != Answer.UNDONE)
            .filter(
                row ->
                    decisions.by(reader, new Decisions.Pair(row.item(), row.listing())).isPresent())
            .toList();
    return mine.isEmpty()
        ? Optional.empty()
        : all.stream()
            .filter(
                row ->
                    row.item().equals(mine.getLast().item())
                        && row.listing().equals(mine.getLast().listing()))
            .findFirst();
  }

  /** The other readers. */
  Set<String> others(Decisions decisions) {
    Set<String> others = decisions.readers();
    others.remove(reader);
    return others;
  }
}
