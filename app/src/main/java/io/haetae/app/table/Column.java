package io.haetae.app.table;

import io.haetae.app.storage.ObservationRow;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.plan.Query;
import io.haetae.core.product.Money;
import io.haetae.core.product.Seller;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** The columns of exported observations in their order; the codebook is made from them. */
@SuppressWarnings("ImmutableEnumChecker") // The functions keep no state.
enum Column {
  VISIT("text", "the visit's stored name, unique in the archive", (row, v) -> of(row.visit().id())),
  RUN("text", "the session that the visit belongs to", (row, v) -> of(row.visit().run())),
  PURPOSE(
      "target, search, candidate, control_on_sale, control_absent",
      "why the visit was made; statistics count targets only",
      (row, v) -> of(row.visit().purpose().name().toLowerCase(Locale.ROOT))),
  STUDY_VERSION(
      "number",
      "the version of the study file under which it was made; empty outside studies",
      (row, v) -> v.map(String::valueOf)),
  OCCASION(
      "first, notice, dense, weekly, later, again, confirm, search",
      "why a study's visit was due: a slot of its schedule, once more after a look that told"
          + " nothing (again), or a second look at a change (confirm)",
      (row, v) -> row.occasion().map(why -> why.name().toLowerCase(Locale.ROOT))),
  LANE("text", "site/country/language/currency/way out", (row, v) -> of(row.visit().lane().name())),
  SITE("text", "the site", (row, v) -> of(row.visit().lane().site().value())),
  COUNTRY(
      "ISO 3166-1",
      "the delivery country",
      (row, v) -> of(row.visit().lane().vantage().country().code())),
  SIMULATED(
      "true, false",
      "whether a simulation stood in for the site",
      (row, v) -> of(String.valueOf(row.visit().lane().standIn().isPresent()))),
  WATCH_ITEM(
      "text", "the watch item's id; empty for controls", (row, v) -> row.visit().watchItem()),
  QUERY("text", "what was searched for", (row, v) -> row.visit().query().map(Query::words)),
  QUERY_KIND(
      "identifier, local, english, added",
      "where the words of the query come from",
      (row, v) -> row.visit().query().map(q -> q.kind().name().toLowerCase(Locale.ROOT))),
  HITS(
      "number",
      "how many offers a search listed",
      (row, v) ->
          row.verdict() instanceof Verdict.Searched search
              ? of(String.valueOf(search.hits()))
              : Optional.empty()),
  LISTING(
      "site:number",
      "the listing; the name of the result list for a search",
      (row, v) -> of(row.visit().listing().toString())),
  SKUS(
      "text, separated by |",
      "the options that the watch item concerns; empty means any",
      (row, v) -> of(String.join("|", row.visit().skus()))),
  URL("address", "where a shopper sees it", (row, v) -> of(row.visit().url().toString())),
  OPENED_AT(
      "ISO 8601, UTC",
      "when the visit started",
      (row, v) -> of(row.openedAt().truncatedTo(ChronoUnit.MILLIS).toString())),
  CLOSED_AT(
      "ISO 8601, UTC",
      "when it ended",
      (row, v) -> of(row.closedAt().truncatedTo(ChronoUnit.MILLIS).toString())),
  VERDICT(
      "Orderable, SoldOut, NotDelivered, OptionGone, AgeGated, RegionBlocked, Removed, Redirected,"
          + " SellerGone, Searched, Undetermined",
      "the conclusion; Undetermined is never a removal",
      (row, v) -> of(row.verdict().kind())),
  REASON(
      "Challenged, RateLimited, LoginRequired, WrongVantage, UnknownLayout, EmptyShell,"
          + " Conflicting, ControlFailed, Failed",
      "why nothing was concluded; empty for conclusions",
      (row, v) ->
          row.verdict() instanceof Verdict.Undetermined undetermined
              ? of(undetermined.reason().stored())
              : Optional.empty()),
  SHOWN_LISTING(
      "site:number",
      "the item shown instead, if Redirected",
      (row, v) ->
          row.verdict() instanceof Verdict.Redirected redirected
              ? Optional.of(redirected.shown()).map(ListingId::toString)
              : Optional.empty()),
  RULES("text", "the version of the rules", (row, v) -> of(row.verdict().basis().rules())),
  TITLE("text", "the offer's title as read", (row, v) -> row.title()),
  PRICE(
      "decimal",
      "the price shown, as read",
      (row, v) -> row.price().map(Money::amount).map(BigDecimal::toPlainString)),
  CURRENCY("ISO 4217", "its currency, if shown", (row, v) -> row.price().flatMap(Money::currency)),
  SELLER_ID("text", "the seller's id at the site", (row, v) -> row.seller().flatMap(Seller::id)),
  SELLER_NAME("text", "the seller's name", (row, v) -> row.seller().flatMap(Seller::name)),
  BUNDLE(
      "path",
      "the sealed bundle in the archive; empty if nothing could be captured",
      (row, v) -> row.evidence().map(EvidenceRef::path)),
  MANIFEST_SHA256(
      "hexadecimal",
      "the hash of its manifest, which the archive's log holds",
      (row, v) -> row.evidence().map(EvidenceRef::manifestSha256));

  private final String type;
  private final String about;
  private final BiFunction<ObservationRow, Optional<Integer>, Optional<String>> value;

  Column(
      String type,
      String about,
      BiFunction<ObservationRow, Optional<Integer>, Optional<String>> value) {
    this.type = type;
    this.about = about;
    this.value = value;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  String type() {
    return type;
  }

  String about() {
    return about;
  }

  Optional<String> of(ObservationRow row, Optional<Integer> version) {
    return value.apply(row, version);
  }

  private static Optional<String> of(String value) {
    return Optional.of(value);
  }
}
