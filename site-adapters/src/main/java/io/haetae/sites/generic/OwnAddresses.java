package io.haetae.sites.generic;

import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.ArchivedAddress;
import io.haetae.sites.page.PageView;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The addresses that a page has: those that it names as its own, and the one in the address bar.
 *
 * @param named the canonical link and the address for previews, in that order
 * @param bar the address bar
 */
public record OwnAddresses(List<PageAddress> named, Optional<PageAddress> bar) {
  /** Copies the list. */
  public OwnAddresses {
    named = List.copyOf(named);
  }

  /** Reads the addresses of a page. */
  static OwnAddresses of(Document page, Optional<URI> address) {
    List<PageAddress> named = new ArrayList<>();
    for (Element link : page.select("link[rel=canonical][href]")) {
      PageAddress.of(link.attr("href"), address).ifPresent(named::add);
    }
    OpenGraph.of(page).url().flatMap(url -> PageAddress.of(url, address)).ifPresent(named::add);
    named.removeIf(PageAddress::front);
    return new OwnAddresses(named, address.flatMap(PageAddress::of).filter(bar -> !bar.front()));
  }

  /**
   * The addresses of a page as they are written, the address bar first: also those of marketplaces
   * that name their offers by number.
   */
  public static Stream<URI> written(PageView view) {
    if (view.html().isBlank()) {
      return view.address().stream();
    }
    Document page = view.document();
    Stream<String> named =
        Stream.concat(
            page.select("link[rel=canonical]").eachAttr("href").stream(),
            page.select("meta[property=og:url]").eachAttr("content").stream());
    return Stream.concat(view.address().stream(), named.flatMap(text -> uri(text).stream()));
  }

  private static Optional<URI> uri(String text) {
    try {
      String own = ArchivedAddress.original(text.strip());
      return Optional.of(new URI(own.replace(" ", "%20").replace("|", "%7C")));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /** All addresses, the surest first. */
  List<PageAddress> all() {
    List<PageAddress> all = new ArrayList<>(named);
    bar.ifPresent(all::add);
    return all;
  }

  /**
   * The listing. A page that was asked for is the one asked for if it names that address as its
   * own, or stands at it and names one that is akin or none; else nobody can tell in an unknown
   * shop whether it is the same offer, and there is no listing. A page that nobody asked for is
   * what it names: its own address, its product's, or its product's number.
   */
  Optional<ListingId> listing(
      Optional<URI> requested, Optional<String> ofProduct, Optional<String> number) {
    Optional<PageAddress> asked = requested.flatMap(PageAddress::of).filter(one -> !one.front());
    if (asked.isPresent()) {
      return asked.filter(this::shows).map(PageAddress::listing);
    }
    return all().stream()
        .findFirst()
        .or(() -> ofProduct.flatMap(text -> PageAddress.of(text, Optional.empty())))
        .filter(one -> !one.front())
        .map(PageAddress::listing)
        .or(() -> number.map(PageAddress::numbered));
  }

  private boolean shows(PageAddress asked) {
    boolean there = bar.filter(asked::leadsTo).isPresent();
    return named.stream().anyMatch(asked::leadsTo)
        || (there && (named.isEmpty() || named.stream().anyMatch(asked::akin)));
  }
}
