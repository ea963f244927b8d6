package io.haetae.sites.aliexpress;

import io.haetae.core.product.Found;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.ArchivedAddress;
import io.haetae.sites.page.PageView;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/**
 * What the frame of a page says, whatever it holds: whose page it is, and where its shopper is.
 *
 * @param view the page
 */
record AliExpressFrame(PageView view) {
  private static final Pattern FLAG = Pattern.compile("country-flag-y2023\\s+([A-Z]{2})\\b");

  /** The item that the page's own addresses name, the address bar first. */
  Optional<ListingId> listing() {
    return addresses().flatMap(url -> AliExpressAddress.listing(url).stream()).findFirst();
  }

  /** The document; empty for data without a page. */
  Optional<Document> page() {
    return view.html().isBlank() ? Optional.empty() : Optional.of(view.document());
  }

  private Stream<URI> addresses() {
    Stream<String> named =
        page().stream()
            .flatMap(
                page ->
                    Stream.concat(
                        page.select("link[rel=canonical][href]").eachAttr("href").stream(),
                        page
                            .select("meta[property=og:url][content], meta[property=al:android:url]")
                            .eachAttr("content")
                            .stream()));
    return Stream.concat(
        view.address().stream(),
        named
            .map(
                text ->
                    ArchivedAddress.original(text.strip())
                        .replace(" ", "%20")
                        .replaceFirst("[?#].*[^\\x21-\\x7e].*", ""))
            .flatMap(text -> AliExpressParts.address(text).stream()));
  }

  /** The country of the flag in the page's head. */
  Optional<Found<String>> flag() {
    return page().stream()
        .flatMap(page -> page.select("[class*=ship-to--cssFlag]").eachAttr("class").stream())
        .map(FLAG::matcher)
        .filter(Matcher::find)
        .flatMap(match -> Country.of(match.group(1)).stream())
        .map(country -> new Found<>(country.code(), "css:[class*=ship-to--cssFlag]"))
        .findFirst();
  }
}
