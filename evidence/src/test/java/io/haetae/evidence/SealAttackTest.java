package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.evidence.Attack.Row;
import io.haetae.evidence.log.ForgedLog;
import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.seal.HostileKeys;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.TimeStampCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** One edit each of a good bundle's seal by somebody who makes all sums fit. */
final class SealAttackTest {
  private static final String SIGNER = "signer";
  private static final String NOT_AFTER = "not after";
  private static final String NOT_BEFORE = "not before";
  private static final String LOGGED = "logged";
  private static final String CONSISTENT = "log consistent";
  private static final String INTACT = "bytes intact";
  private static final String FIRST = Bundles.tokenOf(Bundles.SIGNATURE, "first");

  @TempDir private static Path archive;
  private static Attacked attacked;

  @TempDir private Path folder;

  @BeforeAll
  static void sealGoodBundles() throws IOException {
    attacked = Attacked.in(archive);
    assertThat(attacked.verify(attacked.good()).passed()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"files", "manifests", "signatures", "timeStamps", "logs"})
  void isRefusedWithItsReason(Row row) throws IOException {
    Attack.assertRefused(attacked, row, folder);
  }

  @Test
  void timeStampsTellHowTheClockStoodWhoeverTheAuthoritiesAre() throws IOException {
    Path bundle = Forgery.copy(attacked.good(), folder);
    Path seal = bundle.resolve(Bundles.SEAL);
    Instant sealed =
        Instant.parse(BundleFiles.draft(bundle).path("time").path("sealed").asString());
    Path token = seal.resolve(FIRST);
    byte[] signature = Files.readAllBytes(seal.resolve(Bundles.SIGNATURE));
    Files.write(
        token,
        HostileKeys.response(attacked.keys().first().good(), signature, sealed.plusSeconds(4)));

    assertThat(TimeStampCheck.ahead(bundle))
        .containsExactly(Duration.ofSeconds(4), TimeStampCheck.ahead(attacked.good()).getLast());

    Files.write(token, Files.readAllBytes(seal.resolve("anchor.checkpoint.first.tsr")));
    assertThatThrownBy(() -> TimeStampCheck.ahead(bundle))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("over something else");
  }

  static Stream<Row> files() {
    return Stream.of(
        new Row("no package", INTACT, "it should hold", a -> a.delete(Bundles.WACZ)),
        new Row("no manifest", INTACT, "manifest.json is missing", a -> a.delete(Bundles.MANIFEST)),
        new Row("no sums", INTACT, "it should hold", a -> a.delete(Bundles.SUMS)),
        new Row("no signature", SIGNER, "there is no", a -> a.delete("seal/manifest.json.p7s")),
        new Row("no token", NOT_AFTER, "under 1 different", a -> a.delete("seal/" + FIRST)),
        new Row("no leaf", LOGGED, "leaf.json is missing", a -> a.delete("seal/leaf.json")),
        new Row("no proof", LOGGED, "there is no", a -> a.delete("seal/capture.tlog-proof")),
        new Row("no anchor", NOT_BEFORE, "there is no", a -> a.delete("seal/anchor.checkpoint")),
        new Row(
            "no token of the anchor",
            NOT_BEFORE,
            "anchor.checkpoint.first.tsr is missing",
            a -> a.delete("seal/anchor.checkpoint.first.tsr")),
        new Row("no growth", CONSISTENT, "there is no", a -> a.delete("seal/log.consistency")),
        new Row(
            "no signer's certificate",
            SIGNER,
            "signer.pem is missing",
            a -> a.delete("seal/certs/signer.pem")),
        new Row(
            "no authority's certificate",
            SIGNER,
            "first.pem is missing",
            a -> a.delete("seal/certs/first.pem")),
        new Row("no instructions", INTACT, "it should hold", a -> a.delete("seal/VERIFY.ko.md")),
        new Row(
            "other instructions",
            "parts agree",
            "VERIFY.en.md",
            a -> a.text("VERIFY.en.md", "set -eu", "rm -rf .; set -eu")),
        new Row(
            "a hundred files and one more",
            INTACT,
            "more files than",
            a -> {
              for (int i = 0; i < 100; i++) {
                Files.writeString(a.seal("certs/more" + i + ".pem"), "x");
              }
            }),
        new Row(
            "another signer's certificate",
            SIGNER,
            "certs/signer.pem",
            a -> a.write("certs/signer.pem", a.keys().lookalike().chainPem())),
        new Row(
            "another authority's certificate",
            SIGNER,
            "certs/first.pem",
            a -> a.write("certs/first.pem", a.keys().first().impostor().chainPem())),
        new Row(
            "a certificate more",
            SIGNER,
            "certs/third.pem",
            a -> a.write("certs/third.pem", a.keys().first().good().chainPem())),
        new Row(
            "a mark of waiting",
            SIGNER,
            "not sealed",
            a -> a.write(Bundles.UNSEALED, "{}".getBytes(StandardCharsets.UTF_8))));
  }

  static Stream<Row> manifests() {
    return Stream.of(
        new Row("white space", INTACT, "RFC 8785", a -> a.text("manifest.json", ",", ", ")),
        new Row(
            "key order",
            INTACT,
            "RFC 8785",
            a -> a.text("manifest.json", "\\{(.*),(\"version\":2)", "{$2,$1")),
        new Row(
            "vantage country",
            SIGNER,
            "does not verify",
            a -> a.manifest(m -> ((ObjectNode) m.path("vantage")).put("country", "US"))),
        new Row(
            "adapter version",
            SIGNER,
            "does not verify",
            a -> a.manifest(m -> ((ObjectNode) m.path("tool")).put("adapterVersion", "9"))),
        new Row(
            "another signer named",
            SIGNER,
            "does not verify",
            a ->
                a.manifest(
                    m -> ((ObjectNode) m.path("signer")).put("certificateSha256", "0".repeat(64)))),
        new Row(
            "no anchor named",
            NOT_BEFORE,
            "without an anchor",
            a -> a.manifest(m -> m.putNull("anchor"))),
        new Row(
            "closed after it was sealed, by the agency itself",
            NOT_AFTER,
            "out of order",
            a -> {
              a.manifest(m -> ((ObjectNode) m.path("time")).put("closed", "2026-11-23T12:00:00Z"));
              a.sign(a.keys().signer());
            }),
        new Row(
            "opened after it was closed, by the agency itself",
            NOT_AFTER,
            "out of order",
            a -> {
              a.manifest(m -> ((ObjectNode) m.path("time")).put("opened", "2026-11-23T10:15:50Z"));
              a.sign(a.keys().signer());
            }));
  }

  static Stream<Row> signatures() {
    return Stream.of(
        new Row(
            "signer of the same name",
            SIGNER,
            "does not lead to a trusted root",
            a -> a.sign(a.keys().lookalike())),
        new Row(
            "signer expired at genTime",
            SIGNER,
            "not yet valid or had expired",
            a -> a.sign(a.keys().expired())),
        new Row(
            "an authority signs",
            SIGNER,
            "does not lead to a trusted root",
            a -> a.sign(a.keys().first().wrongUse())),
        new Row(
            "embedded content",
            SIGNER,
            "content of its own embedded",
            a -> {
              byte[] manifest = Files.readAllBytes(a.file(Bundles.MANIFEST));
              byte[] signature = HostileKeys.signEmbedded(a.keys().signer(), manifest, Attack.NOW);
              a.write(Bundles.SIGNATURE, signature);
              a.stamp("first", a.keys().first().good(), Attack.NOW);
              a.stamp("second", a.keys().second().good(), Attack.NOW);
            }),
        new Row(
            "signature of another bundle", NOT_AFTER, "imprint", a -> a.swap("manifest.json.p7s")),
        new Row("empty signature", SIGNER, "", a -> a.write(Bundles.SIGNATURE, new byte[0])),
        new Row(
            "everything under keys of the forger's own",
            NOT_AFTER,
            "under 0 different trusted roots",
            a -> {
              a.sign(a.keys().lookalike());
              a.stamp("first", a.keys().first().impostor(), Attack.NOW);
              a.stamp("second", a.keys().second().impostor(), Attack.NOW);
            }));
  }

  static Stream<Row> timeStamps() {
    Duration late = Duration.ofMinutes(10).plusSeconds(1);
    return Stream.of(
        new Row(
            "both under the same root",
            NOT_AFTER,
            "under 1 different trusted roots",
            a -> {
              Files.delete(a.seal(Bundles.tokenOf(Bundles.SIGNATURE, "second")));
              a.stamp("second", a.keys().firstAgain(), Attack.NOW);
            }),
        new Row(
            "over the manifest",
            NOT_AFTER,
            "imprint differs",
            a -> {
              byte[] manifest = Files.readAllBytes(a.file(Bundles.MANIFEST));
              a.write(FIRST, HostileKeys.response(a.keys().first().good(), manifest, Attack.NOW));
            }),
        new Row(
            "bare token",
            NOT_AFTER,
            "bare token",
            a ->
                a.write(
                    FIRST, HostileKeys.token(a.keys().first().good(), a.signature(), Attack.NOW))),
        new Row(
            "too late",
            NOT_AFTER,
            "outside the window",
            a -> a.stamp(a.keys().first().good(), Attack.NOW.plus(late))),
        new Row(
            "too early",
            NOT_AFTER,
            "outside the window",
            a -> a.stamp(a.keys().first().good(), Attack.NOW.minusSeconds(6))),
        new Row(
            "use not critical",
            NOT_AFTER,
            "critical",
            a -> a.stamp(a.keys().first().notCritical(), Attack.NOW)),
        new Row(
            "another use",
            NOT_AFTER,
            "not for time-stamps alone",
            a -> a.stamp(a.keys().first().wrongUse(), Attack.NOW)),
        new Row(
            "expired at genTime",
            NOT_AFTER,
            "had expired",
            a -> a.stamp(a.keys().firstExpired(), Attack.NOW)),
        new Row(
            "an impostor",
            NOT_AFTER,
            "does not lead to a trusted root",
            a -> a.stamp(a.keys().first().impostor(), Attack.NOW)),
        new Row("of another bundle", NOT_AFTER, "imprint differs", a -> a.swap(FIRST)),
        new Row(
            "one authority twice",
            NOT_AFTER,
            "under 1 different trusted roots",
            a -> {
              byte[] first = Files.readAllBytes(a.seal(FIRST));
              a.write(Bundles.tokenOf(Bundles.SIGNATURE, "second"), first);
            }),
        new Row(
            "anchor stamped anew",
            NOT_BEFORE,
            "the SHA-256 of anchor.checkpoint.first.tsr",
            a -> {
              byte[] anchor = Files.readAllBytes(a.seal(Bundles.ANCHOR));
              a.write(
                  "anchor.checkpoint.first.tsr",
                  HostileKeys.response(a.keys().first().good(), anchor, Attack.NOW));
            }),
        new Row(
            "a token of the anchor that the manifest does not name",
            NOT_BEFORE,
            "anchor.checkpoint.third.tsr",
            a -> {
              byte[] anchor = Files.readAllBytes(a.seal(Bundles.ANCHOR));
              a.write(
                  "anchor.checkpoint.third.tsr",
                  HostileKeys.response(a.keys().first().good(), anchor, Attack.NOW));
            }));
  }

  static Stream<Row> logs() {
    return Stream.of(
        new Row("leaf of another bundle", LOGGED, "the leaf's capture", a -> a.swap("leaf.json")),
        new Row(
            "proof of another leaf",
            LOGGED,
            "does not lead from this leaf",
            a -> a.swap("capture.tlog-proof")),
        new Row(
            "leaf and proof of another bundle",
            LOGGED,
            "the leaf's capture",
            a -> {
              a.swap("leaf.json");
              a.swap("capture.tlog-proof");
            }),
        new Row(
            "size edited",
            LOGGED,
            "is false",
            a -> a.text(Bundles.PROOF, "(attacked.example/log\n)\\d+", "$199")),
        new Row(
            "root edited",
            LOGGED,
            "is false",
            a -> a.text(Bundles.PROOF, "(attacked.example/log\n\\d+\n).{8}", "$1AAAAAAAA")),
        new Row(
            "index edited",
            LOGGED,
            "does not lead",
            a -> a.text(Bundles.PROOF, "index \\d+", "index 0")),
        new Row(
            "path shortened",
            LOGGED,
            "does not lead",
            a -> a.text(Bundles.PROOF, "(index \\d+\n)[^\n]+\n", "$1")),
        new Row(
            "extra data",
            LOGGED,
            "not in the form",
            a -> a.text(Bundles.PROOF, "index ", "extra aGlkZGVu\nindex ")),
        new Row(
            "log of the forger's own", LOGGED, "signed by no trusted key", SealAttackTest::ownLog),
        new Row(
            "time of the leaf",
            LOGGED,
            "does not lead",
            a -> a.text("leaf.json", "(\"time\":\"20)26", "$127")),
        new Row(
            "anchor's size",
            NOT_BEFORE,
            "the SHA-256 of the anchor",
            a -> a.text(Bundles.ANCHOR, "(\n)\\d+(\n)", "$10$2")),
        new Row(
            "growth of another bundle",
            CONSISTENT,
            "does not extend",
            a -> a.swap("log.consistency")),
        new Row(
            "growth in another form",
            CONSISTENT,
            "not in the form",
            a -> a.text("log.consistency", "\n", "\r\n")),
        new Row(
            "growth cut off",
            CONSISTENT,
            "does not extend",
            a -> a.text("log.consistency", "^[^\n]+\n", "")));
  }

  /** A log of this one leaf and of the same name, under a key of the forger's. */
  private static void ownLog(Attack attack) throws IOException {
    LogKey own = LogKey.generate(attack.attacked().logKey().name());
    byte[] leaf = Files.readAllBytes(attack.seal(Bundles.LEAF));
    attack.write(Bundles.PROOF, ForgedLog.proofOfOnly(leaf, own).bytes());
  }
}
