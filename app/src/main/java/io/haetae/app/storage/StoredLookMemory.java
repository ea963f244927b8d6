package io.haetae.app.storage;

import io.haetae.core.lane.LookMemory;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** What was seen of a listing before, in the tables of the observations. */
final class StoredLookMemory implements LookMemory {
  private static final String SAME =
      """
      FROM visit v JOIN observation o ON o.visit_id = v.id
      WHERE v.listing_site = :site AND v.listing_number = :number
        AND v.watch_item IS NOT DISTINCT FROM CAST(:item AS varchar)
        AND v.country = :country AND v.language = :language AND v.currency = :currency
        AND v.egress = :egress
      """;
  private static final String CONCLUSIVE =
      "SELECT v.run, o.verdict, o.closed_at "
          + SAME
          + " AND v.purpose = 'TARGET' AND o.reason IS NULL ORDER BY o.closed_at DESC LIMIT 1";
  private static final String FIRST_LOOK =
      "SELECT o.visit_id, o.rules "
          + SAME
          + " AND v.purpose = 'PROBE' AND o.reason = :reason AND v.run = :run"
          + " AND o.closed_at <= :until ORDER BY o.closed_at DESC LIMIT 1";
  private static final String NOTES =
      "SELECT * FROM observation_signal WHERE visit_id = :visit ORDER BY ordinal";

  private final LastingJdbi jdbi;

  StoredLookMemory(LastingJdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Conclusive(String run, String kind, Instant closedAt) {}

  private record Probe(String visit, String rules) {}

  @Override
  public Optional<Before> before(Visit visit) {
    return jdbi.withHandle(
        handle ->
            same(handle.createQuery(CONCLUSIVE), visit)
                .map(
                    (row, context) ->
                        new Conclusive(
                            row.getString("run"),
                            row.getString("verdict"),
                            StoredTime.read(row, "closed_at")))
                .findOne()
                .map(
                    last ->
                        new Before(last.closedAt(), last.kind(), firstLook(handle, visit, last))));
  }

  private static Optional<Verdict> firstLook(Handle handle, Visit visit, Conclusive last) {
    return same(handle.createQuery(FIRST_LOOK), visit)
        .bind("reason", Reason.PROBED.stored())
        .bind("run", last.run())
        .bind("until", StoredTime.of(last.closedAt()))
        .map((row, context) -> new Probe(row.getString("visit_id"), row.getString("rules")))
        .findOne()
        .map(probe -> verdict(handle, probe));
  }

  private static Verdict verdict(Handle handle, Probe probe) {
    return new Verdict.Undetermined(
        Reason.PROBED,
        new Basis(
            handle
                .createQuery(NOTES)
                .bind("visit", probe.visit())
                .map(
                    (row, context) ->
                        new Signal(
                            Meaning.valueOf(row.getString("meaning")),
                            row.getString("name"),
                            row.getString("found"),
                            row.getString("place")))
                .list(),
            probe.rules()));
  }

  private static <S extends SqlStatement<S>> S same(S query, Visit visit) {
    return query
        .bind("site", visit.listing().site().value())
        .bind("number", visit.listing().number())
        .bind("item", visit.watchItem().map(StoredText::of).orElse(null))
        .bind("country", visit.lane().vantage().country().code())
        .bind("language", visit.lane().vantage().language().toLanguageTag())
        .bind("currency", visit.lane().vantage().currency().getCurrencyCode())
        .bind("egress", visit.lane().vantage().egress());
  }
}
