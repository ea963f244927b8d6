package io.haetae.app.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes small numbers, texts and times into few bytes; {@link PackedReader} reads them. */
final class PackedWriter {
  private static final int SEVEN_BITS = 0x7f;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long before;

  /** A number, seven bits a byte, the lowest first. Not negative ones are short. */
  void number(long number) {
    long left = number;
    while ((left & ~SEVEN_BITS) != 0) {
      bytes.write((int) (left & SEVEN_BITS) | (SEVEN_BITS + 1));
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  /** Any text, halves of surrogate pairs too. */
  void text(String text) {
    from(text, 0);
  }

  /** A text that begins as another does. */
  void textAfter(String other, String text) {
    int shared = 0;
    int most = Math.min(other.length(), text.length());
    while (shared < most && other.charAt(shared) == text.charAt(shared)) {
      shared++;
    }
    number(shared);
    from(text, shared);
  }

  private void from(String text, int start) {
    number(text.length() - start);
    for (int i = start; i < text.length(); i++) {
      number(text.charAt(i));
    }
  }

  /** A text, if there is one. */
  void texts(Optional<String> text) {
    number(text.isPresent() ? 1 : 0);
    text.ifPresent(this::text);
  }

  /** An instant in microseconds, as how much later or earlier it is than the one before. */
  void time(Instant instant) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    long later = micros - before;
    number((later << 1) ^ (later >> (Long.SIZE - 1)));
    before = micros;
  }

  /** All that was written. */
  byte[] compressed() {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new DeflaterOutputStream(compressed, fast)) {
      bytes.writeTo(out);
    } catch (IOException impossible) {
      throw new ArchiveException("Memory does not take what is written to it", impossible);
    } finally {
      fast.end();
    }
    return compressed.toByteArray();
  }

  /** Things of which each is written once, and then as its number. */
  static final class Known<T> {
    private final PackedWriter out;
    private final BiConsumer<PackedWriter, T> write;
    private final Map<T, Integer> numbers = new HashMap<>();

    Known(PackedWriter out, BiConsumer<PackedWriter, T> write) {
      this.out = out;
      this.write = write;
    }

    void write(T thing) {
      Integer number = numbers.putIfAbsent(thing, numbers.size());
      if (number == null) {
        out.number(numbers.size() - 1);
        write.accept(out, thing);
      } else {
        out.number(number);
      }
    }
  }
}
