package io.haetae.core.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void keepsItsOwnCopyOfTheArray() {
    byte[] array = {1, 2, 3};
    Bytes bytes = Bytes.copyOf(array);
    array[0] = 9;
    bytes.toArray()[1] = 9;
    assertThat(bytes.toArray()).containsExactly(1, 2, 3);
    assertThat(bytes.size()).isEqualTo(3);
    assertThat(bytes).hasToString("3 bytes");
  }

  @Test
  void equalsBytesOfTheSameContent() {
    assertThat(Bytes.utf8("해태")).isEqualTo(Bytes.copyOf("해태".getBytes(StandardCharsets.UTF_8)));
    assertThat(Bytes.utf8("해태")).hasSameHashCodeAs(Bytes.utf8("해태"));
    assertThat(Bytes.utf8("a")).isNotEqualTo(Bytes.utf8("b"));
    assertThat(Bytes.utf8("")).isEqualTo(Bytes.empty());
    assertThat(Bytes.copyOf(new byte[0])).isSameAs(Bytes.empty());
  }

  @Test
  void opensAFreshStreamEachTime() throws IOException {
    Bytes bytes = Bytes.utf8("abc");
    try (InputStream first = bytes.open();
        InputStream second = bytes.open()) {
      assertThat(first.readAllBytes()).containsExactly('a', 'b', 'c');
      assertThat(second.readAllBytes()).containsExactly('a', 'b', 'c');
    }
  }

  @Test
  void givesAtMostTheFirstBytes() {
    Bytes bytes = Bytes.utf8("abc");
    assertThat(bytes.bytes(0)).isEqualTo(Bytes.empty());
    assertThat(bytes.bytes(2)).isEqualTo(Bytes.utf8("ab"));
    assertThat(bytes.bytes(3)).isSameAs(bytes);
    assertThat(bytes.bytes(Integer.MAX_VALUE)).isSameAs(bytes);
  }

  @Test
  void replacesMalformedText() {
    assertThat(Bytes.copyOf(new byte[] {'a', (byte) 0xFF}).text(StandardCharsets.UTF_8))
        .isEqualTo("a\uFFFD");
  }

  @Test
  void anyOtherBodyGivesItsFirstBytesAndClosesItsStream() throws IOException {
    AtomicInteger closed = new AtomicInteger();
    Body body = new CountedBody("abc", closed);
    assertThat(body.bytes(2)).isEqualTo(Bytes.utf8("ab"));
    assertThat(body.bytes(10)).isEqualTo(Bytes.utf8("abc"));
    assertThat(closed).hasValue(2);
  }

  private record CountedBody(String text, AtomicInteger closed) implements Body {
    @Override
    public long size() {
      return text.length();
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }
  }
}
