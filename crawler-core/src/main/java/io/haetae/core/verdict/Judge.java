package io.haetae.core.verdict;

import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Concludes from a reading. A conclusion needs positive evidence: whatever is not proven ends in
 * {@link Verdict.Undetermined}, and no rule concludes from what is missing.
 */
public final class Judge {
  /** The version of these rules; changes whenever a verdict on the same reading could change. */
  public static final String RULES = "1";

  private static final Set<Meaning> STATEMENTS =
      EnumSet.of(Meaning.NOT_FOUND, Meaning.REGION_REFUSAL, Meaning.SELLER_GONE);

  private final Question question;
  private final Reading reading;

  private Judge(Question question, Reading reading) {
    this.question = question;
    this.reading = reading;
  }

  /** The verdict that a reading by itself supports; the session's controls come after. */
  public static Verdict judge(Question question, Reading reading) {
    Judge judge = new Judge(question, reading);
    return Stream.<Optional<Verdict>>of(
            judge.obstacle(), judge.vantage(), judge.identity(), judge.statement(), judge.offer())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> judge.undetermined(Reason.UNKNOWN_LAYOUT, reading.signals()));
  }

  private Optional<Verdict> obstacle() {
    return Stream.of(
            undeterminedOn(Meaning.CHALLENGE, Reason.CHALLENGED),
            undeterminedOn(Meaning.RATE_LIMIT, Reason.RATE_LIMITED),
            undeterminedOn(Meaning.LOGIN_WALL, Reason.LOGIN_REQUIRED),
            undeterminedOn(Meaning.FAILURE, Reason.FAILED),
            undeterminedOn(Meaning.EMPTY_SHELL, Reason.EMPTY_SHELL),
            undeterminedOn(Meaning.CONFLICT, Reason.CONFLICTING))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Verdict> vantage() {
    if (question.country().isEmpty()) {
      return Optional.empty();
    }
    Country asked = question.country().get();
    Optional<Signal> stated =
        reading.country().map(found -> note("country", found.value(), found.at()));
    if (stated.isEmpty()) {
      return Optional.of(
          undetermined(
              Reason.WRONG_VANTAGE,
              List.of(
                  note("country", "the page states no delivery country, asked " + asked, "page"))));
    }
    boolean same = stated.flatMap(signal -> Country.of(signal.value())).equals(question.country());
    return same
        ? Optional.empty()
        : Optional.of(undetermined(Reason.WRONG_VANTAGE, List.of(stated.get())));
  }

  /** Another item in place of the one asked for is Redirected if it is an offer, else unknown. */
  private Optional<Verdict> identity() {
    Optional<ListingId> asked = question.listing();
    Optional<ListingId> shown = reading.listing();
    if (asked.isEmpty() || shown.isEmpty() || asked.equals(shown)) {
      return Optional.empty();
    }
    Signal other = note("listing", shown.get() + " shown, " + asked.get() + " asked", "page");
    boolean offer = reading.page() == PageKind.ITEM && reading.product().isPresent();
    return Optional.of(
        offer
            ? new Verdict.Redirected(shown.get(), basis(List.of(other)))
            : undetermined(Reason.UNKNOWN_LAYOUT, List.of(other)));
  }

  private Optional<Verdict> statement() {
    List<Signal> gates = reading.signals(Meaning.AGE_GATE);
    if (!gates.isEmpty()) {
      return Optional.of(new Verdict.AgeGated(basis(gates)));
    }
    List<Signal> statements =
        reading.signals().stream().filter(s -> STATEMENTS.contains(s.meaning())).toList();
    if (statements.isEmpty()) {
      return Optional.empty();
    }
    Meaning first = statements.getFirst().meaning();
    boolean several = statements.stream().anyMatch(s -> s.meaning() != first);
    if (several || contradictedByOffer(first)) {
      return Optional.of(undetermined(Reason.CONFLICTING, reading.signals()));
    }
    Basis basis = basis(statements);
    return Optional.of(
        first == Meaning.NOT_FOUND
            ? new Verdict.Removed(basis)
            : first == Meaning.REGION_REFUSAL
                ? new Verdict.RegionBlocked(basis)
                : new Verdict.SellerGone(basis));
  }

  /**
   * An item refused in one country is for sale in others, so only the two others are contradicted.
   */
  private boolean contradictedByOffer(Meaning statement) {
    return statement != Meaning.REGION_REFUSAL
        && (reading.says(Meaning.ON_SALE) || reading.says(Meaning.IN_STOCK));
  }

  private Optional<Verdict> offer() {
    Optional<Product> product = reading.product();
    boolean named = product.flatMap(Product::title).isPresent() && reading.listing().isPresent();
    if (reading.page() != PageKind.ITEM || !named) {
      return Optional.empty();
    }
    if (contradicts(Meaning.ON_SALE, Meaning.OFF_SALE)
        || contradicts(Meaning.IN_STOCK, Meaning.OUT_OF_STOCK)
        || contradicts(Meaning.DELIVERED, Meaning.NOT_DELIVERED)) {
      return Optional.of(undetermined(Reason.CONFLICTING, reading.signals()));
    }
    if (reading.says(Meaning.NOT_DELIVERED)) {
      return Optional.of(new Verdict.NotDelivered(basis(reading.signals(Meaning.NOT_DELIVERED))));
    }
    if (reading.says(Meaning.OUT_OF_STOCK)) {
      return Optional.of(new Verdict.SoldOut(basis(reading.signals(Meaning.OUT_OF_STOCK))));
    }
    return onSale(product.orElseThrow());
  }

  private Optional<Verdict> onSale(Product product) {
    boolean proven =
        reading.says(Meaning.ON_SALE)
            && reading.says(Meaning.IN_STOCK)
            && !reading.says(Meaning.OFF_SALE)
            && product.price().isPresent();
    if (!proven) {
      return Optional.empty();
    }
    List<Option> all = product.options();
    if (question.skus().isEmpty()) {
      boolean noneOrderable = !all.isEmpty() && all.stream().allMatch(o -> is(o, false));
      return Optional.of(
          noneOrderable
              ? undetermined(Reason.CONFLICTING, withOptions(all))
              : new Verdict.Orderable(basis(live())));
    }
    List<Option> watched = all.stream().filter(o -> question.skus().contains(o.id())).toList();
    return all.isEmpty() ? Optional.empty() : watchedOptions(all, watched);
  }

  private Optional<Verdict> watchedOptions(List<Option> all, List<Option> watched) {
    if (watched.isEmpty()) {
      return Optional.of(new Verdict.OptionGone(basis(withOptions(all))));
    }
    Basis basis = basis(withOptions(watched));
    if (watched.stream().anyMatch(o -> is(o, true))) {
      return Optional.of(new Verdict.Orderable(basis));
    }
    return watched.stream().allMatch(o -> is(o, false))
        ? Optional.of(new Verdict.SoldOut(basis))
        : Optional.empty();
  }

  private static boolean is(Option option, boolean orderable) {
    return option.orderable().filter(known -> known == orderable).isPresent();
  }

  private boolean contradicts(Meaning one, Meaning other) {
    return reading.says(one) && reading.says(other);
  }

  private List<Signal> live() {
    return reading.signals().stream()
        .filter(
            s ->
                EnumSet.of(Meaning.ON_SALE, Meaning.IN_STOCK, Meaning.DELIVERED)
                    .contains(s.meaning()))
        .toList();
  }

  private List<Signal> withOptions(List<Option> options) {
    List<Signal> signals = new ArrayList<>(live());
    for (Option option : options) {
      String state =
          option.orderable().map(o -> o ? "orderable" : "not orderable").orElse("unknown");
      signals.add(note("option " + option.id(), option.label() + ": " + state, "options"));
    }
    return signals;
  }

  private Optional<Verdict> undeterminedOn(Meaning meaning, Reason reason) {
    List<Signal> found = reading.signals(meaning);
    return found.isEmpty() ? Optional.empty() : Optional.of(undetermined(reason, found));
  }

  private Verdict undetermined(Reason reason, List<Signal> signals) {
    return new Verdict.Undetermined(reason, basis(signals));
  }

  private static Signal note(String name, String value, String at) {
    return new Signal(Meaning.NOTE, name, value, at);
  }

  private static Basis basis(List<Signal> signals) {
    return new Basis(signals, RULES);
  }
}
