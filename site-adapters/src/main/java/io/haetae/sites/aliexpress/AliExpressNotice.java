package io.haetae.sites.aliexpress;

import io.haetae.core.watch.ListingId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The listings that a notice's free text names: by address, or by an item number with AliExpress's
 * name as the nearest marketplace's.
 */
final class AliExpressNotice {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|aliexpress://)?(?:[a-z0-9-]{1,20}\\.)*(?:aliexpress\\.(?:com|us|ru)/"
              + "|product/detail\\?)[^\\s<>\"]+",
          Pattern.CASE_INSENSITIVE);

  /**
   * Item numbers of 2018 to 2026 have 11, 13 or 16 digits with these beginnings; a line's end may
   * break the long ones.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![0-9A-Za-z/_-])(?:1005(?:[ \\u00a0]?[\\r\\n]+[ \\u00a0]{0,8})?"
              + "(?:[0-9](?:[ \\u00a0]?[\\r\\n]+[ \\u00a0]{0,8})?){11}[0-9]"
              + "|225[1-9][0-9]{12}|325[0-9]{13}|40[0-9]{11}|3[23][0-9]{9})(?![0-9A-Za-z])");

  private static final Pattern MARKETPLACE =
      Pattern.compile(
          "\\b(?:ali[ -]?express|temu|alibaba|1688|taobao|tmall|amazon|ebay|shein|wish|joom"
              + "|etsy|walmart|allegro|cdiscount|fruugo|bol\\.com|zalando|otto|kaufland|emag|vinted"
              + "|tiktok|rakuten|coupang|gmarket|11st|shopee|lazada|miravia)\\b"
              + "|알리 ?익스프레스|테무|아마존|쉬인|쿠팡|네이버|지마켓",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern OWN =
      Pattern.compile("ali[ -]?express|알리 ?익스프레스", Pattern.CASE_INSENSITIVE);

  private static final int BEFORE = 400;
  private static final int AFTER = 60;

  private AliExpressNotice() {}

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
        .filter(match -> isOwn(prose, match))
        .map(match -> match.group().replaceAll("[^0-9]", ""))
        .forEach(number -> listings.add(AliExpressAddress.listing(number)));
    return List.copyOf(listings);
  }

  private static Optional<ListingId> address(String text) {
    String url = text.replaceAll("[).,;\\]]+\\z", "");
    return AliExpressParts.address(url.matches("(?i)[a-z]+://.*") ? url : "https://" + url)
        .flatMap(AliExpressAddress::listing)
        .or(() -> AliExpressAddress.listingIn(url));
  }

  /** The marketplace named last before the number owns it; if there is none, the next after it. */
  private static boolean isOwn(String prose, MatchResult number) {
    String before = prose.substring(Math.max(0, number.start() - BEFORE), number.start());
    String after = prose.substring(number.end(), Math.min(prose.length(), number.end() + AFTER));
    Optional<String> last =
        MARKETPLACE.matcher(before).results().map(MatchResult::group).reduce((a, b) -> b);
    return last.or(() -> MARKETPLACE.matcher(after).results().map(MatchResult::group).findFirst())
        .filter(name -> OWN.matcher(name).matches())
        .isPresent();
  }
}
