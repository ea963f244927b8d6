package io.haetae.sites.shein;

import io.haetae.core.watch.ListingId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The listings that a notice's free text names: addresses, and numbers called goods id right after
 * SHEIN's name. The codes that notices mostly give ({@code sl2410053200854110}) name a design, not
 * a page, and are no listings.
 */
final class SheinNotice {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:[a-z0-9-]+\\.)?shein\\.(?:com(?:\\.[a-z]{2})?|co\\.uk|se|tw)/[^\\s<>\"]*?"
              + "-p-([0-9]{4,12})(?:-cat-[0-9]+)?\\.html",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:\\bshein\\b|쉬인)[^.;0-9]{0,60}?\\b(?:goods|product|item|unique|identification|상품)"
              + "[^.;0-9]{0,40}?[:#(\\s]\\s*([0-9]{7,10})(?![0-9A-Za-z])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern OTHER_MARKETPLACE =
      Pattern.compile("temu|aliexpress|amazon|ebay|wish|etsy|walmart", Pattern.CASE_INSENSITIVE);

  private SheinNotice() {}

  /** The listings, each once, addresses first. */
  static List<ListingId> listings(String prose) {
    Set<ListingId> listings = new LinkedHashSet<>();
    ADDRESS
        .matcher(prose)
        .results()
        .forEach(match -> listings.add(SheinAddress.listing(match.group(1))));
    NUMBER
        .matcher(prose)
        .results()
        .filter(match -> !OTHER_MARKETPLACE.matcher(match.group()).find())
        .forEach(match -> listings.add(SheinAddress.listing(match.group(1))));
    return List.copyOf(listings);
  }
}
