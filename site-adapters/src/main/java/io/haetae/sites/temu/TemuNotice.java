package io.haetae.sites.temu;

import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The listings that a notice's free text names: by address, or by an item number with Temu's name
 * as the nearest marketplace's.
 */
final class TemuNotice {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://)?(?:www\\.)?temu\\.com/[^\\s<>\"]+", Pattern.CASE_INSENSITIVE);

  /** Temu's item numbers of 2022 to 2026 have 15 digits and start with 6010 or 6011. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z])60[0-9]{13}(?![0-9A-Za-z])");

  private static final Pattern MARKETPLACE =
      Pattern.compile(
          "\\b(?:temu|aliexpress|ali express|alibaba|1688|taobao|tmall|amazon|ebay|shein|wish|joom"
              + "|etsy|walmart|allegro|cdiscount|fruugo|bol\\.com|zalando|otto|kaufland|emag|vinted"
              + "|tiktok|rakuten|coupang|gmarket|11st|shopee|lazada|miravia)\\b"
              + "|테무|알리익스프레스|아마존|쉬인|쿠팡|네이버|지마켓",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int BEFORE = 400;
  private static final int AFTER = 60;

  private TemuNotice() {}

  /** The listings, each once, in the text's order. */
  static List<ListingId> listings(String prose) {
    Set<ListingId> listings = new LinkedHashSet<>();
    ADDRESS
        .matcher(prose)
        .results()
        .forEach(match -> address(match.group()).ifPresent(listings::add));
    NUMBER
        .matcher(prose)
        .results()
        .filter(match -> isTemus(prose, match))
        .forEach(match -> listings.add(TemuAddress.listing(match.group())));
    return List.copyOf(listings);
  }

  private static Optional<ListingId> address(String text) {
    String url = text.replaceAll("[).,;\\]]+\\z", "");
    try {
      return TemuAddress.listing(new URI(url.startsWith("http") ? url : "https://" + url));
    } catch (URISyntaxException notAnAddress) {
      return TemuAddress.numberIn(url).map(TemuAddress::listing);
    }
  }

  /** The marketplace named last before the number owns it; if there is none, the next after it. */
  private static boolean isTemus(String prose, MatchResult number) {
    String before = prose.substring(Math.max(0, number.start() - BEFORE), number.start());
    String after = prose.substring(number.end(), Math.min(prose.length(), number.end() + AFTER));
    Optional<String> last =
        MARKETPLACE.matcher(before).results().map(MatchResult::group).reduce((a, b) -> b);
    return last.or(() -> MARKETPLACE.matcher(after).results().map(MatchResult::group).findFirst())
        .filter(name -> name.equalsIgnoreCase("temu") || name.equals("테무"))
        .isPresent();
  }
}
