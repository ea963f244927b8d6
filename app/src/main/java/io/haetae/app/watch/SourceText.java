package io.haetae.app.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a file in the encoding that its bytes show: UTF-8, UTF-16 with a mark, or CP949. */
final class SourceText {
  /** Microsoft's superset of EUC-KR, which Korean spreadsheets save as CSV. */
  private static final Charset CP949 = Charset.forName("x-windows-949");

  private final FileContent content;
  private final Charset charset;

  private SourceText(FileContent content, Charset charset) {
    this.content = content;
    this.charset = charset;
  }

  /**
   * The text of a file.
   *
   * @throws UnreadableWatchListException if the bytes fit none of the encodings
   */
  static SourceText of(FileContent content) throws IOException {
    if (content.isUtf16()) {
      return new SourceText(content, StandardCharsets.UTF_16);
    }
    if (decodes(content, StandardCharsets.UTF_8, false)) {
      return new SourceText(content, StandardCharsets.UTF_8);
    }
    if (decodes(content, CP949, true)) {
      return new SourceText(content, CP949);
    }
    throw new UnreadableWatchListException(
        content.file(), "its text is neither UTF-8 nor CP949 (EUC-KR)", "save it as \"CSV UTF-8\"");
  }

  /** The text from its start, without a byte order mark. */
  BufferedReader open() throws IOException {
    BufferedReader reader = new BufferedReader(strict(content.open(), charset));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  /**
   * Western single-byte texts often decode as CP949 too, as rare Chinese characters; so Hangul has
   * to be in the majority.
   */
  private static boolean decodes(FileContent content, Charset charset, boolean korean)
      throws IOException {
    long foreign = 0;
    long hangul = 0;
    try (Reader reader = new BufferedReader(strict(content.open(), charset))) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        foreign += c > 0x7F ? 1 : 0;
        hangul += c >= 0xAC00 && c <= 0xD7A3 ? 1 : 0;
      }
    } catch (CharacterCodingException other) {
      return false;
    }
    return !korean || 2 * hangul > foreign;
  }

  private static Reader strict(InputStream in, Charset charset) {
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
