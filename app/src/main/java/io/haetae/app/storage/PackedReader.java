package io.haetae.app.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.InflaterInputStream;

/** Reads what a {@link PackedWriter} wrote. */
final class PackedReader {
  private final ByteBuffer bytes;
  private long before;

  private PackedReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Of what was written; its check sum is tested.
   *
   * @throws IOException if it is damaged
   */
  static PackedReader of(byte[] compressed) throws IOException {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
      return new PackedReader(ByteBuffer.wrap(in.readAllBytes()));
    }
  }

  int number() {
    return (int) large();
  }

  private long large() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  String text() {
    return textAfter("", 0);
  }

  /** A text that begins as another does. */
  String textAfter(String other) {
    return textAfter(other, number());
  }

  private String textAfter(String other, int shared) {
    int length = number();
    char[] text = new char[shared + length];
    other.getChars(0, shared, text, 0);
    for (int i = shared; i < text.length; i++) {
      text[i] = (char) number();
    }
    return new String(text);
  }

  /** A text, if there is one. */
  Optional<String> texts() {
    return number() == 1 ? Optional.of(text()) : Optional.empty();
  }

  Instant time() {
    long later = large();
    before += (later >>> 1) ^ -(later & 1);
    return Instant.EPOCH.plus(before, ChronoUnit.MICROS);
  }

  /** Things of which each was written once, and then as its number. */
  static final class Known<T> {
    private final PackedReader in;
    private final Function<PackedReader, T> read;
    private final List<T> things = new ArrayList<>();

    Known(PackedReader in, Function<PackedReader, T> read) {
      this.in = in;
      this.read = read;
    }

    T read() {
      int number = in.number();
      if (number == things.size()) {
        things.add(read.apply(in));
      }
      return things.get(number);
    }
  }
}
