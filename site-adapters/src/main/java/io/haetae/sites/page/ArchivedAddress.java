package io.haetae.sites.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as the Wayback Machine writes them into the pages that it keeps: its own host, the time
 * of the copy, sometimes a mark for the kind of copy, then the address as it was.
 */
public final class ArchivedAddress {
  private static final Pattern COPY =
      Pattern.compile(
          "\\A(?:(?:https?:)?//web\\.archive\\.org)?/web/[0-9]{4,14}(?:[a-z]{2}_)?/"
              + "(https?:)/{0,2}([^/].*)\\z");

  private ArchivedAddress() {}

  /** The address before it was archived; any other text as it is. */
  public static String original(String address) {
    Matcher copy = COPY.matcher(address);
    return copy.matches() ? copy.group(1) + "//" + copy.group(2) : address;
  }
}
