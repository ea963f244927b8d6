package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.evidence.Attack.Row;
import io.haetae.evidence.seal.HostileKeys;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Json;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Revocations;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Lists of revoked certificates beside a seal, in the hands of a forger and of the signer. */
final class RevocationAttackTest {
  private static final String CLAIM = Policy.NOT_REVOKED;
  private static final Instant NOW = Attack.NOW;
  private static final int SUPERSEDED = 4;
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private static Path archive;
  private static Attacked attacked;

  @TempDir private Path folder;

  @BeforeAll
  static void sealGoodBundles() throws IOException {
    attacked = Attacked.withLists(archive);
    assertThat(attacked.verify(attacked.good()).passed()).isTrue();
    assertThat(claim(attacked.verify(attacked.good())).state()).isEqualTo(Claim.State.PASS);
    assertThat(lists(attacked.good())).hasSize(3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"byAForger", "byTheSigner"})
  void isRefusedWithItsReason(Row row) throws IOException {
    Attack.assertRefused(attacked, row, folder);
  }

  static Stream<Row> byAForger() {
    return Stream.of(
        new Row(
            "a list is removed",
            CLAIM,
            "names are missing",
            a -> a.delete(name(lists(a.file("")).getFirst()))),
        new Row(
            "a list is emptied",
            CLAIM,
            "not the list that its name stands for",
            a -> a.write(inSeal(lists(a.file("")).getFirst()), new byte[0])),
        new Row(
            "a list more",
            CLAIM,
            "does not name the list",
            a -> add(a, HostileKeys.listOfAStranger(NOW))),
        new Row(
            "a list of another name",
            "bytes intact",
            "does not belong in a bundle",
            a -> a.write("revocation/first.crl", HostileKeys.listOfAStranger(NOW))),
        new Row(
            "all are removed with what names them",
            "signer",
            "does not verify",
            a -> {
              removeAll(a);
              a.manifest(manifest -> manifest.remove("revocation"));
            }));
  }

  static Stream<Row> byTheSigner() {
    return Stream.of(
        signed(
            "a list of another issuer",
            "belongs to no certificate",
            a -> HostileKeys.listOfAStranger(NOW)),
        signed("a forged list", "is not signed by it", a -> HostileKeys.forgedListOfAgency(NOW)),
        signed(
            "a list out of date",
            "was out of date",
            a -> a.keys().listOfAgency(NOW.minus(DAY.multipliedBy(3)), NOW.minus(DAY))),
        signed(
            "a list of later",
            "is of 2026-11-24",
            a -> a.keys().listOfAgency(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(3)))),
        signed("no list at all", "is cut off", a -> "a list".getBytes(StandardCharsets.UTF_8)),
        signed(
            "a list that names the authority",
            "was revoked as of",
            a -> a.keys().listOfFirst(SUPERSEDED, NOW.minus(DAY), NOW)));
  }

  @FunctionalInterface
  private interface Listed {
    byte[] by(Attack attack) throws IOException;
  }

  /** The agency itself takes all lists away and names another one. */
  private static Row signed(String name, String words, Listed list) {
    return new Row(
        name,
        CLAIM,
        words,
        a -> {
          removeAll(a);
          byte[] content = list.by(a);
          add(a, content);
          a.manifest(manifest -> naming(manifest, content));
          a.sign(a.keys().signer());
        });
  }

  @Test
  void nothingThatTheManifestTellsOfThemCanBeEdited() throws IOException {
    Path bundle = Forgery.copy(attacked.good(), folder);
    int edits = 0;
    for (JsonEdit edit : JsonEdit.of(BundleFiles.draft(bundle))) {
      if (edit.where().startsWith("revocation")) {
        edits++;
        Forgery.sealSums(bundle, Json.canonicalBytes(edit.result()));
        assertThat(attacked.verify(bundle).claims())
            .as(edit.where())
            .filteredOn(claim -> claim.name().equals("signer"))
            .extracting(Claim::state)
            .containsExactly(Claim.State.FAIL);
      }
    }
    assertThat(edits).isGreaterThan(20);
  }

  @Test
  void theSignerCannotClaimWhatItHasNoListFor() throws IOException {
    Row without =
        new Row(
            "no list",
            CLAIM,
            "no list covers",
            a -> {
              removeAll(a);
              a.manifest(manifest -> manifest.putObject("revocation").putArray("lists"));
              a.sign(a.keys().signer());
            });
    Attack attack = Attack.made(attacked, without, folder);
    Verification found = attacked.verify(attack.file(""));
    assertThat(claim(found).state()).isEqualTo(Claim.State.NOT_PRESENT);
    assertThat(claim(found).detail()).contains("no list covers", "first", "second", "seal");
  }

  @ParameterizedTest
  @CsvSource({
    "4,SUPERSEDED,true",
    "5,CESSATION_OF_OPERATION,true",
    "1,KEY_COMPROMISE,false",
    "2,CA_COMPROMISE,false"
  })
  void aTokenOutlivesItsAuthorityUnlessTheKeyWasLost(int code, String reason, boolean stands)
      throws IOException {
    byte[] list = attacked.keys().listOfFirst(code, NOW.plus(DAY), NOW.plus(DAY));
    Trust trust = attacked.trust();
    Trust knowing =
        new Trust(
            trust.signers(),
            trust.authorities(),
            trust.logs(),
            trust.witnesses(),
            List.of(Revocations.parse(list, "the list")));
    Verification found =
        Verifier.verify(attacked.good(), knowing, Policy.standard().without(Policy.TLS))
            .verification();
    assertThat(found.passed()).isEqualTo(stands);
    assertThat(found.claims())
        .filteredOn(claim -> claim.name().equals("not after"))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.state()).isEqualTo(stands ? Claim.State.PASS : Claim.State.FAIL);
              if (!stands) {
                assertThat(claim.detail()).contains("was revoked as of", reason);
              }
            });
  }

  private static void naming(ObjectNode manifest, byte[] list) {
    ObjectNode node = manifest.putObject("revocation");
    node.putArray("lists").addObject().put("from", "x").put("sha256", Sha256.of(list));
    node.putArray("missing");
  }

  private static void add(Attack attack, byte[] list) throws IOException {
    Files.createDirectories(attack.seal(Bundles.REVOCATION));
    attack.write(Bundles.REVOCATION + "/" + Sha256.of(list) + ".crl", list);
  }

  private static void removeAll(Attack attack) throws IOException {
    for (Path list : lists(attack.file(""))) {
      Files.delete(list);
    }
    attack.sums();
  }

  private static String name(Path list) {
    return Bundles.SEAL + "/" + inSeal(list);
  }

  private static String inSeal(Path list) {
    return Bundles.REVOCATION + "/" + list.getFileName();
  }

  private static List<Path> lists(Path bundle) throws IOException {
    try (Stream<Path> files =
        Files.list(bundle.resolve(Bundles.SEAL).resolve(Bundles.REVOCATION))) {
      return files.sorted().toList();
    }
  }

  private static Claim claim(Verification verification) {
    return verification.claims().stream()
        .filter(claim -> claim.name().equals(CLAIM))
        .findFirst()
        .orElseThrow();
  }
}
