package io.haetae.app.storage;

import io.haetae.core.history.Observation;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Money;
import io.haetae.core.site.SearchHit;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of what searches found, within one transaction. */
final class StoredHits {
  private static final String ADD =
      """
      INSERT INTO search_hit (visit_id, hit_rank, listing_site, listing_number, title, price,
        price_currency, seller_id, listed_on)
      VALUES (:visit, :rank, :site, :number, :title, :price, :currency, :seller, :listedOn)
      """;
  private static final String HITS = "SELECT * FROM search_hit ORDER BY visit_id, hit_rank";
  private static final String SEARCHES =
      """
      SELECT v.*, o.closed_at, o.verdict FROM observation o JOIN visit v ON v.id = o.visit_id
      WHERE v.purpose = 'SEARCH' AND v.watch_item IS NOT NULL ORDER BY o.closed_at, v.id
      """;

  private static final String OF_VISIT =
      """
      SELECT listing_site, listing_number FROM search_hit WHERE visit_id = :visit ORDER BY hit_rank
      """;

  private final Handle handle;

  StoredHits(Handle handle) {
    this.handle = handle;
  }

  /** Adds the hits of an observation that was just recorded. */
  void add(Observation observation) {
    for (int i = 0; i < observation.hits().size(); i++) {
      SearchHit hit = observation.hits().get(i);
      handle
          .createUpdate(ADD)
          .bind("visit", observation.visit().id())
          .bind("rank", i + 1)
          .bind("site", hit.listing().site().value())
          .bind("number", hit.listing().number())
          .bind("title", hit.title().map(StoredText::of).orElse(null))
          .bind("price", hit.price().map(money -> StoredText.of(money.amount())).orElse(null))
          .bind("currency", hit.price().flatMap(Money::currency).orElse(null))
          .bind("seller", hit.sellerId().map(StoredText::of).orElse(null))
          .bind("listedOn", hit.listedOn().map(Date::valueOf).orElse(null))
          .execute();
    }
  }

  /** The offers that a search listed, in rank order. */
  List<ListingId> listings(String visit) {
    return handle
        .createQuery(OF_VISIT)
        .bind("visit", visit)
        .map((row, context) -> listing(row))
        .list();
  }

  private static ListingId listing(ResultSet row) throws SQLException {
    return new ListingId(
        new SiteId(row.getString("listing_site")), row.getString("listing_number"));
  }

  /** Every search that was made for a watch item, in the order in which they ended. */
  List<SearchRow> searches() {
    Map<String, List<SearchHit>> hits = new HashMap<>();
    handle
        .createQuery(HITS)
        .map((row, context) -> Map.entry(row.getString("visit_id"), hit(row)))
        .forEach(
            each ->
                hits.computeIfAbsent(each.getKey(), visit -> new ArrayList<>())
                    .add(each.getValue()));
    Pool pool = new Pool();
    return handle.createQuery(SEARCHES).map((row, context) -> search(row, hits, pool)).list();
  }

  private static SearchRow search(ResultSet row, Map<String, List<SearchHit>> hits, Pool pool)
      throws SQLException {
    Visit visit = StoredVisits.visit(row, Map.of(), pool);
    return new SearchRow(
        visit.id(),
        visit.lane().site(),
        visit.lane().name(),
        visit.lane().vantage().country().code(),
        visit.watchItem().orElseThrow(),
        visit.query().orElseThrow(),
        StoredTime.read(row, "closed_at"),
        row.getString("verdict").equals("Searched"),
        hits.getOrDefault(visit.id(), List.of()));
  }

  private static SearchHit hit(ResultSet row) throws SQLException {
    String price = row.getString("price");
    Date listedOn = row.getDate("listed_on");
    return new SearchHit(
        listing(row),
        Optional.ofNullable(row.getString("title")),
        price == null
            ? Optional.empty()
            : Optional.of(
                new Money(
                    new BigDecimal(price), Optional.ofNullable(row.getString("price_currency")))),
        Optional.ofNullable(row.getString("seller_id")),
        Optional.ofNullable(listedOn).map(Date::toLocalDate));
  }
}
