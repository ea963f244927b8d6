package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.verifier.GzipMembers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
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
      for (byte[] body : new byte[][] {noise, new byte[size]}) {
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
  void whatPackingMakesSmallerIsNotTakenForPacked() throws IOException {
    String korean = "이 상품은 현재 판매하지 않습니다. 재고 있음 12,900원 ";
    ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    for (int i = 0; i < 20_000; i++) {
      numbers.write((i * 31) >> 3);
      numbers.write(i * 7);
      numbers.write(0);
    }
    for (byte[] body :
        List.of(korean.repeat(999).getBytes(StandardCharsets.UTF_8), numbers.toByteArray())) {
      assertThat(Entropy.isPacked(body, body.length)).isFalse();
      assertThat(member(HEAD.formatted(1), body)).hasSizeLessThan(body.length);
    }
    for (String format : List.of("jpeg", "png")) {
      byte[] photograph = photograph(format);
      assertThat(Entropy.isPacked(photograph, Math.min(photograph.length, 0xffff))).isTrue();
    }
  }

  /** Of noise alone, which packs as badly as a real one. */
  private static byte[] photograph(String format) throws IOException {
    Random random = new Random(3);
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 200; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, format, file);
    return file.toByteArray();
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
