package io.haetae.app.command;

import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.Adapters;
import java.net.URI;
import java.util.stream.Collectors;

/** What users write on the command line about sites, countries and listings. */
final class SiteArguments {
  private SiteArguments() {}

  static SiteAdapter adapter(String site) {
    return Adapters.all().stream()
        .filter(adapter -> adapter.site().value().equals(site))
        .findFirst()
        .orElseThrow(
            () -> new InputException("there is no site \"" + site + "\"; known are: " + known()));
  }

  static Country country(String code) {
    return Country.of(code)
        .orElseThrow(
            () ->
                new InputException(
                    "\"" + code + "\" is no country; write an ISO 3166-1 code such as KR"));
  }

  /** A listing written as {@code site:number} or as its address. */
  static ListingId listing(String text) {
    try {
      return text.contains("://")
          ? Adapters.listingAt(URI.create(text)).orElseThrow(() -> unknownListing(text))
          : ListingId.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw unknownListing(text);
    }
  }

  private static InputException unknownListing(String text) {
    return new InputException(
        "\"%s\" names no listing; write its address, or site:number with a site of: %s"
            .formatted(text, known()));
  }

  private static String known() {
    return Adapters.all().stream()
        .map(adapter -> adapter.site().value())
        .collect(Collectors.joining(", "));
  }
}
