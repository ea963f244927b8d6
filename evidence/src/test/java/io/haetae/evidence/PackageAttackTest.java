package io.haetae.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.evidence.Attack.Row;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Parts;
import io.haetae.verifier.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * One edit each of a good bundle's package: by somebody who makes the sums fit; by somebody who
 * makes everything again that the edit leads to; and once more with keys of his own.
 */
final class PackageAttackTest {
  private static final String INTACT = "bytes intact";
  private static final String COMPLETE = "records complete";
  private static final String AGREE = "parts agree";
  private static final String SIGNER = "signer";
  private static final String CHANGED = "does not verify";

  /** Places in the first file: warcinfo, then request, response and metadata of each exchange. */
  private static final int RESPONSE = 2;

  private static final int PICTURE = 11;

  @TempDir private static Path archive;
  private static Attacked attacked;

  @TempDir private Path folder;

  @BeforeAll
  static void sealGoodBundles() throws IOException {
    attacked = Attacked.in(archive);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"bytes", "records", "tables"})
  void isRefusedWithItsReason(Row row) throws IOException {
    Attack.assertRefused(attacked, row, folder);
  }

  static Stream<Row> bytes() {
    return Stream.of(
        new Row(
            "a byte flipped, sums made to fit",
            INTACT,
            "the SHA-256 of archive/data.warc.gz should be",
            a -> {
              byte[] wacz = Files.readAllBytes(a.file(Bundles.WACZ));
              wacz[500] ^= 1;
              Files.write(a.file(Bundles.WACZ), wacz);
              a.sums();
            }),
        new Row(
            "a byte flipped, all made to fit but the gzip checksum",
            COMPLETE,
            "",
            a -> {
              Forgery forgery = a.open();
              byte[] warc = Files.readAllBytes(forgery.part(Parts.ORIGINALS));
              warc[warc.length - 6] ^= 1;
              Files.write(forgery.part(Parts.ORIGINALS), warc);
              forgery.seal();
            }),
        new Row(
            "recompressed",
            COMPLETE,
            "does not list record 1 as it is",
            a -> {
              Forgery forgery = a.open();
              recompress(forgery);
              forgery.seal();
            }),
        new Row(
            "recompressed, tables made again",
            SIGNER,
            CHANGED,
            a -> {
              Forgery forgery = a.open();
              recompress(forgery);
              forgery.remake();
            }),
        new Row(
            "data after the last member",
            COMPLETE,
            "no plain gzip member begins",
            a -> {
              Forgery forgery = a.open();
              Files.write(
                  forgery.part(Parts.ORIGINALS),
                  "hidden after".getBytes(UTF_8),
                  StandardOpenOption.APPEND);
              forgery.seal();
            }),
        new Row(
            "a file more",
            INTACT,
            "\"note.txt\" does not belong",
            a -> Files.writeString(a.file("note.txt"), "x")),
        new Row(
            "a dotfile",
            INTACT,
            "\"seal/.note\" does not belong",
            a -> Files.writeString(a.file("seal/.note"), "x")),
        new Row(
            "a folder",
            INTACT,
            "\"seal/more\" does not belong",
            a -> Files.createDirectory(a.file("seal/more"))),
        new Row(
            "a link",
            INTACT,
            "\"seal/leaf.json\" does not belong",
            a -> {
              Path leaf = a.file("seal/leaf.json");
              Path elsewhere = a.file("").resolveSibling("elsewhere");
              Files.move(leaf, elsewhere);
              Files.createSymbolicLink(leaf, elsewhere);
            }));
  }

  static Stream<Row> records() {
    return Stream.of(
        edit(
            "digests stripped",
            RESPONSE,
            COMPLETE,
            "its warc-block-digest is \"\"",
            record -> record.replaceAll("WARC-(Block|Payload)-Digest: .*\r\n", "")),
        edit(
            "digests of SHA-1",
            RESPONSE,
            COMPLETE,
            "its warc-block-digest is \"sha1:",
            record ->
                record.replaceAll(
                    "Digest: sha256:.*\r\n", "Digest: sha1:" + sha1(block(record)) + "\r\n")),
        edit(
            "body edited",
            RESPONSE,
            COMPLETE,
            "its bytes have",
            record -> record.replace("Set-Cookie: a=1", "Set-Cookie: a=9")),
        edit(
            "body edited, digests too",
            RESPONSE,
            AGREE,
            "the head of the response",
            record -> redigested(record.replace("Set-Cookie: a=1", "Set-Cookie: a=9"))),
        edit(
            "another IP address",
            RESPONSE,
            AGREE,
            "the WARC-IP-Address",
            record -> record.replace("WARC-IP-Address: 127.0.0.1", "WARC-IP-Address: 10.0.0.1")),
        edit(
            "another protocol",
            RESPONSE,
            AGREE,
            "the WARC-Protocol",
            record -> record.replace("WARC-Protocol: h2", "WARC-Protocol: h3")),
        edit(
            "another cipher",
            RESPONSE,
            AGREE,
            "the WARC-Cipher-Suite",
            record -> record.replace("AES_128_GCM", "NULL")),
        edit(
            "truncation removed",
            PICTURE,
            AGREE,
            "the WARC-Truncated",
            record -> record.replaceFirst("WARC-Truncated: .*\r\n", "")),
        edit(
            "date edited",
            RESPONSE,
            AGREE,
            "the date of the response",
            record -> record.replace("WARC-Date: 2026", "WARC-Date: 2025")),
        edit(
            "response made a revisit",
            RESPONSE,
            COMPLETE,
            "of type revisit",
            record ->
                record
                    .replace("WARC-Type: response", "WARC-Type: revisit")
                    .replaceFirst(
                        "\r\n\r\n", "\r\nWARC-Refers-To-Target-URI: http://x.example/\r\n\r\n")),
        change("response deleted", AGREE, "response record", list -> list.remove(RESPONSE)),
        change(
            "exchange deleted",
            AGREE,
            "the records are not those",
            list -> list.subList(1, 4).clear()),
        change(
            "exchanges reordered",
            AGREE,
            "stands after exchange",
            list -> Collections.rotate(list.subList(1, 7), 3)),
        change(
            "record inserted",
            COMPLETE,
            "two records have the id",
            list -> list.add(list.get(RESPONSE))));
  }

  static Stream<Row> tables() {
    return Stream.of(
        table("page's address", Parts.PAGES, "\"url\":\"http", "\"url\":\"https"),
        table("page's time", Parts.PAGES, "\"ts\":\"2026", "\"ts\":\"2025"),
        table("index", Parts.INDEX, "\"status\":\"302\"", "\"status\":\"200\""),
        table("about: country", Parts.CAPTURE, "\"country\":\"KR\"", "\"country\":\"US\""),
        new Row(
            "vantage country, in facts and manifest",
            AGREE,
            "",
            a -> {
              Forgery forgery = a.open();
              replace(forgery, Parts.FACTS, "\"country\":\"KR\"", "\"country\":\"US\"");
              forgery.seal();
              a.manifest(m -> ((ObjectNode) m.path("vantage")).put("country", "US"));
            }),
        new Row(
            "a fact's value, all made again",
            SIGNER,
            CHANGED,
            a -> {
              Forgery forgery = a.open();
              replace(forgery, Parts.FACTS, "12900", "1290");
              forgery.remake();
            }),
        new Row(
            "screenshot replaced, all made again",
            SIGNER,
            CHANGED,
            a -> {
              Forgery forgery = a.open();
              List<byte[]> derived = forgery.records(Parts.DERIVED);
              int last = derived.size() - 1;
              String record = new String(derived.get(last), ISO_8859_1);
              char[] picture = record.toCharArray();
              picture[picture.length - 9] = (char) (picture[picture.length - 9] ^ 1);
              derived.set(last, redigested(new String(picture)).getBytes(ISO_8859_1));
              forgery.records(Parts.DERIVED, derived);
              forgery.remake();
            }),
        new Row(
            "a fact's value, all made again and signed by the forger",
            SIGNER,
            "does not lead to a trusted root",
            a -> {
              Forgery forgery = a.open();
              replace(forgery, Parts.FACTS, "12900", "1290");
              forgery.remake();
              a.sign(a.keys().lookalike());
            }),
        new Row(
            "a fact's value, by a thief of the seal key",
            "logged",
            "the manifest that the leaf names",
            a -> {
              Forgery forgery = a.open();
              replace(forgery, Parts.FACTS, "12900", "1290");
              forgery.remake();
              a.sign(a.keys().signer());
            }),
        new Row(
            "digest file removed",
            INTACT,
            "number of parts in the package should be 9",
            a -> {
              Forgery forgery = a.open();
              Files.delete(forgery.part(Parts.PACKAGE_DIGEST));
              forgery.sealPackage();
            }));
  }

  private static Row table(String name, String part, String wanted, String replacement) {
    return new Row(
        name,
        AGREE,
        part + " does not follow",
        a -> {
          Forgery forgery = a.open();
          replace(forgery, part, wanted, replacement);
          forgery.seal();
        });
  }

  private static void replace(Forgery forgery, String part, String wanted, String replacement)
      throws IOException {
    String text = Files.readString(forgery.part(part));
    String edited = text.replaceFirst(wanted, replacement);
    assertThat(edited).isNotEqualTo(text);
    Files.writeString(forgery.part(part), edited);
  }

  private static Row edit(
      String name, int record, String claim, String words, UnaryOperator<String> edit) {
    return change(
        name,
        claim,
        words,
        list -> {
          String text = new String(list.get(record), ISO_8859_1);
          String edited = edit.apply(text);
          assertThat(edited).isNotEqualTo(text);
          list.set(record, edited.getBytes(ISO_8859_1));
        });
  }

  private interface Change {
    void make(List<byte[]> records);
  }

  /** Everything is made again that can be: some edits leave nothing to make tables from. */
  private static Row change(String name, String claim, String words, Change change) {
    return new Row(
        name,
        claim,
        words,
        a -> {
          Forgery forgery = a.open();
          List<byte[]> records = forgery.records(Parts.ORIGINALS);
          change.make(records);
          forgery.records(Parts.ORIGINALS, records);
          try {
            forgery.relist();
            forgery.remake();
          } catch (IOException tooBroken) {
            assertThat(tooBroken.getMessage()).isNotBlank();
            forgery.seal();
          }
        });
  }

  private static void recompress(Forgery forgery) throws IOException {
    ByteArrayOutputStream warc = new ByteArrayOutputStream();
    for (byte[] record : forgery.records(Parts.ORIGINALS)) {
      try (GZIPOutputStream gzip =
          new GZIPOutputStream(warc) {
            {
              def.setLevel(Deflater.NO_COMPRESSION);
            }
          }) {
        gzip.write(record);
      }
    }
    Files.write(forgery.part(Parts.ORIGINALS), warc.toByteArray());
  }

  private static String block(String record) {
    return record.substring(record.indexOf("\r\n\r\n") + 4, record.length() - 4);
  }

  /** A record with the digests and length that its block has. */
  private static String redigested(String record) {
    String block = block(record);
    String payload =
        record.contains("application/http")
            ? block.substring(block.indexOf("\r\n\r\n") + 4)
            : block;
    String head = record.substring(0, record.indexOf("\r\n\r\n") + 4);
    return head.replaceFirst("Block-Digest: .*", "Block-Digest: sha256:" + sha256(block))
            .replaceFirst("Payload-Digest: .*", "Payload-Digest: sha256:" + sha256(payload))
        + block
        + "\r\n\r\n";
  }

  private static String sha256(String latin) {
    return Sha256.of(latin.getBytes(ISO_8859_1));
  }

  private static String sha1(String latin) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(latin.getBytes(ISO_8859_1));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
