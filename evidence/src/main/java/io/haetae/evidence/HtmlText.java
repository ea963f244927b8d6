package io.haetae.evidence;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document's bytes as text, by the character set that its header or its first kilobytes declare,
 * else UTF-8.
 */
final class HtmlText {
  private static final int LONGEST = 64 << 20;
  private static final int PROLOGUE = 4_096;
  private static final Pattern DECLARED =
      Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

  private HtmlText() {}

  static String of(Exchange.Response response) {
    try {
      Bytes bytes = response.body().bytes(LONGEST);
      String header = response.headers().first("Content-Type").orElse("");
      Charset charset =
          declared(header).or(() -> declared(prologue(bytes))).orElse(StandardCharsets.UTF_8);
      return bytes.text(charset);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("A kept body cannot be read", unreadable);
    }
  }

  private static String prologue(Bytes bytes) {
    String text = bytes.text(StandardCharsets.ISO_8859_1);
    return text.substring(0, Math.min(PROLOGUE, text.length()));
  }

  private static Optional<Charset> declared(String text) {
    Matcher found = DECLARED.matcher(text);
    return found.find() && isKnown(found.group(1))
        ? Optional.of(Charset.forName(found.group(1)))
        : Optional.empty();
  }

  private static boolean isKnown(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException illegalName) {
      return false;
    }
  }
}
