package io.haetae.sites.generic;

import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The addresses that a page has: those that it names as its own, and the one in the address bar.
 *
 * @param named the canonical link, the address for previews and the one that a browser noted when
 *     it saved the page, in that order
 * @param bar the address bar
 */
record OwnAddresses(List<PageAddress> named, Optional<PageAddress> bar) {
  private static final Pattern SAVED_FROM =
      Pattern.compile("saved from url=\\([0-9]+\\)(https?://\\S+)");

  OwnAddresses {
    named = List.copyOf(named);
  }

  /** Reads the addresses of a page. */
  static OwnAddresses of(Document page, Optional<URI> address) {
    List<PageAddress> named = new ArrayList<>();
    for (Element link : page.select("link[rel=canonical][href]")) {
      PageAddress.of(link.attr("href"), address).ifPresent(named::add);
    }
    OpenGraph.of(page).url().flatMap(url -> PageAddress.of(url, address)).ifPresent(named::add);
    savedFrom(page).flatMap(url -> PageAddress.of(url, address)).ifPresent(named::add);
    named.removeIf(PageAddress::front);
    return new OwnAddresses(named, address.flatMap(PageAddress::of).filter(bar -> !bar.front()));
  }

  /** Browsers note the address in a comment at the head of a page that they save. */
  private static Optional<String> savedFrom(Document page) {
    return Stream.concat(page.childNodes().stream(), page.head().childNodes().stream())
        .filter(Comment.class::isInstance)
        .map(node -> SAVED_FROM.matcher(((Comment) node).getData()))
        .filter(Matcher::find)
        .map(match -> match.group(1))
        .findFirst();
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
