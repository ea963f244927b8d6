package io.haetae.app.storage;

import io.haetae.app.storage.CandidateRow.Standing;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.matching.image.Pdq;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The offers that may be watched products again, and what people decided of them. Safe for use by
 * several threads and processes.
 */
public final class CandidateTables {
  private static final String CLEAR = "DELETE FROM candidate";
  private static final String ADD =
      """
      INSERT INTO candidate (watch_item, listing_site, listing_number, reference_site,
        reference_number, grade, probability, standing, first_seen, accepted, detail, drawing,
        found_at)
      VALUES (:item, :site, :number, :referenceSite, :referenceNumber, :grade, :probability,
        :standing, :firstSeen, :accepted, :detail, :drawing, :now)
      """;
  private static final String ALL =
      "SELECT * FROM candidate ORDER BY watch_item, probability DESC, listing_site, listing_number";
  private static final String DECIDE =
      """
      INSERT INTO review_decision (number, reader, watch_item, listing_site, listing_number, answer,
        decided_at)
      SELECT coalesce(max(number), 0) + 1, CAST(:reader AS varchar), CAST(:item AS varchar),
        CAST(:site AS varchar), CAST(:number AS varchar), CAST(:answer AS varchar),
        CAST(:now AS timestamp with time zone)
      FROM review_decision
      """;
  private static final String DECISIONS = "SELECT * FROM review_decision ORDER BY number";
  private static final String PICTURES =
      "SELECT * FROM offer_picture WHERE capture_id = :capture ORDER BY ordinal";
  private static final String ADD_PICTURE =
      """
      INSERT INTO offer_picture (capture_id, ordinal, pdq, quality)
      VALUES (:capture, :ordinal, :pdq, :quality) ON CONFLICT DO NOTHING
      """;
  private static final int LOOKED_THROUGH = -1;

  private final Jdbi jdbi;

  CandidateTables(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Puts candidates in the place of all that were found before. Decisions stay. */
  public void replace(List<CandidateRow> candidates, Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(CLEAR);
          candidates.forEach(candidate -> add(handle, candidate, now));
        });
  }

  private static void add(Handle handle, CandidateRow row, Instant now) {
    handle
        .createUpdate(ADD)
        .bind("item", row.item())
        .bind("site", row.listing().site().value())
        .bind("number", row.listing().number())
        .bind("referenceSite", row.reference().map(id -> id.site().value()).orElse(null))
        .bind("referenceNumber", row.reference().map(ListingId::number).orElse(null))
        .bind("grade", row.grade())
        .bind("probability", row.probability())
        .bind("standing", row.standing().name())
        .bind("firstSeen", StoredTime.of(row.firstSeen()))
        .bind("accepted", row.accepted().orElse(null))
        .bind("detail", row.detail())
        .bind("drawing", row.drawing().orElse(null))
        .bind("now", StoredTime.of(now))
        .execute();
  }

  /** Every candidate, by watch item, the likest first. */
  public List<CandidateRow> all() {
    return jdbi.withHandle(
        handle -> handle.createQuery(ALL).map((row, context) -> candidate(row)).list());
  }

  /** Adds what a reader said. */
  public void decide(String reader, String item, ListingId listing, Answer answer, Instant now) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(DECIDE)
                .bind("reader", reader)
                .bind("item", item)
                .bind("site", listing.site().value())
                .bind("number", listing.number())
                .bind("answer", answer.name())
                .bind("now", StoredTime.of(now))
                .execute());
  }

  /** Everything that readers said, in the order in which they said it. */
  public List<DecisionRow> decisions() {
    return jdbi.withHandle(
        handle -> handle.createQuery(DECISIONS).map((row, context) -> decision(row)).list());
  }

  /** The hashes of a capture's photographs; empty if nobody has looked yet. */
  public Optional<List<Pdq>> pictures(String capture) {
    List<Optional<Pdq>> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(PICTURES)
                    .bind("capture", capture)
                    .map((row, context) -> picture(row))
                    .list());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.stream().flatMap(Optional::stream).toList());
  }

  /** Keeps the hashes of a capture's photographs. */
  public void pictures(String capture, List<Pdq> hashes) {
    jdbi.useTransaction(
        handle -> {
          picture(handle, capture, LOOKED_THROUGH, "", 0);
          for (int i = 0; i < hashes.size(); i++) {
            picture(handle, capture, i, hashes.get(i).hex(), hashes.get(i).quality());
          }
        });
  }

  private static void picture(Handle handle, String capture, int ordinal, String pdq, int quality) {
    handle
        .createUpdate(ADD_PICTURE)
        .bind("capture", capture)
        .bind("ordinal", ordinal)
        .bind("pdq", pdq)
        .bind("quality", quality)
        .execute();
  }

  private static Optional<Pdq> picture(ResultSet row) throws SQLException {
    return row.getInt("ordinal") == LOOKED_THROUGH
        ? Optional.empty()
        : Optional.of(Pdq.parse(row.getString("pdq"), row.getInt("quality")));
  }

  private static CandidateRow candidate(ResultSet row) throws SQLException {
    String site = row.getString("reference_site");
    Optional<ListingId> reference =
        site == null
            ? Optional.empty()
            : Optional.of(new ListingId(new SiteId(site), row.getString("reference_number")));
    return new CandidateRow(
        row.getString("watch_item"),
        listing(row),
        reference,
        row.getString("grade"),
        row.getDouble("probability"),
        Standing.valueOf(row.getString("standing")),
        StoredTime.read(row, "first_seen"),
        Optional.ofNullable(row.getString("accepted")),
        row.getString("detail"),
        Optional.ofNullable(row.getString("drawing")));
  }

  private static DecisionRow decision(ResultSet row) throws SQLException {
    return new DecisionRow(
        row.getInt("number"),
        row.getString("reader"),
        row.getString("watch_item"),
        listing(row),
        Answer.valueOf(row.getString("answer")),
        StoredTime.read(row, "decided_at"));
  }

  private static ListingId listing(ResultSet row) throws SQLException {
    return new ListingId(
        new SiteId(row.getString("listing_site")), row.getString("listing_number"));
  }
}
