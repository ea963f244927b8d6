package io.haetae.sites.generic;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a page is about, by its own addresses and headings; tells its product from the others that
 * it recommends.
 *
 * @param addresses the page's own addresses, the surest first
 * @param headings its headings and titles, folded
 */
record Subject(List<PageAddress> addresses, List<String> headings) {
  private static final int SHORTEST_NAME = 4;

  /** Copies the lists. */
  Subject {
    addresses = List.copyOf(addresses);
    headings = headings.stream().map(Subject::fold).filter(h -> !h.isEmpty()).toList();
  }

  /**
   * The products that the page is about: those whose address is the page's, else those that its
   * headings name, else the only one. Several are variants, or one described twice. Empty if that
   * cannot be told.
   */
  List<Entity> among(List<Entity> products) {
    List<Entity> here = products.stream().filter(this::livesHere).toList();
    if (!here.isEmpty()) {
      return here;
    }
    List<Entity> named = products.stream().filter(this::isNamed).toList();
    if (named.stream().map(Subject::name).distinct().count() == 1) {
      return named;
    }
    boolean elsewhere = products.stream().anyMatch(this::livesElsewhere);
    return products.size() == 1 && !elsewhere ? products : List.of();
  }

  private boolean livesHere(Entity product) {
    return addressesOf(product).stream()
        .anyMatch(address -> addresses.stream().anyMatch(own -> own.samePath(address)));
  }

  private boolean livesElsewhere(Entity product) {
    List<PageAddress> named = addressesOf(product);
    return !addresses.isEmpty() && !named.isEmpty() && !livesHere(product);
  }

  /** The addresses that a product gives itself or its offers; front pages say nothing. */
  private List<PageAddress> addressesOf(Entity product) {
    Optional<URI> base =
        addresses.stream().findFirst().map(own -> URI.create("https://" + own.host() + "/"));
    Set<String> written =
        product.under("offers").stream()
            .flatMap(offer -> offer.text("url").stream())
            .collect(Collectors.toSet());
    product.text("url", "@id").ifPresent(written::add);
    return written.stream()
        .flatMap(text -> PageAddress.of(text, base).stream())
        .filter(address -> !address.front())
        .toList();
  }

  private boolean isNamed(Entity product) {
    String name = name(product);
    return name.length() >= SHORTEST_NAME
        && headings.stream().anyMatch(heading -> names(heading, name));
  }

  /** A heading names a product if it holds the name, or is the better half of it. */
  private static boolean names(String heading, String name) {
    return heading.contains(name)
        || (name.contains(heading) && heading.length() * 2 > name.length());
  }

  private static String name(Entity product) {
    return fold(product.text("name").orElse(""));
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
