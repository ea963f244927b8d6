package io.haetae.core.verdict;

import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Concludes from a reading. A conclusion needs positive evidence: whatever is not proven ends in
 * {@link Verdict.Undetermined}, and no rule concludes from what is missing.
 */
public final class Judge {
  /** The version of these rules; changes whenever a verdict on the same reading could change. */
  public static final String RULES = "1";

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

  /**
   * The verdict that a reading by itself supports on a search. Offers that are listed were found,
   * unless the page states another country. That nothing was found needs a page that says so and
   * states the country: a wall is never an empty list.
   */
  public static Verdict search(Question question, Reading reading) {
    Judge judge = new Judge(question, reading);
    return Stream.<Optional<Verdict>>of(judge.obstacle(), judge.elsewhere(), judge.results())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> judge.undetermined(Reason.UNKNOWN_LAYOUT, reading.signals()));
  }

  private Optional<Verdict> elsewhere() {
    boolean listed = !reading.results().isEmpty() && reading.country().isEmpty();
    return listed || reading.page() != PageKind.SEARCH ? Optional.empty() : vantage();
  }

  private Optional<Verdict> results() {
    if (reading.page() != PageKind.SEARCH) {
      return Optional.empty();
    }
    int hits = reading.results().size();
    List<Signal> signals = new ArrayList<>();
    signals.add(note("hits", String.valueOf(hits), "page"));
    reading.country().ifPresent(found -> signals.add(note("country", found.value(), found.at())));
    return Optional.of(new Verdict.Searched(hits, basis(signals)));
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

  /**
   * Another item in place of the one asked for is Redirected if the page is that item's offer and
   * says nothing else; whose state a statement on such a page tells is not known.
   */
  private Optional<Verdict> identity() {
    Optional<ListingId> asked = question.listing();
    Optional<ListingId> shown = reading.listing();
    if (asked.isEmpty() || shown.isEmpty() || asked.equals(shown)) {
      return Optional.empty();
    }
    List<Signal> signals = new ArrayList<>();
    signals.add(note("listing", shown.get() + " shown, " + asked.get() + " asked", "page"));
    signals.addAll(statements());
    boolean redirected =
        shown.get().site().equals(asked.get().site())
            && reading.page() == PageKind.ITEM
            && reading.product().flatMap(Product::title).isPresent()
            && statements().isEmpty();
    return Optional.of(
        redirected
            ? new Verdict.Redirected(shown.get(), basis(signals))
            : undetermined(Reason.UNKNOWN_LAYOUT, signals));
  }

  /** A list of offers can say that it found nothing, but not that an item is gone. */
  private Optional<Verdict> statement() {
    List<Signal> signals = statements();
    List<Statement> made =
        signals.stream().flatMap(s -> Statement.of(s.meaning()).stream()).distinct().toList();
    if (made.isEmpty() || reading.page() == PageKind.SEARCH) {
      return Optional.empty();
    }
    Statement first = made.getFirst();
    boolean contradicted =
        made.size() > 1
            || first.contradictions().stream().anyMatch(reading::says)
            || contradictedByProduct(first);
    return Optional.of(
        contradicted
            ? undetermined(Reason.CONFLICTING, reading.signals())
            : first.verdict(basis(signals)));
  }

  private List<Signal> statements() {
    return reading.signals().stream()
        .filter(signal -> Statement.of(signal.meaning()).isPresent())
        .toList();
  }

  private boolean contradictedByProduct(Statement statement) {
    boolean priced = reading.product().flatMap(Product::price).isPresent();
    boolean offered = reading.product().filter(Offer::offersAnOption).isPresent();
    return switch (statement) {
      case AGE_GATE, REGION_REFUSAL -> false;
      case NOT_FOUND -> priced || offered;
      case SELLER_GONE -> offered;
    };
  }

  /** The page's own offer: only where it has a title and names its item. */
  private Optional<Verdict> offer() {
    boolean named = reading.listing().isPresent() && reading.page() == PageKind.ITEM;
    return reading
        .product()
        .filter(product -> named && product.title().isPresent())
        .flatMap(product -> new Offer(reading, product, question.skus()).verdict());
  }

  private Optional<Verdict> undeterminedOn(Meaning meaning, Reason reason) {
    List<Signal> found = reading.signals(meaning);
    return found.isEmpty() ? Optional.empty() : Optional.of(undetermined(reason, found));
  }

  private Verdict undetermined(Reason reason, List<Signal> signals) {
    return new Verdict.Undetermined(reason, basis(signals));
  }

  static Signal note(String name, String value, String at) {
    return new Signal(Meaning.NOTE, name, value, at);
  }

  static Basis basis(List<Signal> signals) {
    return new Basis(signals, RULES);
  }
}
