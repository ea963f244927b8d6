package io.haetae.core.verdict;

import io.haetae.core.product.Found;
import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the judge's rules that is about an offer which stands on its own page.
 *
 * @param reading an item's page
 * @param product its product, with a title
 * @param skus the options that matter; empty means any
 */
record Offer(Reading reading, Product product, List<String> skus) {
  private static final Set<Meaning> LIVE =
      EnumSet.of(Meaning.ON_SALE, Meaning.IN_STOCK, Meaning.DELIVERED);

  /** Whether any option is offered for sale. */
  static boolean offersAnOption(Product product) {
    return product.options().stream().anyMatch(Offer::offered);
  }

  /**
   * What the offer proves; empty if it proves nothing. Sold out and not delivered are states of a
   * listed offer, so an offer that is said to be off sale proves neither.
   */
  Optional<Verdict> verdict() {
    if (contradictory()) {
      return Optional.of(conflicting(reading.signals()));
    }
    if (reading.says(Meaning.OFF_SALE)) {
      return Optional.empty();
    }
    if (reading.says(Meaning.NOT_DELIVERED)) {
      return Optional.of(
          new Verdict.NotDelivered(Judge.basis(reading.signals(Meaning.NOT_DELIVERED))));
    }
    if (reading.says(Meaning.OUT_OF_STOCK)) {
      return Optional.of(new Verdict.SoldOut(Judge.basis(reading.signals(Meaning.OUT_OF_STOCK))));
    }
    boolean live = reading.says(Meaning.ON_SALE) && reading.says(Meaning.IN_STOCK);
    return live && product.price().isPresent() ? onSale() : Optional.empty();
  }

  private boolean contradictory() {
    Optional<Long> stock = product.stock().map(Found::value);
    return both(Meaning.ON_SALE, Meaning.OFF_SALE)
        || both(Meaning.IN_STOCK, Meaning.OUT_OF_STOCK)
        || both(Meaning.DELIVERED, Meaning.NOT_DELIVERED)
        || (reading.says(Meaning.IN_STOCK) && stock.filter(number -> number <= 0).isPresent())
        || (reading.says(Meaning.OUT_OF_STOCK)
            && (offersAnOption(product) || stock.filter(number -> number > 0).isPresent()));
  }

  private boolean both(Meaning one, Meaning other) {
    return reading.says(one) && reading.says(other);
  }

  private Optional<Verdict> onSale() {
    List<Option> all = product.options();
    if (!all.isEmpty() && all.stream().allMatch(Offer::refused)) {
      return Optional.of(conflicting(withOptions(all)));
    }
    if (skus.isEmpty()) {
      return Optional.of(new Verdict.Orderable(Judge.basis(live())));
    }
    return all.isEmpty() ? Optional.empty() : watchedOptions(all);
  }

  private Optional<Verdict> watchedOptions(List<Option> all) {
    List<Option> watched = all.stream().filter(option -> skus.contains(option.id())).toList();
    if (watched.isEmpty()) {
      return Optional.of(new Verdict.OptionGone(Judge.basis(withOptions(all))));
    }
    Basis basis = Judge.basis(withOptions(watched));
    if (watched.stream().anyMatch(Offer::offered)) {
      return Optional.of(new Verdict.Orderable(basis));
    }
    return watched.stream().allMatch(Offer::refused)
        ? Optional.of(new Verdict.SoldOut(basis))
        : Optional.empty();
  }

  /** An option that is offered without stock contradicts itself and is neither. */
  private static boolean offered(Option option) {
    return option.orderable().orElse(false)
        && option.stock().filter(number -> number <= 0).isEmpty();
  }

  private static boolean refused(Option option) {
    return option.orderable().filter(orderable -> !orderable).isPresent();
  }

  private List<Signal> live() {
    return reading.signals().stream().filter(s -> LIVE.contains(s.meaning())).toList();
  }

  private List<Signal> withOptions(List<Option> options) {
    List<Signal> signals = new ArrayList<>(live());
    for (Option option : options) {
      String state =
          option.orderable().map(o -> o ? "orderable" : "not orderable").orElse("unknown");
      signals.add(Judge.note("option " + option.id(), option.label() + ": " + state, "options"));
    }
    return signals;
  }

  private static Verdict conflicting(List<Signal> signals) {
    return new Verdict.Undetermined(Reason.CONFLICTING, Judge.basis(signals));
  }
}
