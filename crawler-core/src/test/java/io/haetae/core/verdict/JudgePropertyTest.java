package io.haetae.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What no reading may lead to, whatever it holds: every triple of meanings on every page, and every
 * subset of meanings on the pages that come nearest to a conclusion.
 */
class JudgePropertyTest {
  private static final Set<Meaning> OBSTACLES =
      EnumSet.of(
          Meaning.CHALLENGE,
          Meaning.RATE_LIMIT,
          Meaning.LOGIN_WALL,
          Meaning.FAILURE,
          Meaning.EMPTY_SHELL,
          Meaning.CONFLICT);
  private static final Set<Meaning> AGAINST_SALE =
      EnumSet.of(
          Meaning.OFF_SALE,
          Meaning.OUT_OF_STOCK,
          Meaning.NOT_DELIVERED,
          Meaning.NOT_FOUND,
          Meaning.SELLER_GONE,
          Meaning.REGION_REFUSAL,
          Meaning.AGE_GATE);
  private static final Set<Meaning> AGAINST_REMOVAL =
      EnumSet.of(
          Meaning.ON_SALE,
          Meaning.IN_STOCK,
          Meaning.OUT_OF_STOCK,
          Meaning.DELIVERED,
          Meaning.NOT_DELIVERED,
          Meaning.REGION_REFUSAL,
          Meaning.SELLER_GONE,
          Meaning.AGE_GATE);
  private static final Set<Meaning> STATEMENTS =
      EnumSet.of(Meaning.NOT_FOUND, Meaning.REGION_REFUSAL, Meaning.SELLER_GONE, Meaning.AGE_GATE);
  private static final Meaning[] MEANINGS = Meaning.values();
  private static final Optional<ListingId> ASKED = Optional.of(Pages.ASKED);
  private static final Optional<String> KOREA = Optional.of("KR");
  private static final List<List<Option>> OPTIONS =
      List.of(
          List.of(),
          List.of(Pages.offered("a"), Pages.refused("c")),
          List.of(Pages.refused("a"), Pages.offered("c")),
          List.of(Pages.refused("a"), Pages.refused("c")),
          List.of(Pages.unknown("a"), Pages.unknown("c")),
          List.of(Pages.offered("c")));
  private static final List<Question> QUESTIONS =
      List.of(
          Pages.asked(),
          Pages.asked("a"),
          new Question(Optional.empty(), Optional.empty(), List.of()),
          new Question(Optional.empty(), Optional.of(Country.KOREA), List.of("a", "b")));

  private final List<String> faults = new ArrayList<>();
  private long judged;

  @Test
  void noTripleOfMeaningsOnAnyPageBreaksARule() {
    List<Reading> frames = frames();
    for (int i = 0; i < MEANINGS.length; i++) {
      for (int j = i; j < MEANINGS.length; j++) {
        for (int k = j; k < MEANINGS.length; k++) {
          EnumSet<Meaning> meanings = EnumSet.of(MEANINGS[i], MEANINGS[j], MEANINGS[k]);
          frames.forEach(frame -> check(meanings, frame));
        }
      }
    }
    frames.forEach(frame -> check(EnumSet.noneOf(Meaning.class), frame));
    assertThat(judged).isEqualTo(970L * frames.size() * QUESTIONS.size());
    assertThat(faults).isEmpty();
  }

  @Test
  void noSubsetOfMeaningsBreaksARule() {
    List<Reading> nearest =
        List.of(
            frame(PageKind.ITEM, ASKED, KOREA, Pages.WHOLE),
            frame(PageKind.ITEM, ASKED, KOREA, Pages.with(Pages.offered("a"))),
            frame(PageKind.ITEM, Optional.of(Pages.OTHER), KOREA, Pages.WHOLE),
            frame(PageKind.OTHER, Optional.empty(), KOREA, Optional.empty()));
    for (int bits = 0; bits < 1 << MEANINGS.length; bits++) {
      EnumSet<Meaning> meanings = EnumSet.noneOf(Meaning.class);
      for (int i = 0; i < MEANINGS.length; i++) {
        if ((bits >> i & 1) == 1) {
          meanings.add(MEANINGS[i]);
        }
      }
      nearest.forEach(frame -> check(meanings, frame));
    }
    assertThat(judged).isEqualTo((1L << MEANINGS.length) * nearest.size() * QUESTIONS.size());
    assertThat(faults).isEmpty();
  }

  @Test
  void theOrderOfSignalsDoesNotChangeTheKind() {
    for (Meaning one : MEANINGS) {
      for (Meaning two : MEANINGS) {
        List<Meaning> order = List.of(one, two, Meaning.IN_STOCK, Meaning.ON_SALE);
        List<Meaning> back = new ArrayList<>(order);
        Collections.reverse(back);
        Verdict forwards = Judge.judge(Pages.asked(), with(order));
        Verdict backwards = Judge.judge(Pages.asked(), with(back));
        assertThat(forwards.described()).isEqualTo(backwards.described());
      }
    }
  }

  private static Reading with(List<Meaning> meanings) {
    return Pages.page(PageKind.ITEM, ASKED, KOREA, Pages.WHOLE, meanings);
  }

  private static List<Reading> frames() {
    List<Optional<Product>> products = new ArrayList<>();
    products.add(Optional.empty());
    products.add(Optional.of(Pages.product(false, true, List.of())));
    products.add(Optional.of(Pages.product(true, false, List.of())));
    OPTIONS.forEach(options -> products.add(Optional.of(Pages.product(true, true, options))));
    List<Reading> frames = new ArrayList<>();
    for (PageKind kind : PageKind.values()) {
      for (Optional<ListingId> listing :
          List.of(Optional.<ListingId>empty(), ASKED, Optional.of(Pages.OTHER))) {
        for (Optional<String> country :
            List.of(Optional.<String>empty(), KOREA, Optional.of("US"))) {
          products.forEach(product -> frames.add(frame(kind, listing, country, product)));
        }
      }
    }
    return frames;
  }

  private static Reading frame(
      PageKind kind,
      Optional<ListingId> listing,
      Optional<String> country,
      Optional<Product> product) {
    return Pages.page(kind, listing, country, product, List.of());
  }

  private void check(Set<Meaning> meanings, Reading frame) {
    Reading reading =
        new Reading(
            frame.site(),
            frame.adapterVersion(),
            frame.page(),
            frame.listing(),
            frame.country(),
            frame.product(),
            frame.results(),
            meanings.stream().map(Pages::signal).toList());
    for (Question question : QUESTIONS) {
      judged++;
      Verdict verdict = Judge.judge(question, reading);
      new Rules(question, reading, meanings, verdict, this::fault).check();
    }
  }

  private void fault(String fault) {
    if (faults.size() < 20) {
      faults.add(fault);
    }
  }

  /** One reading, and what its verdict may be. */
  private record Rules(
      Question question,
      Reading reading,
      Set<Meaning> meanings,
      Verdict verdict,
      Consumer<String> faults) {

    void check() {
      if (!verdict.conclusive()) {
        return;
      }
      rule("an obstacle proves nothing", none(OBSTACLES));
      rule("a verdict rests on signals", !verdict.basis().signals().isEmpty());
      rule("a list of offers proves nothing", reading.page() != PageKind.SEARCH);
      rule("the page was made for the country asked about", countryFits());
      switch (verdict) {
        case Verdict.Orderable orderable -> orderable();
        case Verdict.SoldOut soldOut -> {
          offer();
          rule(
              "sold out as a whole or in the option",
              says(Meaning.OUT_OF_STOCK) || optionRefused());
        }
        case Verdict.NotDelivered notDelivered -> {
          offer();
          rule("not delivered is said", says(Meaning.NOT_DELIVERED));
        }
        case Verdict.OptionGone gone -> {
          offer();
          rule("other options are there", !options().isEmpty() && watched().isEmpty());
        }
        case Verdict.AgeGated gated -> rule("the gate is said", says(Meaning.AGE_GATE));
        case Verdict.RegionBlocked blocked ->
            rule("the refusal is said", says(Meaning.REGION_REFUSAL));
        case Verdict.Removed removed -> {
          rule("absence is said", says(Meaning.NOT_FOUND));
          rule("nothing speaks against removal", none(AGAINST_REMOVAL));
          rule("no offer is shown", reading.product().flatMap(Product::price).isEmpty());
          rule("not another item's page", !anotherItem());
        }
        case Verdict.Redirected redirected -> {
          rule("another item's page", anotherItem() && reading.page() == PageKind.ITEM);
          rule("another item's title", reading.product().flatMap(Product::title).isPresent());
          rule("and nothing else is said", none(STATEMENTS));
        }
        case Verdict.Searched search -> rule("a visit to a listing is no search", false);
        case Verdict.SellerGone gone ->
            rule("the shop is said to be gone", says(Meaning.SELLER_GONE));
        case Verdict.Undetermined undetermined -> {}
      }
    }

    private void orderable() {
      offer();
      rule("listed for sale", says(Meaning.ON_SALE));
      rule("in stock", says(Meaning.IN_STOCK));
      rule("has a price", reading.product().flatMap(Product::price).isPresent());
      rule("nothing speaks against sale", none(AGAINST_SALE));
      rule(
          "an option can be ordered",
          options().isEmpty() || options().stream().anyMatch(o -> o.orderable().orElse(true)));
      rule(
          "a watched option can be ordered",
          question.skus().isEmpty()
              || watched().stream().anyMatch(o -> o.orderable().orElse(false)));
    }

    private void offer() {
      rule("not said to be off sale", !says(Meaning.OFF_SALE));
      rule("an item's page", reading.page() == PageKind.ITEM);
      rule("has a title", reading.product().flatMap(Product::title).isPresent());
      rule("names the item", reading.listing().isPresent() && !anotherItem());
    }

    private boolean anotherItem() {
      return question.listing().isPresent()
          && reading.listing().isPresent()
          && !question.listing().equals(reading.listing());
    }

    private boolean countryFits() {
      return question.country().isEmpty()
          || reading.country().filter(found -> found.value().equals("KR")).isPresent();
    }

    private boolean optionRefused() {
      return !watched().isEmpty() && watched().stream().noneMatch(o -> o.orderable().orElse(true));
    }

    private List<Option> options() {
      return reading.product().map(Product::options).orElse(List.of());
    }

    private List<Option> watched() {
      return options().stream().filter(o -> question.skus().contains(o.id())).toList();
    }

    private boolean says(Meaning meaning) {
      return meanings.contains(meaning);
    }

    private boolean none(Set<Meaning> others) {
      return Collections.disjoint(meanings, others);
    }

    private void rule(String rule, boolean kept) {
      if (!kept) {
        faults.accept(
            rule
                + ": "
                + verdict.described()
                + " of "
                + reading.page()
                + " "
                + meanings
                + " listing "
                + reading.listing()
                + " country "
                + reading.country()
                + " product "
                + reading.product()
                + " question "
                + question);
      }
    }
  }
}
