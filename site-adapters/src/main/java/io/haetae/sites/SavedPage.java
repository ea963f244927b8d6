package io.haetae.sites;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.sites.page.Literal;
import io.haetae.sites.page.PageText;
import io.haetae.sites.page.ScriptState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jsoup.parser.Parser;

/**
 * Turns a saved file into a capture. What the file is (a page, a page saved as MHTML, a script of a
 * page, an API answer in JSON or JSONP) is decided by its content; its name only names it.
 */
public final class SavedPage {
  private static final int LARGEST = 24_000_000;
  private static final Pattern MARKUP =
      Pattern.compile("\\A[\\s\\uFEFF]*(?:<!|<\\?xml|<[a-zA-Z][a-zA-Z0-9-]*[\\s/>])");
  private static final String COMMENTS =
      "\\A[\\s\\uFEFF;]*(?:/\\*[\\s\\S]{0,2000}?\\*/\\s*|//[^\\n]{0,500}\\n\\s*){0,20}";
  private static final Pattern STATEMENT =
      Pattern.compile(
          COMMENTS
              + "(?:(?:var|let|const)\\s+[\\w$]+\\s*=|(?:window|self|globalThis)[.\\[]"
              + "|[\\w$]+(?:\\.[\\w$]+)+\\s*=|[\\w$]+\\s*=[^=>])");

  /** Where a file that keeps an answer under a name of its own begins its value. */
  private static final Pattern CONSTANT =
      Pattern.compile(
          COMMENTS
              + "(?:(?:export\\s+)?(?:let|const)\\s+[\\w$]+|module\\.exports|exports\\.[\\w$]+)"
              + "\\s*=\\s*(?=[\\[{])");

  /** How browsers show an answer that is data: its text alone, in one element. */
  private static final Pattern VIEWED =
      Pattern.compile(
          "\\A[\\s\\uFEFF]*(?:<!DOCTYPE html>\\s*)?<html[^>]{0,200}>\\s*(?:<head>[^\\[{]{0,2000}</head>\\s*)?"
              + "<body[^>]{0,200}>\\s*<pre[^>]{0,300}>\\s*(?=[\\[{])([^<]*)</pre>"
              + "(?:\\s*<div[^>]{0,200}></div>)?\\s*</body>\\s*</html>\\s*\\z",
          Pattern.CASE_INSENSITIVE);

  private SavedPage() {}

  /**
   * The capture of a saved file.
   *
   * @param fileName the file's name, which becomes part of the answer's address
   * @param content the file's bytes, as they are or packed by gzip; of packed ones at most 24 MB
   *     are read
   */
  public static Capture capture(String fileName, Bytes content) {
    Bytes file = unpacked(content);
    Optional<Capture> archived = MimeArchive.page(file);
    if (archived.isPresent()) {
      return archived.get();
    }
    String text = PageText.decode(file, Optional.empty());
    if (MARKUP.matcher(text).find()) {
      return viewed(text)
          .map(data -> Capture.ofSavedExchanges(List.of(answer(fileName, data))))
          .orElseGet(() -> Capture.ofSavedPage(text));
    }
    Optional<String> constant = constant(text);
    if (constant.isPresent()) {
      return Capture.ofSavedExchanges(List.of(answer(fileName, constant.get())));
    }
    if (STATEMENT.matcher(text).find()) {
      return Capture.ofSavedPage(
          "<script>\n" + text.replace("</script", "<\\/script") + "\n</script>");
    }
    boolean prose = text.indexOf('{') < 0 && text.indexOf('[') < 0;
    return prose || ScriptState.only(text) instanceof Literal.Malformed
        ? Capture.ofSavedPage(text)
        : Capture.ofSavedExchanges(List.of(answer(fileName, text)));
  }

  private static Optional<String> viewed(String text) {
    Matcher view = VIEWED.matcher(text);
    return view.find()
        ? Optional.of(Parser.unescapeEntities(view.group(1), false))
            .filter(data -> ScriptState.only(data) instanceof Literal.Whole)
        : Optional.empty();
  }

  private static Bytes unpacked(Bytes content) {
    byte[] packed = content.toArray();
    boolean gzip = packed.length > 2 && packed[0] == 0x1f && (packed[1] & 0xff) == 0x8b;
    if (!gzip) {
      return content;
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Bytes.copyOf(stream.readNBytes(LARGEST));
    } catch (IOException damaged) {
      return content;
    }
  }

  /**
   * The value of a file that is one constant and nothing else but its export. A page's state is
   * never a constant: other scripts of the page have to see it.
   */
  private static Optional<String> constant(String text) {
    Matcher start = CONSTANT.matcher(text);
    if (!start.find()) {
      return Optional.empty();
    }
    String value = text.substring(start.end());
    return ScriptState.only(value) instanceof Literal.Whole whole
            && value
                .substring(whole.end())
                .matches("[\\s;]*(?:(?:export|module)\\b[^\\n]{0,200}\\s*)?")
        ? Optional.of(value.substring(0, whole.end()))
        : Optional.empty();
  }

  private static Exchange answer(String fileName, String text) {
    String name = URLEncoder.encode(fileName, StandardCharsets.UTF_8);
    return new Exchange(
        1,
        URI.create("file:///" + name),
        "GET",
        Headers.none(),
        Optional.empty(),
        Exchange.ResourceKind.DATA,
        Instant.EPOCH,
        Duration.ZERO,
        Exchange.Connection.unknown(),
        new Exchange.Response(
            200,
            "",
            new Headers(List.of(new Header("Content-Type", "application/json; charset=utf-8"))),
            Optional.empty(),
            Bytes.utf8(text),
            Exchange.BodyForm.CONTENT_DECODED,
            Optional.empty()));
  }
}
