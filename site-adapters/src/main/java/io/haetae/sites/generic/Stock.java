package io.haetae.sites.generic;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a page's descriptions of one product say of its being for sale, taken together. */
final class Stock {
  private Stock() {}

  /**
   * The signals of all descriptions.
   *
   * @param descriptions the offers as each description gives them; one description must not
   *     contradict another, while the single offers of one are options that may differ
   * @param preview what the tags for link previews say; it can contradict, not decide
   */
  static List<Signal> signals(List<Offers> descriptions, Optional<Availability> preview) {
    List<Signal> signals = new ArrayList<>();
    for (Offers offers : descriptions) {
      witness(offers.single()).ifPresent(found -> add(found, offers.single(), signals));
      witness(offers.whole()).ifPresent(found -> add(found, offers.whole(), signals));
    }
    boolean orderable = says(signals, Meaning.IN_STOCK);
    boolean not = says(signals, Meaning.OUT_OF_STOCK) || says(signals, Meaning.OFF_SALE);
    boolean previewDiffers =
        preview.isPresent()
            && (orderable || not)
            && (preview.get() == Availability.ORDERABLE ? not : orderable);
    if ((orderable && not) || previewDiffers) {
      signals.add(conflict(signals, preview));
    }
    preview.ifPresent(said -> signals.add(note("og:availability", said.name(), "css:meta")));
    return signals;
  }

  private static Optional<Availability> witness(List<Offers.Offer> offers) {
    return Offers.together(offers);
  }

  private static void add(Availability found, List<Offers.Offer> offers, List<Signal> signals) {
    Offers.Offer spoken =
        offers.stream()
            .filter(offer -> offer.availability().equals(Optional.of(found)))
            .filter(Offers.Offer::priced)
            .findFirst()
            .or(
                () ->
                    offers.stream()
                        .filter(offer -> offer.availability().equals(Optional.of(found)))
                        .findFirst())
            .orElse(offers.getFirst());
    String written = spoken.written().orElse("");
    signals.add(
        new Signal(found.meaning(), "availability", written, spoken.at() + "/availability"));
    if (found == Availability.ORDERABLE) {
      spoken
          .low()
          .filter(price -> spoken.priced())
          .ifPresent(
              price ->
                  signals.add(new Signal(Meaning.ON_SALE, "offers", price.plain(), spoken.at())));
    }
  }

  private static Signal conflict(List<Signal> signals, Optional<Availability> preview) {
    String said =
        signals.stream()
            .filter(signal -> signal.name().equals("availability"))
            .map(signal -> signal.at() + " = " + signal.value())
            .collect(Collectors.joining(", "));
    String tags = preview.map(tag -> ", og:availability = " + tag).orElse("");
    return new Signal(Meaning.CONFLICT, "availability", said + tags, "page");
  }

  private static boolean says(List<Signal> signals, Meaning meaning) {
    return signals.stream().anyMatch(signal -> signal.meaning() == meaning);
  }

  private static Signal note(String name, String value, String at) {
    return new Signal(Meaning.NOTE, name, value, at);
  }
}
