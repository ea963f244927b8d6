package io.haetae.app.storage;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Observation;
import io.haetae.core.history.Recorded;
import io.haetae.core.history.Understood;
import io.haetae.core.plan.Occasion;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The tables of the observations, within one transaction. */
final class StoredObservations {
  private static final String ADD =
      """
      INSERT INTO observation (visit_id, opened_at, closed_at, verdict, reason, shown_site,
        shown_number, rules, title, price, price_currency, seller_id, seller_name, capture_id,
        bundle_path, manifest_sha256, lacking, stated, hits, recorded)
      VALUES (:visit, :openedAt, :closedAt, :verdict, :reason, :shownSite,
        :shownNumber, :rules, :title, :price, :currency, :sellerId, :sellerName, :captureId,
        :bundlePath, :manifest, :lacking, :stated, :hits, (SELECT latest FROM recording WHERE id = 1))
      ON CONFLICT DO NOTHING
      """;
  private static final String RECORDED = "SELECT count(*) FROM observation WHERE visit_id = :visit";
  private static final String CAPTURE =
      """
      SELECT capture_id FROM observation WHERE visit_id = :visit AND capture_id IS NOT NULL
      """;
  private static final String NUMBER = "UPDATE recording SET latest = latest + 1 WHERE id = 1";
  private static final String NUMBER_BACK = "UPDATE recording SET latest = latest - 1 WHERE id = 1";
  private static final String LATEST_NUMBER = "SELECT latest FROM recording WHERE id = 1";
  private static final String LOCK = LATEST_NUMBER + " FOR UPDATE";
  private static final String AFTER =
      """
      SELECT o.visit_id, o.opened_at, o.closed_at, o.verdict, o.reason, o.shown_site,
        o.shown_number, o.rules, o.capture_id, o.bundle_path, o.manifest_sha256, o.lacking,
        o.hits, o.recorded, v.*
      FROM observation o JOIN visit v ON v.id = o.visit_id
      WHERE o.recorded > :latest AND o.recorded <= :latest + CAST(:most AS bigint)
      ORDER BY o.recorded
      """;
  private static final String SIGNALS_OF_VISIT =
      "SELECT * FROM observation_signal WHERE visit_id = :visit ORDER BY ordinal";
  private static final String ADD_SIGNAL =
      """
      INSERT INTO observation_signal (visit_id, ordinal, meaning, name, found, place)
      VALUES (:visit, :ordinal, :meaning, :name, :found, :place)
      """;
  private static final String PLANNED = "SELECT count(*) FROM visit WHERE id = :visit";
  private static final String REHOST =
      """
      UPDATE visit SET stand_in_origin = :origin
      WHERE id = :visit AND stand_in_origin <> :origin
      """;
  private static final String OF_RUN =
      """
      SELECT o.*, v.* FROM observation o JOIN visit v ON v.id = o.visit_id
      WHERE v.run = :run ORDER BY v.plan_position
      """;
  private static final String NEXT =
      """
      SELECT o.*, v.* FROM (
        SELECT * FROM observation
        WHERE closed_at >= :at AND (closed_at > :at OR visit_id > :visit)
        ORDER BY closed_at, visit_id LIMIT :most) AS o
      JOIN visit v ON v.id = o.visit_id
      ORDER BY o.closed_at, o.visit_id
      """;
  private static final String OF_VISITS =
      "SELECT o.*, v.* FROM observation o JOIN visit v ON v.id = o.visit_id"
          + " WHERE o.visit_id IN (<visits>)";
  private static final int VISITS_AT_ONCE = 500;
  private static final int AT_ONCE = 5_000;
  private static final String SIGNALS_OF_RUN =
      """
      SELECT s.* FROM observation_signal s JOIN visit v ON v.id = s.visit_id
      WHERE v.run = :run ORDER BY s.visit_id, s.ordinal
      """;

  private final Handle handle;
  private final Pool pool = new Pool();

  private static final String SEALED_AGAIN =
      "UPDATE observation SET manifest_sha256 = :manifest WHERE capture_id = :captureId";

  StoredObservations(Handle handle) {
    this.handle = handle;
  }

  /** Adds an observation unless its visit has one; returns whether it was added. */
  boolean add(Observation observation) {
    String visit = observation.visit().id();
    if (handle.createQuery(PLANNED).bind("visit", visit).mapTo(int.class).one() == 0) {
      throw new ArchiveException("The visit " + visit + " is not planned in this archive");
    }
    if (handle.createQuery(RECORDED).bind("visit", visit).mapTo(int.class).one() == 1) {
      return false;
    }
    handle.createUpdate(NUMBER).execute();
    if (insert(observation) == 0) {
      handle.createUpdate(NUMBER_BACK).execute();
      return false;
    }
    List<Signal> signals = observation.verdict().basis().signals();
    for (int i = 0; i < signals.size(); i++) {
      addSignal(visit, i, signals.get(i));
    }
    new StoredHits(handle).add(observation);
    addLook(observation);
    rehost(observation);
    return true;
  }

  /** Adds what figures need, and packs the earlier ones now and then. */
  private void addLook(Observation observation) {
    StoredLooks looks = new StoredLooks(handle);
    looks.add(observation.visit().id(), observation.closedAt());
    if (handle.createQuery(LATEST_NUMBER).mapTo(long.class).one() % LookBlocks.SIZE == 0) {
      new LookBlocks(handle, looks).pack(LookBlocks.SIZE);
    }
  }

  /** Whether a visit ended with the capture of this observation. */
  boolean holds(Observation observation) {
    return observation
        .evidence()
        .map(EvidenceRef::captureId)
        .equals(
            handle
                .createQuery(CAPTURE)
                .bind("visit", observation.visit().id())
                .mapTo(String.class)
                .findOne());
  }

  /** Keeps the hash of the manifest that a bundle has now. */
  void sealedAgain(EvidenceRef ref) {
    handle
        .createUpdate(SEALED_AGAIN)
        .bind("captureId", ref.captureId())
        .bind("manifest", ref.manifestSha256())
        .execute();
  }

  private int insert(Observation observation) {
    StoredVerdict verdict = StoredVerdict.of(observation.verdict());
    Optional<Product> product = observation.product();
    Optional<Money> price = product.flatMap(Product::price).map(found -> found.value().shown());
    Optional<Seller> seller = product.flatMap(Product::seller).map(Found::value);
    Optional<EvidenceRef> evidence = observation.evidence();
    return handle
        .createUpdate(ADD)
        .bind("visit", observation.visit().id())
        .bind("openedAt", StoredTime.of(observation.openedAt()))
        .bind("closedAt", StoredTime.of(observation.closedAt()))
        .bind("verdict", verdict.kind())
        .bind("reason", verdict.reason().orElse(null))
        .bind("shownSite", verdict.shown().map(shown -> shown.site().value()).orElse(null))
        .bind("shownNumber", verdict.shown().map(ListingId::number).orElse(null))
        .bind("rules", verdict.rules())
        .bind(
            "title",
            product.flatMap(Product::title).map(t -> StoredText.of(t.value())).orElse(null))
        .bind("price", price.map(money -> StoredText.of(money.amount())).orElse(null))
        .bind("currency", price.flatMap(Money::currency).orElse(null))
        .bind("sellerId", seller.flatMap(Seller::id).map(StoredText::of).orElse(null))
        .bind("sellerName", seller.flatMap(Seller::name).map(StoredText::of).orElse(null))
        .bind("captureId", evidence.map(EvidenceRef::captureId).orElse(null))
        .bind("bundlePath", evidence.map(EvidenceRef::path).orElse(null))
        .bind("manifest", evidence.map(EvidenceRef::manifestSha256).orElse(null))
        .bind("lacking", product.map(StoredLacking::of).orElse(null))
        .bind("stated", product.map(StoredStated::of).orElse(null))
        .bind("hits", verdict.hits().isPresent() ? verdict.hits().getAsInt() : null)
        .execute();
  }

  private void addSignal(String visit, int ordinal, Signal signal) {
    handle
        .createUpdate(ADD_SIGNAL)
        .bind("visit", visit)
        .bind("ordinal", ordinal)
        .bind("meaning", signal.meaning().name())
        .bind("name", StoredText.of(signal.name()))
        .bind("found", StoredText.of(signal.value()))
        .bind("place", StoredText.of(signal.at()))
        .execute();
  }

  /** A stand-in that was started again has another port than when the visit was planned. */
  private void rehost(Observation observation) {
    observation
        .visit()
        .lane()
        .standIn()
        .ifPresent(
            standIn ->
                handle
                    .createUpdate(REHOST)
                    .bind("origin", standIn.origin().toString())
                    .bind("visit", observation.visit().id())
                    .execute());
  }

  /** Keeps others from recording until the transaction ends; returns the latest number. */
  long lock() {
    return handle.createQuery(LOCK).mapTo(long.class).one();
  }

  /** Is told of one observation. */
  interface Told {
    /**
     * An observation.
     *
     * @param number its place in the order of recording
     * @param watched what it was planned for, if that is known
     */
    void of(long number, Optional<String> watched, Recorded recorded);
  }

  /**
   * Tells of each observation that was recorded after a number, in that order. Some at a time: H2
   * writes a large answer into a file first, and sorts it there.
   */
  void after(long latest, Told told) {
    long last = lock();
    for (long from = latest; from < last; from += AT_ONCE) {
      handle
          .createQuery(AFTER)
          .bind("latest", from)
          .bind("most", AT_ONCE)
          .map((row, context) -> new Numbered(row.getLong("recorded"), watched(row), recorded(row)))
          .forEach(each -> told.of(each.number(), each.watched(), each.recorded()));
    }
  }

  /** The next site by its name: asked for one by one, each is found in the index of listings. */
  private static final String NEXT_SITE =
      "SELECT min(listing_site) FROM visit WHERE listing_site > :site";

  /** Pages with an offer and pages that were understood or not count apart, so each has its own. */
  private static final String LATEST =
      """
      SELECT o.visit_id, o.opened_at, o.closed_at, o.verdict, o.reason, o.shown_site,
        o.shown_number, o.rules, o.capture_id, o.bundle_path, o.manifest_sha256, o.lacking,
        o.hits, o.recorded, v.*
      FROM observation o JOIN visit v ON v.id = o.visit_id
      WHERE o.recorded IN (
        SELECT recorded FROM (
          SELECT p.recorded FROM observation p JOIN visit q ON q.id = p.visit_id
          WHERE q.site = :site AND p.lacking IS NOT NULL AND q.purpose NOT IN ('SEARCH', 'PROBE')
          ORDER BY p.recorded DESC LIMIT :most) AS offers
        UNION
        SELECT recorded FROM (
          SELECT p.recorded FROM observation p JOIN visit q ON q.id = p.visit_id
          WHERE q.site = :site AND q.purpose NOT IN ('SEARCH', 'PROBE')
            AND (p.reason IS NULL OR p.reason NOT IN (<notPages>))
          ORDER BY p.recorded DESC LIMIT :most) AS pages)
      ORDER BY o.recorded
      """;

  /** The latest pages of each site, at most so many with an offer and so many of all, in order. */
  List<Recorded> latestUnderstood(int most) {
    List<Recorded> latest = new ArrayList<>();
    List<String> notPages = Understood.notPages().stream().map(Reason::stored).toList();
    for (Optional<String> next = siteAfter(""); next.isPresent(); next = siteAfter(next.get())) {
      String site = next.get();
      latest.addAll(
          handle
              .createQuery(LATEST)
              .bind("site", site)
              .bind("most", most)
              .bindList("notPages", notPages)
              .map((row, context) -> recorded(row))
              .list());
    }
    return latest;
  }

  private Optional<String> siteAfter(String site) {
    return handle.createQuery(NEXT_SITE).bind("site", site).mapTo(String.class).findOne();
  }

  private record Numbered(long number, Optional<String> watched, Recorded recorded) {}

  private static Optional<String> watched(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("watched_id"));
  }

  private Recorded recorded(ResultSet row) throws SQLException {
    return new Recorded(
        StoredVisits.visit(row, Map.of(), pool),
        StoredTime.read(row, "opened_at"),
        StoredTime.read(row, "closed_at"),
        verdict(row, signalsThatCount(row)),
        StoredLacking.read(row),
        evidence(row));
  }

  /** The history asks whether a page was not understood because of an alarm, and nothing else. */
  private List<Signal> signalsThatCount(ResultSet row) throws SQLException {
    return Reason.UNKNOWN_LAYOUT.stored().equals(row.getString("reason"))
        ? handle
            .createQuery(SIGNALS_OF_VISIT)
            .bind("visit", row.getString("visit_id"))
            .map((signal, context) -> signal(signal))
            .list()
        : List.of();
  }

  private static Verdict verdict(ResultSet row, List<Signal> signals) throws SQLException {
    StoredVerdict verdict =
        new StoredVerdict(
            row.getString("verdict"),
            Optional.ofNullable(row.getString("reason")),
            shown(row),
            hits(row),
            row.getString("rules"));
    return verdict.with(new Basis(signals, verdict.rules()));
  }

  List<ObservationRow> ofRun(String run) {
    Map<String, List<String>> skus = new StoredVisits(handle).skus(run);
    Map<String, List<Signal>> signals = signals(run);
    return handle
        .createQuery(OF_RUN)
        .bind("run", run)
        .map((row, context) -> observation(row, skus, signals))
        .list();
  }

  /** The observations of some visits without their signals and options. */
  void ofVisits(List<String> visits, Consumer<ObservationRow> taken) {
    for (int from = 0; from < visits.size(); from += VISITS_AT_ONCE) {
      int to = Math.min(visits.size(), from + VISITS_AT_ONCE);
      handle
          .createQuery(OF_VISITS)
          .bindList("visits", visits.subList(from, to))
          .map((row, context) -> observation(row, Map.of(), Map.of()))
          .list()
          .forEach(taken);
    }
  }

  /** Every observation without its signals and options, in the order in which they ended. */
  void each(Consumer<ObservationRow> taken) {
    Instant at = Instant.EPOCH;
    String visit = "";
    List<ObservationRow> rows = next(at, visit);
    while (!rows.isEmpty()) {
      rows.forEach(taken);
      at = rows.getLast().closedAt();
      visit = rows.getLast().visit().id();
      rows = next(at, visit);
    }
  }

  /** The next in the order of the index: a database would write the whole of a large table anew. */
  private List<ObservationRow> next(Instant at, String visit) {
    return handle
        .createQuery(NEXT)
        .bind("at", StoredTime.of(at))
        .bind("visit", visit)
        .bind("most", AT_ONCE)
        .map((row, context) -> observation(row, Map.of(), Map.of()))
        .list();
  }

  private Map<String, List<Signal>> signals(String run) {
    Map<String, List<Signal>> signals = new HashMap<>();
    handle
        .createQuery(SIGNALS_OF_RUN)
        .bind("run", run)
        .map((row, context) -> Map.entry(row.getString("visit_id"), signal(row)))
        .forEach(
            e -> signals.computeIfAbsent(e.getKey(), id -> new ArrayList<>()).add(e.getValue()));
    return signals;
  }

  private static Signal signal(ResultSet row) throws SQLException {
    return new Signal(
        Meaning.valueOf(row.getString("meaning")),
        row.getString("name"),
        row.getString("found"),
        row.getString("place"));
  }

  private ObservationRow observation(
      ResultSet row, Map<String, List<String>> skus, Map<String, List<Signal>> signals)
      throws SQLException {
    List<Signal> ofVisit = signals.getOrDefault(row.getString("visit_id"), List.of());
    return new ObservationRow(
        StoredVisits.visit(row, skus, pool),
        StoredTime.read(row, "opened_at"),
        StoredTime.read(row, "closed_at"),
        pool.one(verdict(row, ofVisit)),
        Optional.ofNullable(row.getString("title")),
        price(row),
        pool.one(seller(row)),
        evidence(row),
        StoredLacking.read(row),
        Optional.ofNullable(row.getString("occasion")).map(Occasion::valueOf));
  }

  private static Optional<ListingId> shown(ResultSet row) throws SQLException {
    String site = row.getString("shown_site");
    return site == null
        ? Optional.empty()
        : Optional.of(new ListingId(new SiteId(site), row.getString("shown_number")));
  }

  private static OptionalInt hits(ResultSet row) throws SQLException {
    int hits = row.getInt("hits");
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(hits);
  }

  private static Optional<Money> price(ResultSet row) throws SQLException {
    String amount = row.getString("price");
    return amount == null
        ? Optional.empty()
        : Optional.of(
            new Money(
                new BigDecimal(amount), Optional.ofNullable(row.getString("price_currency"))));
  }

  private static Optional<Seller> seller(ResultSet row) throws SQLException {
    Seller seller =
        new Seller(
            Optional.ofNullable(row.getString("seller_id")),
            Optional.ofNullable(row.getString("seller_name")));
    return seller.id().isEmpty() && seller.name().isEmpty()
        ? Optional.empty()
        : Optional.of(seller);
  }

  private static Optional<EvidenceRef> evidence(ResultSet row) throws SQLException {
    String captureId = row.getString("capture_id");
    return captureId == null
        ? Optional.empty()
        : Optional.of(
            new EvidenceRef(
                captureId, row.getString("bundle_path"), row.getString("manifest_sha256")));
  }
}
