package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.verifier.GzipMembers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class MemberWriterTest {
  private static final String HEAD = "WARC/1.1\r\nWARC-Date: 2026-11-%02dT00:00:00Z\r\n\r\n";

  @Test
  void aTextIsTheSameRunOfBytesBehindEveryHead() throws IOException {
    byte[] text = "the same words in every visit, ".repeat(9_000).getBytes(StandardCharsets.UTF_8);

    byte[] one = member(HEAD.formatted(1), text);
    byte[] other = member(HEAD.formatted(2) + "X: of another length\r\n\r\n", text);

    byte[] shared = behindBoundary(one);
    assertThat(behindBoundary(other)).isEqualTo(shared).hasSizeLessThan(text.length / 50);
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void aPictureIsStoredAsItIs() throws IOException {
    byte[] picture = new byte[200_000];
    new Random(8).nextBytes(picture);
    picture[0] = (byte) 0xff;
    picture[1] = (byte) 0xd8;
    picture[2] = (byte) 0xff;

    byte[] one = member(HEAD.formatted(1), picture);
    byte[] other = member(HEAD.formatted(30), picture);

    // Four stored blocks, one more with the two empty lines.
    int blocks = 5 * 5;
    assertThat(behindBoundary(one)).isEqualTo(behindBoundary(other)).hasSize(200_004 + blocks);
  }

  @Test
  void everyMemberHoldsWhatWasWritten() throws IOException {
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 4_095, 4_096, 65_534, 65_535, 65_536, 131_070, 300_001}) {
      byte[] noise = new byte[size];
      random.nextBytes(noise);
      byte[] marked = noise.clone();
      byte[] gif = "GIF89a".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(gif, 0, marked, 0, Math.min(gif.length, size));
      for (byte[] body : new byte[][] {noise, marked, new byte[size]}) {
        byte[] member = member(HEAD.formatted(1), body);

        String wanted =
            HEAD.formatted(1) + new String(body, StandardCharsets.ISO_8859_1) + "\r\n\r\n";
        byte[] content = wanted.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(member)).readAllBytes())
            .isEqualTo(content);
        try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(member))) {
          assertThat(members.next().readAllBytes()).isEqualTo(content);
          assertThat(members.hasNext()).isFalse();
        }
      }
    }
  }

  @Test
  void aSmallBodyIsPackedWithItsHead() throws IOException {
    byte[] small = member(HEAD.formatted(1), new byte[MemberWriter.SMALLEST_APART - 1]);
    byte[] apart = member(HEAD.formatted(1), new byte[MemberWriter.SMALLEST_APART]);

    assertThat(boundary(small)).isNegative();
    assertThat(boundary(apart)).isPositive();
  }

  private static byte[] member(String head, byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemberWriter writer = new MemberWriter(out)) {
      writer.write(head.getBytes(StandardCharsets.UTF_8), Bytes.copyOf(body));
    }
    return out.toByteArray();
  }

  private static byte[] behindBoundary(byte[] member) {
    return Arrays.copyOfRange(member, boundary(member) + 4, member.length - 8);
  }

  private static int boundary(byte[] member) {
    String text = new String(member, StandardCharsets.ISO_8859_1);
    return text.indexOf("\u0000\u0000\u00ff\u00ff");
  }
}
