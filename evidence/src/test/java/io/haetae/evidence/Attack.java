package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.evidence.seal.HostileKeys;
import io.haetae.evidence.seal.SealKeys;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Certificates;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Json;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * One copy of a good bundle in the hands of somebody who can write what he likes, and has the keys
 * that a case gives him.
 */
final class Attack {
  static final Instant NOW = Instant.parse("2026-11-23T10:15:32Z");

  private final Attacked attacked;
  private final Path bundle;

  private Attack(Attacked attacked, Path bundle) {
    this.attacked = attacked;
    this.bundle = bundle;
  }

  /**
   * A case.
   *
   * @param name what is done
   * @param claim that must fail because of it
   * @param words in the reason
   */
  record Row(String name, String claim, String words, Edit edit) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What is done. */
  @FunctionalInterface
  interface Edit {
    void make(Attack attack) throws IOException;
  }

  static void assertRefused(Attacked attacked, Row row, Path folder) throws IOException {
    Attack attack = made(attacked, row, folder);
    Verification verification = attacked.verify(attack.bundle);
    assertThat(verification.passed()).isFalse();
    assertThat(verification.claims())
        .allSatisfy(claim -> assertThat(claim.detail()).isNotBlank().isNotEqualTo("null"))
        .filteredOn(claim -> claim.name().equals(row.claim()))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.state()).as(claim.detail()).isNotEqualTo(Claim.State.PASS);
              assertThat(claim.detail()).contains(row.words());
            });
  }

  static Attack made(Attacked attacked, Row row, Path folder) throws IOException {
    Attack attack = new Attack(attacked, Forgery.copy(attacked.good(), folder));
    row.edit().make(attack);
    return attack;
  }

  HostileKeys keys() {
    return attacked.keys();
  }

  Attacked attacked() {
    return attacked;
  }

  Path file(String name) {
    return bundle.resolve(name);
  }

  Path seal(String name) {
    return bundle.resolve(Bundles.SEAL).resolve(name);
  }

  byte[] signature() throws IOException {
    return Files.readAllBytes(seal(Bundles.SIGNATURE));
  }

  /** Makes the sums fit. */
  void sums() throws IOException {
    Files.writeString(file(Bundles.SUMS), BundleFiles.sums(bundle));
  }

  void write(String name, byte[] content) throws IOException {
    Files.write(seal(name), content);
    sums();
  }

  void text(String name, String wanted, String replacement) throws IOException {
    String text = Files.readString(seal(name));
    String edited = text.replaceFirst(wanted, replacement);
    assertThat(edited).isNotEqualTo(text);
    write(name, edited.getBytes(StandardCharsets.UTF_8));
  }

  void delete(String name) throws IOException {
    Files.delete(file(name));
    if (!name.equals(Bundles.SUMS)) {
      sums();
    }
  }

  /** Takes a file of the seal from the other bundle. */
  void swap(String name) throws IOException {
    Path others = attacked.other().resolve(Bundles.SEAL).resolve(name);
    assertThat(Files.mismatch(others, seal(name))).isNotNegative();
    write(name, Files.readAllBytes(others));
  }

  void manifest(Consumer<ObjectNode> edit) throws IOException {
    ObjectNode manifest = (ObjectNode) BundleFiles.draft(bundle);
    edit.accept(manifest);
    Forgery.sealSums(bundle, Json.canonicalBytes(manifest));
  }

  /** Names a signer in the manifest, signs it with his key, and has both authorities stamp it. */
  void sign(SealKeys keys) throws IOException {
    String sha256 = Certificates.sha256(keys.certificate());
    manifest(manifest -> ((ObjectNode) manifest.path("signer")).put("certificateSha256", sha256));
    byte[] manifest = Files.readAllBytes(file(Bundles.MANIFEST));
    write(Bundles.SIGNATURE, HostileKeys.sign(keys, manifest, NOW));
    stamp("first", keys().first().good(), NOW);
    stamp("second", keys().second().good(), NOW);
  }

  void stamp(String name, SealKeys authority, Instant time) throws IOException {
    write(
        Bundles.tokenOf(Bundles.SIGNATURE, name),
        HostileKeys.response(authority, signature(), time));
  }

  void stamp(SealKeys authority, Instant time) throws IOException {
    stamp("first", authority, time);
  }

  /** The package taken apart, to be packed again by the forger. */
  Forgery open() throws IOException {
    return Forgery.taking(bundle, bundle.resolveSibling("parts"));
  }
}
