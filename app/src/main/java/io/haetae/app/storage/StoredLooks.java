package io.haetae.app.storage;

import io.haetae.core.figures.Look;
import io.haetae.core.history.Noted;
import io.haetae.core.plan.Purpose;
import io.haetae.core.product.ProductField;
import io.haetae.core.product.Stated;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The table of what figures need of each observation, within one transaction. Columns are read by
 * their place and each text of a few is understood once: an archive has millions of rows.
 */
final class StoredLooks {
  private static final String ADD =
      """
      INSERT INTO look (closed_at, visit_id, opened_at, run, purpose, watch_item, listing_site,
        listing_number, site, country, lane, verdict, reason, shown_site, shown_number, hits,
        rules, seller, lacking, stated, sealed)
      SELECT o.closed_at, o.visit_id, o.opened_at, v.run, v.purpose, v.watch_item,
        v.listing_site, v.listing_number, v.site, v.country,
        v.site || '/' || v.country || '/' || v.language || '/' || v.currency || '/' || v.egress,
        o.verdict, o.reason, o.shown_site, o.shown_number, o.hits, o.rules,
        coalesce(o.seller_id, o.seller_name), o.lacking, o.stated, o.capture_id IS NOT NULL
      FROM observation o JOIN visit v ON v.id = o.visit_id
      WHERE o.visit_id = :visit
      """;
  private static final String NEXT =
      """
      SELECT visit_id, opened_at, closed_at, run, purpose, watch_item, listing_site,
        listing_number, site, country, lane, verdict, reason, shown_site, shown_number, hits,
        rules, seller, lacking, stated, sealed
      FROM look
      WHERE closed_at >= :at AND (closed_at > :at OR visit_id > :visit)
      ORDER BY closed_at, visit_id LIMIT :most
      """;
  private static final String FOLLOW =
      """
      SELECT visit_id FROM look
      WHERE closed_at >= :at AND (closed_at > :at OR visit_id > :visit)
      ORDER BY closed_at, visit_id LIMIT 1 OFFSET :others
      """;

  private final Handle handle;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Map<String, ListingId>> listings = new HashMap<>();
  private final Map<String, Optional<String>> items = new HashMap<>();
  private final Map<String, Optional<String>> sellers = new HashMap<>();
  private final Map<String, Country> countries = new HashMap<>();
  private final Map<String, SiteId> sites = new HashMap<>();
  private final Map<String, Purpose> purposes = new HashMap<>();
  private final Map<StoredVerdict, Verdict> verdicts = new HashMap<>();
  private final Map<String, Optional<Set<ProductField>>> lacking = new HashMap<>();
  private final Map<String, Optional<Set<Stated>>> stated = new HashMap<>();

  StoredLooks(Handle handle) {
    this.handle = handle;
  }

  /** Adds what figures need of a recorded observation; {@code closedAt} is when it ended. */
  void add(String visit, Instant closedAt) {
    handle.createUpdate(ADD).bind("visit", visit).execute();
    new LookBlocks(handle, this).drop(closedAt);
  }

  /** Whether at least so many follow this one. */
  boolean follow(LookEnd end, int most) {
    return handle
        .createQuery(FOLLOW)
        .bind("at", StoredTime.of(end.at()))
        .bind("visit", end.visit())
        .bind("others", most - 1)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /** The next that follow this one in the order of their ends; empty if none do. */
  List<LookRow> after(LookEnd end, int most) {
    return handle
        .createQuery(NEXT)
        .bind("at", StoredTime.of(end.at()))
        .bind("visit", end.visit())
        .bind("most", most)
        .map((row, context) -> look(row))
        .list();
  }

  private LookRow look(ResultSet row) throws SQLException {
    String visit = row.getString(1);
    Instant opened = time(row, 2);
    Instant closed = time(row, 3);
    Purpose purpose = once(purposes, row.getString(5), Purpose::valueOf);
    ListingId listing = listing(row.getString(7), row.getString(8));
    Verdict verdict = verdict(row);
    boolean sealed = row.getBoolean(21);
    return new LookRow(
        new Noted(
            visit,
            once(texts, row.getString(4), Function.identity()),
            purpose,
            listing,
            once(sites, row.getString(9), SiteId::new),
            once(texts, row.getString(11), Function.identity()),
            opened,
            closed,
            verdict,
            optional(lacking, row.getString(19), StoredLacking::read),
            sealed),
        new Look(
            visit,
            purpose,
            listing,
            optional(items, row.getString(6), Function.identity()),
            once(countries, row.getString(10), Country::new),
            closed,
            verdict,
            optional(sellers, row.getString(18), Function.identity()),
            sealed,
            optional(stated, row.getString(20), StoredStated::read)));
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private ListingId listing(String site, String number) {
    return listings
        .computeIfAbsent(site, first -> new HashMap<>())
        .computeIfAbsent(number, first -> new ListingId(once(sites, site, SiteId::new), number));
  }

  private Verdict verdict(ResultSet row) throws SQLException {
    String shown = row.getString(15);
    Optional<ListingId> instead =
        shown == null ? Optional.empty() : Optional.of(listing(row.getString(14), shown));
    int hits = row.getInt(16);
    OptionalInt found = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(hits);
    StoredVerdict stored =
        new StoredVerdict(
            row.getString(12),
            Optional.ofNullable(row.getString(13)),
            instead,
            found,
            row.getString(17));
    return verdicts.computeIfAbsent(
        stored, first -> first.with(new Basis(List.of(), first.rules())));
  }

  private static <T> T once(Map<String, T> known, String text, Function<String, T> read) {
    return known.computeIfAbsent(text, read);
  }

  private static <T> Optional<T> optional(
      Map<String, Optional<T>> known, String text, Function<String, T> read) {
    return text == null
        ? Optional.empty()
        : known.computeIfAbsent(text, first -> Optional.of(read.apply(first)));
  }
}
