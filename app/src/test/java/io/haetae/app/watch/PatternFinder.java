package io.haetae.app.watch;

import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A finder for tests: AliExpress item numbers in a text that names AliExpress. */
final class PatternFinder implements ListingFinder {
  private static final SiteId ALIEXPRESS = new SiteId("aliexpress");
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9])1005[0-9]{12}(?![0-9])");
  private static final Pattern PATH = Pattern.compile("/item/([0-9]+)\\.html");

  @Override
  public List<ListingId> in(String prose) {
    if (!prose.toLowerCase(Locale.ROOT).contains("aliexpress")) {
      return List.of();
    }
    return NUMBER
        .matcher(prose)
        .results()
        .map(MatchResult::group)
        .distinct()
        .map(number -> new ListingId(ALIEXPRESS, number))
        .toList();
  }

  @Override
  public Optional<ListingId> at(URI url) {
    return Optional.of(PATH.matcher(String.valueOf(url.getPath())))
        .filter(path -> String.valueOf(url.getHost()).endsWith("aliexpress.com") && path.matches())
        .map(path -> new ListingId(ALIEXPRESS, path.group(1)));
  }
}
