package io.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Damaged input to the parsers of ZIP, WARC and JSON: a reason each time, and nothing else. */
final class ParserFuzzTest {
  private static final long SEED = 20261126;
  private static final int MUTATIONS = 5_000;
  private static final List<String> NASTY =
      List.of("4294967296", "-1", "99999999999999", "[[", "\0", "\r\n\r\n", "\"", "{}", "\\ud800");

  @TempDir private Path folder;

  @Test
  void damagedJsonIsRefusedOrReadAsSomethingElse() {
    byte[] good =
        "{\"a\":[1,2,{\"b\":\"해태\\n\",\"c\":null}],\"d\":true,\"e\":9007199254740991}"
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      String bad = new String(mutated(good, random), StandardCharsets.UTF_8);
      read(i, () -> Json.canonicalBytes(Json.parse(bad, "a text")));
    }
  }

  @Test
  void damagedRecordsAreRefusedOrHaveTheirDigests() throws IOException {
    byte[] record = record();
    Random random = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      // Half of the damage is to the record, half to its packing.
      byte[] bad =
          random.nextBoolean() ? gzip(mutated(record, random)) : mutated(gzip(record), random);
      read(
          i,
          () -> {
            try (WarcScan scan = new WarcScan("fuzzed", new ByteArrayInputStream(bad))) {
              Optional<WarcScan.Scanned> next = scan.next();
              while (next.isPresent()) {
                assertThat(next.get().sha256()).hasSize(64);
                next = scan.next();
              }
            }
          });
    }
  }

  @Test
  void damagedPackagesAreRefused() throws IOException {
    byte[] good = zip();
    Path wacz = folder.resolve(Bundles.WACZ);
    Random random = new Random(SEED);
    for (int i = 0; i < MUTATIONS / 5; i++) {
      Files.write(wacz, mutated(good, random));
      FileSums sums = FileSums.of(wacz);
      JsonNode manifest =
          Json.parse(
              "{\"wacz\":{\"path\":\"capture.wacz\",\"bytes\":%d,\"sha256\":\"%s\",\"sha3_256\":\"%s\"},\"parts\":[]}"
                  .formatted(sums.bytes(), sums.sha256(), sums.sha3()),
              "a manifest");
      ClaimList claims = new ClaimList(Policy.standard());
      try (PackageScan scan = PackageScan.of(wacz)) {
        claims.check("bytes intact", () -> new PackageCheck(scan, manifest).parts());
      }
      Claim claim = claims.verification().claims().getFirst();
      assertThat(claim.state()).as("seed %s, mutation %s", SEED, i).isEqualTo(Claim.State.FAIL);
      assertThat(claim.detail()).isNotBlank().isNotEqualTo("null");
    }
  }

  private interface Reading {
    void run() throws IOException;
  }

  /** Whatever a check may throw is what a claim list turns into a reason. */
  private static void read(int mutation, Reading reading) {
    ClaimList claims = new ClaimList(Policy.standard());
    claims.check(
        "fuzzed",
        () -> {
          reading.run();
          return "read";
        });
    assertThat(claims.verification().claims().getFirst().detail())
        .as("seed %s, mutation %s", SEED, mutation)
        .isNotBlank()
        .isNotEqualTo("null");
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bad = good.clone();
    int at = random.nextInt(bad.length);
    switch (random.nextInt(4)) {
      case 0 -> bad[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bad[at] = (byte) random.nextInt(256);
      case 2 -> {
        return Arrays.copyOf(bad, at);
      }
      default -> {
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.write(bad, 0, at);
        String nasty = NASTY.get(random.nextInt(NASTY.size()));
        more.writeBytes(nasty.getBytes(StandardCharsets.UTF_8));
        int rest = Math.min(bad.length, at + random.nextInt(12));
        more.write(bad, rest, bad.length - rest);
        return more.toByteArray();
      }
    }
    return bad;
  }

  private static byte[] record() {
    String http = "HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody";
    return ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            + "Content-Type: application/http;msgtype=response\r\nContent-Length: "
            + http.length()
            + "\r\nWARC-Block-Digest: sha256:"
            + Sha256.of(http)
            + "\r\nWARC-Payload-Digest: sha256:"
            + Sha256.of("body")
            + "\r\n\r\n"
            + http
            + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (String name : List.of(Parts.ORIGINALS, Parts.DERIVED, Parts.PACKAGE)) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return packed.toByteArray();
  }
}
