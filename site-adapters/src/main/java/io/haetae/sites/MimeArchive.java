package io.haetae.sites;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.sites.page.PageText;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page that a browser saved as one file (MHTML, RFC 2557): its document as it was drawn, without
 * its scripts, and its address. The other parts are pictures, style sheets and frames; they are not
 * read.
 */
final class MimeArchive {
  private static final int HEAD = 8_000;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)multipart/related;.*?boundary\\s*=\\s*\"?([^\"\\s;]{1,100})");
  private static final Pattern FIELD =
      Pattern.compile("(?m)^([A-Za-z-]{1,60}):[ \\t]*((?:.*(?:\\r?\\n[ \\t].*)*))");
  private static final Pattern BLANK = Pattern.compile("\\r?\\n\\r?\\n");
  private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*\\r?\\n");

  private MimeArchive() {}

  /** The page in an archive; empty if the bytes are none, or none with a document. */
  static Optional<Capture> page(Bytes content) {
    byte[] bytes = content.toArray();
    Map<String, String> head =
        fields(new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1));
    Matcher boundary = BOUNDARY.matcher(head.getOrDefault("content-type", ""));
    if (!boundary.find()) {
      return Optional.empty();
    }
    String file = new String(bytes, StandardCharsets.ISO_8859_1);
    String[] parts = file.split(Pattern.quote("--" + boundary.group(1)), -1);
    return Stream.of(parts)
        .skip(1)
        .filter(part -> fields(part).getOrDefault("content-type", "").startsWith("text/html"))
        .findFirst()
        .map(part -> capture(part, head.get("snapshot-content-location")));
  }

  private static Capture capture(String part, @Nullable String address) {
    Map<String, String> head = fields(part);
    Matcher blank = BLANK.matcher(part.stripLeading());
    String body = blank.find() ? part.stripLeading().substring(blank.end()) : "";
    Bytes content = decoded(body, head.getOrDefault("content-transfer-encoding", ""));
    String type = head.getOrDefault("content-type", "text/html");
    Capture page = Capture.ofSavedPage(PageText.decode(content, Optional.of(type)));
    return Stream.of(address, head.get("content-location"))
        .flatMap(Stream::ofNullable)
        .flatMap(text -> uri(text).stream())
        .findFirst()
        .map(page::at)
        .orElse(page);
  }

  /** The fields of a head, their names in small letters; lines that go on are joined. */
  private static Map<String, String> fields(String part) {
    Matcher blank = BLANK.matcher(part.stripLeading());
    String head = blank.find() ? part.stripLeading().substring(0, blank.start()) : part;
    Map<String, String> fields = new HashMap<>();
    FIELD
        .matcher(head)
        .results()
        .forEach(
            field ->
                fields.putIfAbsent(
                    field.group(1).toLowerCase(Locale.ROOT),
                    field.group(2).replaceAll("\\r?\\n[ \\t]+", " ").strip()));
    return fields;
  }

  private static Bytes decoded(String body, String encoding) {
    byte[] plain = body.getBytes(StandardCharsets.ISO_8859_1);
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "base64" -> base64(body).map(Bytes::copyOf).orElseGet(() -> Bytes.copyOf(plain));
      case "quoted-printable" -> Bytes.copyOf(unquoted(body));
      default -> Bytes.copyOf(plain);
    };
  }

  private static Optional<byte[]> base64(String body) {
    try {
      return Optional.of(Base64.getMimeDecoder().decode(body));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  /** RFC 2045 §6.7; what is not two hexadecimal digits stays as it stands. */
  private static byte[] unquoted(String body) {
    String text = SOFT_BREAK.matcher(body).replaceAll("");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); at++) {
      int value = text.charAt(at) == '=' ? hex(text, at + 1) : -1;
      bytes.write(value < 0 ? text.charAt(at) : value);
      at += value < 0 ? 0 : 2;
    }
    return bytes.toByteArray();
  }

  private static int hex(String text, int at) {
    int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static Optional<URI> uri(String text) {
    try {
      URI address = new URI(text);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      return web ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}
