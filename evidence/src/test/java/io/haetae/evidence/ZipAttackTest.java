package io.haetae.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.haetae.evidence.Attack.Row;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.FileSums;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Edits of a package's ZIP structure by somebody who makes manifest and sums fit. */
final class ZipAttackTest {
  @TempDir private static Path archive;
  private static Attacked attacked;

  @TempDir private Path folder;

  @BeforeAll
  static void sealGoodBundles() throws IOException {
    attacked = Attacked.in(archive);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("structures")
  void isRefused(Row row) throws IOException {
    Attack.assertRefused(attacked, row, folder);
  }

  static Stream<Row> structures() {
    return Stream.of(
        zip("prefix", zip -> concat(new byte[10], zip)),
        zip("data at the end", zip -> concat(zip, "more".getBytes(UTF_8))),
        zip(
            "a comment",
            zip -> {
              byte[] more = concat(zip, new byte[] {'x'});
              more[zip.length - 2] = 1;
              return more;
            }),
        zip("2^32 bytes in the table", zip -> put(zip, central(zip) + 24, 0xffff_ffff)),
        zip("2^32 packed bytes in the table", zip -> put(zip, central(zip) + 20, 0xffff_ffff)),
        zip("2^32 bytes in the first header", zip -> put(zip, 22, 0xffff_ffff)),
        zip("another checksum in the first header", zip -> put(zip, 14, 1)),
        zip("two parts at one place", zip -> put(zip, second(zip) + 42, 0)),
        zip("a part beyond the end", zip -> put(zip, second(zip) + 42, 0x7fff_ffff)),
        zip(
            "a name twice",
            zip -> rename(zip, "datapackage-digest.json", "archive/derived.warc.gz")),
        zip(
            "another name in the first header",
            zip -> {
              byte[] other = zip.clone();
              other[30] = 'b';
              return other;
            }),
        zip(
            "a path that leads out",
            zip -> rename(zip, "archive/data.warc.gz", "../chive/data.warc.gz")),
        zip("an absolute path", zip -> rename(zip, "archive/data.warc.gz", "/rchive/data.warc.gz")),
        zip(
            "a name with a zero",
            zip -> rename(zip, "archive/data.warc.gz", "archive/data\0warc.gz")),
        zip(
            "65,535 parts",
            zip -> {
              byte[] many = zip.clone();
              Arrays.fill(many, zip.length - 14, zip.length - 10, (byte) 0xff);
              return many;
            }),
        zip("a table of 2^32 bytes", zip -> put(zip, zip.length - 10, 0xffff_ffff)));
  }

  private static Row zip(String name, UnaryOperator<byte[]> edit) {
    return new Row(
        name,
        "bytes intact",
        "",
        a -> {
          Path wacz = a.file(Bundles.WACZ);
          Files.write(wacz, edit.apply(Files.readAllBytes(wacz)));
          FileSums sums = FileSums.of(wacz);
          a.manifest(
              m ->
                  ((ObjectNode) m.path("wacz"))
                      .put("bytes", sums.bytes())
                      .put("sha256", sums.sha256())
                      .put("sha3_256", sums.sha3()));
        });
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] put(byte[] zip, int at, int value) {
    byte[] edited = zip.clone();
    ByteBuffer.wrap(edited).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return edited;
  }

  /** Where the table's first line begins. */
  private static int central(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
  }

  private static int second(byte[] zip) {
    int first = central(zip);
    return first + 46 + ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getShort(first + 28);
  }

  private static byte[] rename(byte[] zip, String name, String other) {
    String text = new String(zip, ISO_8859_1);
    String same = other.length() > name.length() ? other.substring(0, name.length()) : other;
    return text.replace(name, same).getBytes(ISO_8859_1);
  }
}
