package io.haetae.sites.page;

import io.haetae.core.product.Money;
import io.haetae.core.product.Price;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what several states of one page, or a state and the rendered page, say of one offer. */
public final class Witnesses {
  /** What another state can say against an offer. */
  private static final Set<Meaning> AGAINST =
      EnumSet.of(
          Meaning.OFF_SALE,
          Meaning.OUT_OF_STOCK,
          Meaning.NOT_DELIVERED,
          Meaning.REGION_REFUSAL,
          Meaning.NOT_FOUND,
          Meaning.SELLER_GONE,
          Meaning.AGE_GATE);

  private Witnesses() {}

  /**
   * What another state of the same offer says against the first, such as a newer answer against an
   * older state: that it is not to be had, or that what the first calls sold out is in stock. What
   * the first says itself is left out.
   */
  public static List<Signal> against(List<Signal> first, List<Signal> other) {
    List<Signal> signals = new ArrayList<>();
    for (Signal signal : other) {
      boolean offers = signal.meaning() == Meaning.IN_STOCK && says(first, Meaning.OUT_OF_STOCK);
      if ((AGAINST.contains(signal.meaning()) && !says(first, signal.meaning())) || offers) {
        signals.add(signal);
      }
    }
    return signals;
  }

  private static boolean says(List<Signal> signals, Meaning meaning) {
    return signals.stream().anyMatch(signal -> signal.meaning() == meaning);
  }

  /** A conflict if one page's states are about several items, so that nobody can tell whose. */
  public static Optional<Signal> severalItems(List<String> numbers, String name) {
    List<String> distinct = numbers.stream().distinct().toList();
    return distinct.size() > 1
        ? Optional.of(new Signal(Meaning.CONFLICT, name, String.join(", ", distinct), "states"))
        : Optional.empty();
  }

  /**
   * A conflict if the price that a shopper sees does not lie in the range of those that the state
   * gives, or is in another currency. Where either names no currency, nothing can be said.
   *
   * @param at where the shopper sees it
   */
  public static Optional<Signal> price(Price stated, Money shown, String at) {
    Optional<String> currency = stated.shown().currency();
    if (currency.isEmpty() || shown.currency().isEmpty()) {
      return Optional.empty();
    }
    Money low = stated.min().orElse(stated.shown());
    Money high = stated.max().orElse(stated.shown());
    boolean inside =
        shown.amount().compareTo(low.amount().min(stated.shown().amount())) >= 0
            && shown.amount().compareTo(high.amount().max(stated.shown().amount())) <= 0;
    String said =
        "%s to %s %s in the state, %s %s shown"
            .formatted(
                low.plain(), high.plain(), currency.get(), shown.plain(), shown.currency().get());
    return inside && currency.equals(shown.currency())
        ? Optional.empty()
        : Optional.of(new Signal(Meaning.CONFLICT, "price", said, at));
  }
}
