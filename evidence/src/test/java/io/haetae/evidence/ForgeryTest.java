package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Parts;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records forged by somebody who makes sums and tables again. */
final class ForgeryTest {
  /** Places in the sample's first file: warcinfo, then request, response, metadata. */
  private static final int REQUEST = 1;

  private static final int RESPONSE = 2;
  private static final int METADATA = 3;

  @TempDir private static Path archive;
  private static Path good;

  @TempDir private Path folder;
  private int forgeries;

  @BeforeAll
  static void sealAGoodBundle() throws IOException {
    good = Forgery.good(archive, SampleVisit.capture(1), SampleVisit.facts());
  }

  /** One change to the records of the first file. */
  private interface Change {
    void make(List<byte[]> records) throws IOException;
  }

  @Test
  void resealingWithoutAChangeVerifies() throws IOException {
    Forgery forgery = forgery();
    forgery.records(Parts.ORIGINALS, forgery.records(Parts.ORIGINALS));
    forgery.remake();
    assertThat(TestSealing.bytesOf(forgery.bundle())).matches(Verification::passed);
  }

  @Test
  void aRecordThatIsGoneIsMissed() throws IOException {
    int records = forgery().records(Parts.ORIGINALS).size();
    for (int i = 0; i < records; i++) {
      int gone = i;
      assertFound("record " + i + " gone", list -> list.remove(gone));
    }
    assertFound("exchange gone", list -> list.subList(REQUEST, METADATA + 1).clear());
    assertFound("last exchange gone", list -> list.subList(records - 2, records).clear());
    assertFound("everything gone", List::clear);
  }

  @Test
  void recordsInAnotherOrderAreFound() throws IOException {
    int records = forgery().records(Parts.ORIGINALS).size();
    for (int i = 0; i + 1 < records; i++) {
      int first = i;
      assertFound("swapped " + i, list -> Collections.swap(list, first, first + 1));
    }
    assertFound("exchanges swapped", list -> Collections.rotate(list.subList(1, 7), 3));
  }

  @Test
  void aRecordTwiceOrOneMoreIsFound() throws IOException {
    for (int i = 0; i <= METADATA; i++) {
      int twice = i;
      assertFound("twice " + i, list -> list.add(twice + 1, list.get(twice)));
      assertFound("at the end " + i, list -> list.add(list.get(twice)));
    }
    assertFound(
        "another response",
        list ->
            list.add(METADATA, edited(list.get(RESPONSE), "WARC-Record-ID: <urn:uuid:.", "$0")));
    assertFound(
        "a resource among the originals",
        list -> list.add(edited(list.get(RESPONSE), "WARC-Type: response", "WARC-Type: resource")));
  }

  @Test
  void everyEditedLineOfARecordIsFound() throws IOException {
    for (int at = 0; at <= METADATA; at++) {
      int record = at;
      assertEdit(record, "(?m)^WARC-Block-Digest: .*\r\n", "");
      assertEdit(record, "(?m)^WARC-Type: .*\r\n", "WARC-Type: revisit\r\n");
      assertEdit(record, "(?m)^WARC-Record-ID: .*\r\n", "");
      assertEdit(record, "(?m)^WARC/1.1", "WARC/1.0");
      assertEdit(record, "(?m)^Content-Length: .*\r\n", "Content-Length: 4294967296\r\n");
      assertEdit(record, "(?m)^Content-Length: .*\r\n", "Content-Length: -1\r\n");
      assertEdit(record, "(?m)^Content-Length: .*\r\n", "");
      assertEdit(record, "\r\n\r\n\\z", "\r\n\r\nmore");
      assertEdit(record, "\r\n\r\n\\z", "");
      if (record > 0) {
        assertEdit(record, "(?m)^WARC-Target-URI: .*\r\n", "WARC-Target-URI: http://x.test/\r\n");
        assertEdit(record, "(?m)^WARC-Date: 2026", "WARC-Date: 2025");
      }
    }
    assertEdit(RESPONSE, "(?m)^WARC-Payload-Digest: .*\r\n", "");
    assertEdit(RESPONSE, "(?m)^WARC-Concurrent-To: .*\r\n", "");
    assertEdit(RESPONSE, "HTTP/1.1 302 Found", "HTTP/1.1 404 Found");
    assertEdit(METADATA, "\"status\":302", "\"status\":404");
  }

  @Test
  void aMessageThatIsNotWhatItsMetadataSaysIsFoundThoughItsDigestsAreRight() throws IOException {
    assertFound(
        "another status",
        list -> list.set(RESPONSE, redigested(list.get(RESPONSE), "302 Found", "200 Found")));
    assertFound(
        "another header", list -> list.set(RESPONSE, redigested(list.get(RESPONSE), "a=1", "a=9")));
    assertFound(
        "another request",
        list -> list.set(REQUEST, redigested(list.get(REQUEST), "GET ", "PUT ")));
    assertFound(
        "another metadata",
        list ->
            list.set(METADATA, redigested(list.get(METADATA), "\"status\":302", "\"status\":301")));
  }

  @Test
  void aDerivedRecordThatIsGoneOrMoreIsFound() throws IOException {
    int records = forgery().records(Parts.DERIVED).size();
    for (int i = 0; i < records; i++) {
      Forgery forgery = forgery();
      List<byte[]> list = forgery.records(Parts.DERIVED);
      list.remove(i);
      refused(forgery, Parts.DERIVED, list, "derived " + i + " gone");
      forgery = forgery();
      list = forgery.records(Parts.DERIVED);
      list.add(edited(list.get(i), "(?m)(urn:uuid:)........", "$100000000"));
      refused(forgery, Parts.DERIVED, list, "derived " + i + " twice");
    }
  }

  @Test
  void bytesBesideTheRecordsAreFound() throws IOException {
    byte[] hidden = "hidden".getBytes(StandardCharsets.UTF_8);
    for (byte[] more : List.of(hidden, Forgery.member(hidden), new byte[1], gzipWithName())) {
      for (String warc : List.of(Parts.ORIGINALS, Parts.DERIVED)) {
        Forgery forgery = forgery();
        Files.write(forgery.part(warc), more, StandardOpenOption.APPEND);
        forgery.seal();
        assertRefused(forgery, "more in " + warc);
      }
    }
  }

  @Test
  void hostileRecordsAreRefused() throws IOException {
    byte[] zeros = new byte[64 << 20];
    for (byte[] content :
        List.of(
            new byte[0],
            zeros,
            ("WARC/1.1\r\nX: " + "y".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8),
            "WARC/1.1\r\n: x\r\n\r\n".getBytes(StandardCharsets.UTF_8))) {
      Forgery forgery = forgery();
      Files.write(forgery.part(Parts.ORIGINALS), Forgery.member(content));
      forgery.seal();
      assertRefused(forgery, "a member of " + content.length + " bytes");
    }
    Forgery empty = forgery();
    Files.write(empty.part(Parts.ORIGINALS), new byte[0]);
    empty.seal();
    assertRefused(empty, "an empty file");
  }

  private Forgery forgery() throws IOException {
    forgeries++;
    return Forgery.of(good, folder.resolve("forgery" + forgeries));
  }

  private void assertEdit(int record, String wanted, String replacement) throws IOException {
    assertFound(
        "record " + record + ": " + wanted + " -> " + replacement,
        list -> list.set(record, edited(list.get(record), wanted, replacement)));
  }

  private void assertFound(String how, Change change) throws IOException {
    Forgery forgery = forgery();
    List<byte[]> records = new ArrayList<>(forgery.records(Parts.ORIGINALS));
    change.make(records);
    refused(forgery, Parts.ORIGINALS, records, how);
  }

  /** Refused whether the forger makes all tables again, or only the sums. */
  private static void refused(Forgery forgery, String warc, List<byte[]> records, String how)
      throws IOException {
    forgery.records(warc, records);
    forgery.seal();
    assertRefused(forgery, how);
    try {
      forgery.relist();
      forgery.remake();
    } catch (IOException | IllegalArgumentException tooBroken) {
      assertThat(tooBroken).as(how).hasMessageMatching("(?s).+");
      return;
    }
    assertRefused(forgery, how + ", tables made again");
  }

  private static void assertRefused(Forgery forgery, String how) {
    TamperTest.assertRefusedBundle(forgery.bundle(), how);
  }

  private static byte[] edited(byte[] record, String wanted, String replacement) {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    return Pattern.compile(wanted)
        .matcher(text)
        .replaceFirst(replacement)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** An edit of the block, of the same length, with digests that fit. */
  private static byte[] redigested(byte[] record, String wanted, String replacement) {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("\r\n\r\n") + 4;
    String block = text.substring(start, text.length() - 4).replaceFirst(wanted, replacement);
    String head = text.substring(0, start);
    String payload =
        head.contains("application/http") ? block.substring(block.indexOf("\r\n\r\n") + 4) : block;
    head =
        head.replaceFirst("Block-Digest: .*", "Block-Digest: sha256:" + sha256(block))
            .replaceFirst("Payload-Digest: .*", "Payload-Digest: sha256:" + sha256(payload));
    return (head + block + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String sha256(String latin) {
    return Sha256.of(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] gzipWithName() throws IOException {
    byte[] member = Forgery.member(new byte[0]);
    member[3] = 8;
    return member;
  }
}
