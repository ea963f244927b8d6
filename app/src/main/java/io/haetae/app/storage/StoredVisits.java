package io.haetae.app.storage;

import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** The tables of the plan, within one transaction. */
final class StoredVisits {
  private static final String ADD_RUN =
      """
      INSERT INTO run (name, started_at) VALUES (:name, :startedAt) ON CONFLICT DO NOTHING
      """;
  private static final String ADD_VISIT =
      """
      INSERT INTO visit (id, run, plan_position, purpose, watch_item, listing_site, listing_number,
        url, site, country, language, currency, time_zone, egress, stand_in_origin, stand_in_real,
        query, query_kind)
      VALUES (:id, :run, :position, :purpose, :watchItem, :listingSite, :listingNumber,
        :url, :site, :country, :language, :currency, :timeZone, :egress, :origin, :real,
        :query, :queryKind)
      ON CONFLICT DO NOTHING
      """;
  private static final String ADD_SKU =
      "INSERT INTO visit_sku (visit_id, ordinal, sku) VALUES (:visit, :ordinal, :sku)";
  private static final String DUE =
      """
      SELECT v.* FROM visit v
      WHERE v.run = :run AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.visit_id = v.id)
      ORDER BY v.plan_position
      """;
  private static final String DUE_IN_LANE =
      """
      SELECT v.* FROM visit v
      WHERE v.run = :run AND v.site = :site AND v.country = :country AND v.language = :language
        AND v.currency = :currency AND v.time_zone = :timeZone AND v.egress = :egress
        AND v.stand_in_real IS NOT DISTINCT FROM CAST(:real AS varchar)
        AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.visit_id = v.id)
      ORDER BY v.plan_position
      """;
  private static final String SKUS_OF_RUN =
      """
      SELECT s.visit_id, s.sku FROM visit_sku s JOIN visit v ON v.id = s.visit_id
      WHERE v.run = :run ORDER BY s.visit_id, s.ordinal
      """;

  private final Handle handle;
  private final Pool pool = new Pool();

  StoredVisits(Handle handle) {
    this.handle = handle;
  }

  void add(Visit visit, Instant runStartedAt) {
    handle
        .createUpdate(ADD_RUN)
        .bind("name", visit.run())
        .bind("startedAt", StoredTime.of(runStartedAt))
        .execute();
    Update update =
        handle
            .createUpdate(ADD_VISIT)
            .bind("id", visit.id())
            .bind("position", visit.position())
            .bind("purpose", visit.purpose().name())
            .bind("watchItem", visit.watchItem().map(StoredText::of).orElse(null))
            .bind("listingSite", visit.listing().site().value())
            .bind("listingNumber", visit.listing().number())
            .bind("url", visit.url().toString())
            .bind("query", visit.query().map(Query::words).orElse(null))
            .bind("queryKind", visit.query().map(query -> query.kind().name()).orElse(null))
            .bind("run", visit.run());
    String origin = visit.lane().standIn().map(s -> s.origin().toString()).orElse(null);
    if (bindLane(update, visit.lane()).bind("origin", origin).execute() == 1) {
      for (int i = 0; i < visit.skus().size(); i++) {
        handle
            .createUpdate(ADD_SKU)
            .bind("visit", visit.id())
            .bind("ordinal", i)
            .bind("sku", visit.skus().get(i))
            .execute();
      }
    }
  }

  List<Visit> due(String run) {
    Map<String, List<String>> skus = skus(run);
    return handle
        .createQuery(DUE)
        .bind("run", run)
        .map((row, context) -> visit(row, skus, pool))
        .list();
  }

  /** The visits of a lane, at the address where its stand-in runs now. */
  List<Visit> due(String run, Lane lane) {
    Map<String, List<String>> skus = skus(run);
    return bindLane(handle.createQuery(DUE_IN_LANE).bind("run", run), lane)
        .map((row, context) -> visit(row, skus, lane, pool))
        .list();
  }

  /** The options of a run's visits, by visit. */
  Map<String, List<String>> skus(String run) {
    Map<String, List<String>> skus = new HashMap<>();
    handle
        .createQuery(SKUS_OF_RUN)
        .bind("run", run)
        .map((row, context) -> Map.entry(row.getString("visit_id"), row.getString("sku")))
        .forEach(e -> skus.computeIfAbsent(e.getKey(), id -> new ArrayList<>()).add(e.getValue()));
    return skus;
  }

  /** A visit. What many have in common is one object in all that share a pool. */
  static Visit visit(ResultSet row, Map<String, List<String>> skus, Pool pool) throws SQLException {
    return visit(row, skus, pool.one(lane(row)), pool);
  }

  private static Visit visit(ResultSet row, Map<String, List<String>> skus, Lane lane, Pool pool)
      throws SQLException {
    String id = row.getString("id");
    return new Visit(
        id,
        row.getString("run"),
        row.getInt("plan_position"),
        Purpose.valueOf(row.getString("purpose")),
        pool.one(Optional.ofNullable(row.getString("watch_item"))),
        pool.one(
            new ListingId(
                new SiteId(row.getString("listing_site")), row.getString("listing_number"))),
        skus.getOrDefault(id, List.of()),
        URI.create(row.getString("url")),
        lane,
        query(row));
  }

  static Optional<Query> query(ResultSet row) throws SQLException {
    String words = row.getString("query");
    return words == null
        ? Optional.empty()
        : Optional.of(new Query(words, Query.Kind.valueOf(row.getString("query_kind"))));
  }

  private static Lane lane(ResultSet row) throws SQLException {
    Vantage vantage =
        new Vantage(
            new Country(row.getString("country")),
            Locale.forLanguageTag(row.getString("language")),
            Currency.getInstance(row.getString("currency")),
            ZoneId.of(row.getString("time_zone")),
            row.getString("egress"));
    String real = row.getString("stand_in_real");
    Optional<StandIn> standIn =
        real == null
            ? Optional.empty()
            : Optional.of(
                new StandIn(URI.create(row.getString("stand_in_origin")), URI.create(real)));
    return new Lane(new SiteId(row.getString("site")), vantage, standIn);
  }

  private static <S extends SqlStatement<S>> S bindLane(S statement, Lane lane) {
    Vantage vantage = lane.vantage();
    return statement
        .bind("site", lane.site().value())
        .bind("country", vantage.country().code())
        .bind("language", vantage.language().toLanguageTag())
        .bind("currency", vantage.currency().getCurrencyCode())
        .bind("timeZone", vantage.zone().getId())
        .bind("egress", vantage.egress())
        .bind("real", lane.standIn().map(standIn -> standIn.real().toString()).orElse(null));
  }
}
