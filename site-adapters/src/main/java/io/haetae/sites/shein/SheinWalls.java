package io.haetae.sites.shein;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.sites.page.Obstacles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What SHEIN shows in place of a page. */
final class SheinWalls {
  private SheinWalls() {}

  /** The walls that a page is by its address, or by the address that the server answered. */
  static List<Signal> byAddress(SheinFrame frame, Optional<URI> address) {
    List<Signal> signals = new ArrayList<>();
    frame
        .original()
        .flatMap(path -> risk("originalUrl", path, "gbCommonInfo#/originalUrl"))
        .ifPresent(signals::add);
    frame
        .template()
        .filter(name -> name.contains("risk"))
        .map(
            name ->
                new Signal(Meaning.CHALLENGE, "templateType", name, "gbCommonInfo#/templateType"))
        .ifPresent(signals::add);
    address
        .map(URI::getRawPath)
        .flatMap(path -> risk("address", path, "url"))
        .ifPresent(signals::add);
    return signals;
  }

  private static Optional<Signal> risk(String name, String path, String at) {
    if (path.startsWith("/risk/action/limit")) {
      return Optional.of(new Signal(Meaning.RATE_LIMIT, name, path, at));
    }
    return path.startsWith("/risk/")
        ? Optional.of(new Signal(Meaning.CHALLENGE, name, path, at))
        : Optional.empty();
  }

  /** The walls of a page that holds no goods. */
  static List<Signal> withoutGoods(Document page, SheinFrame frame, Optional<URI> address) {
    List<Signal> signals = new ArrayList<>();
    if (page.title().contains("[goods_name]")) {
      signals.add(new Signal(Meaning.EMPTY_SHELL, "title", page.title(), "css:title"));
    }
    notFound(page).ifPresent(signals::add);
    boolean item =
        frame.original().flatMap(SheinAddress::inPath).isPresent()
            || address.flatMap(SheinAddress::listing).isPresent();
    if (signals.isEmpty() && item && frame.present()) {
      signals.add(new Signal(Meaning.EMPTY_SHELL, "state", "no goods in a product page", "page"));
    }
    if (signals.isEmpty()) {
      signals.addAll(Obstacles.in(page, address));
    }
    return signals;
  }

  /**
   * The page's own words that there is no such item, rendered; soft-blocked visitors may get it.
   */
  private static Optional<Signal> notFound(Document page) {
    for (Element element : page.select(".page-not-found")) {
      String text = Obstacles.shown(element);
      if (!text.isEmpty()) {
        return Optional.of(
            new Signal(Meaning.NOT_FOUND, "page-not-found", text, "css:.page-not-found"));
      }
    }
    return Optional.empty();
  }
}
