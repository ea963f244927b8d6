package io.haetae.browser;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** URLs as the browser writes them (WHATWG URL), turned into {@link URI}s (RFC 3986). */
final class Addresses {
  private static final String ALLOWED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
  private static final String HEX = "0123456789ABCDEF";

  private Addresses() {}

  /**
   * The URL without its fragment. A character that RFC 3986 does not allow where it stands, though
   * a browser does, is percent-encoded.
   */
  static URI withoutFragment(String url) {
    int hash = url.indexOf('#');
    return parse(hash < 0 ? url : url.substring(0, hash));
  }

  /** The URL; characters that RFC 3986 does not allow are percent-encoded. */
  static URI parse(String url) {
    if (isStrict(url)) {
      return URI.create(url);
    }
    int authorityEnd = authorityEnd(url);
    StringBuilder encoded = new StringBuilder(url.substring(0, authorityEnd));
    boolean fragment = false;
    for (byte octet : url.substring(authorityEnd).getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      boolean allowed = ALLOWED.indexOf(character) >= 0 && "[]%".indexOf(character) < 0;
      if (character == '#' && fragment) {
        allowed = false;
      }
      fragment |= character == '#';
      if (allowed) {
        encoded.append(character);
      } else {
        encoded.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
      }
    }
    return URI.create(keepEscapes(encoded.toString()));
  }

  private static boolean isStrict(String url) {
    for (int i = 0; i < url.length(); i++) {
      char character = url.charAt(i);
      boolean badEscape = character == '%' && !isEscape(url, i);
      if (ALLOWED.indexOf(character) < 0 || badEscape) {
        return false;
      }
    }
    int authorityEnd = authorityEnd(url);
    String rest = url.substring(authorityEnd);
    return rest.indexOf('[') < 0
        && rest.indexOf(']') < 0
        && rest.indexOf('#') == rest.lastIndexOf('#');
  }

  /** The per cent sign of an escape that stood in the URL before, which was encoded like any. */
  private static String keepEscapes(String encoded) {
    return encoded.replaceAll("%25(?=[0-9A-Fa-f]{2})", "%");
  }

  private static boolean isEscape(String url, int at) {
    return at + 2 < url.length()
        && Character.digit(url.charAt(at + 1), 16) >= 0
        && Character.digit(url.charAt(at + 2), 16) >= 0;
  }

  private static int authorityEnd(String url) {
    int start = url.indexOf("://");
    if (start < 0) {
      return 0;
    }
    int slash = url.indexOf('/', start + 3);
    return slash < 0 ? url.length() : slash;
  }
}
