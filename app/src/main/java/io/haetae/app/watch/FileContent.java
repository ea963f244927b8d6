package io.haetae.app.watch;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, gunzipped if it was a gzip file, and no more of them than the limit. */
final class FileContent {
  private static final int HEAD_BYTES = 4096;

  private final String file;
  private final byte[] bytes;
  private final boolean gunzipped;

  private FileContent(String file, byte[] bytes, boolean gunzipped) {
    this.file = file;
    this.bytes = bytes;
    this.gunzipped = gunzipped;
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableWatchListException if it is too large or damaged
   * @throws IOException if it cannot be read
   */
  static FileContent load(Path path, ImportLimits limits) throws IOException {
    String file = path.toString();
    byte[] plain;
    try (InputStream in = Files.newInputStream(path)) {
      plain = upTo(in, file, limits);
    }
    if (plain.length < 2 || (plain[0] & 0xFF) != 0x1F || (plain[1] & 0xFF) != 0x8B) {
      return new FileContent(file, plain, false);
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(plain))) {
      return new FileContent(file, upTo(in, file, limits), true);
    } catch (EOFException | ZipException damaged) {
      throw new UnreadableWatchListException(file, "the gzip file is damaged", "download it again");
    }
  }

  private static byte[] upTo(InputStream in, String file, ImportLimits limits) throws IOException {
    byte[] read = in.readNBytes(limits.bytes());
    if (in.read() >= 0) {
      throw new UnreadableWatchListException(
          file, "it holds more than " + limits.bytes() + " bytes when decompressed", "split it");
    }
    return read;
  }

  String file() {
    return file;
  }

  boolean isGunzipped() {
    return gunzipped;
  }

  InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  boolean startsWith(int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether zero bytes show that it is no text. */
  boolean isBinary() {
    return !isUtf16()
        && IntStream.range(0, Math.min(bytes.length, HEAD_BYTES)).anyMatch(i -> bytes[i] == 0);
  }

  /** Whether it begins with the byte order mark of UTF-16. */
  boolean isUtf16() {
    return startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF);
  }

  /** The first characters, without byte order mark and leading white space. */
  String head() {
    Charset charset = isUtf16() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), charset);
    return CleanText.block(head);
  }
}
