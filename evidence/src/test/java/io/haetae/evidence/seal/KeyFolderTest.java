package io.haetae.evidence.seal;

import static io.haetae.evidence.seal.SealedSample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.SignatureCheck;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
  private static final KeySource MADE = new KeySource.Made("Agency", "", KeyAlgorithm.EC);

  @TempDir private Path folder;
  private ConfigurationHome home;
  private Path keys;

  @BeforeEach
  void nameTheFolder() {
    home = new ConfigurationHome(folder.resolve("home"));
    keys = home.keys();
  }

  @Test
  void aPassPhraseEncryptsEveryPrivateKey() throws IOException {
    Secrets secrets = Secrets.of(PassPhrase.of("correct horse".toCharArray()));
    SealKeys made = KeyFolder.create(keys, MADE, secrets, NOW);
    for (String name : List.of("seal.key.pem", "root.key.pem", "log.key.pem")) {
      assertThat(keys.resolve(name)).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(name))))
          .isEqualTo("rw-------");
    }
    assertThat(SealKeys.load(keys, secrets).certificate()).isEqualTo(made.certificate());
    assertThat(KeyFolder.logKey(keys, secrets.phrase()).verifierKey())
        .hasToString(Files.readString(keys.resolve("log.vkey")).strip());
    assertThatThrownBy(() -> KeyFolder.logKey(keys, Optional.empty()))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("log.key.pem is encrypted");
    assertThatThrownBy(
            () -> SealKeys.load(keys, Secrets.of(PassPhrase.of("wrong horse".toCharArray()))))
        .hasMessageContaining("the pass phrase does not open");
  }

  @Test
  void aRotationEncryptsWhatWasPlain() throws IOException {
    KeyFolder.create(keys, MADE, Secrets.none(), NOW);
    Secrets secrets = Secrets.of(PassPhrase.of("correct horse".toCharArray()));
    SealKeys rotated = KeyFolder.rotate(keys, MADE, secrets, Optional.empty(), NOW);
    for (String name : List.of("seal.key.pem", "root.key.pem", "log.key.pem")) {
      assertThat(keys.resolve(name)).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    }
    assertThat(SealKeys.load(keys, secrets).certificate()).isEqualTo(rotated.certificate());
  }

  @Test
  void aRotatedKeyIsRevokedButWhatItSealedBeforeStands() throws IOException {
    SealedSample old = SealedSample.of(KeyFolder.create(keys, MADE, Secrets.none(), NOW));
    byte[] signature = old.signature();
    Optional<Instant> stolen = Optional.of(NOW.plus(Duration.ofMinutes(5)));
    SealKeys rotated =
        KeyFolder.rotate(keys, MADE, Secrets.none(), stolen, NOW.plus(Duration.ofHours(1)));
    KeyFolder.rotate(keys, MADE, Secrets.none(), Optional.empty(), NOW.plus(Duration.ofHours(3)));
    KeyFolder.export(home, home.trust());
    Trust trust = Trust.in(home.trust());
    assertThat(trust.revoked())
        .singleElement()
        .satisfies(list -> assertThat(list.getRevokedCertificates()).hasSize(2));
    assertThat(SignatureCheck.check(old.bytes(), signature, trust, NOW))
        .isEqualTo(old.keys().certificate());
    assertThatThrownBy(
            () ->
                SignatureCheck.check(
                    old.bytes(), signature, trust, NOW.plus(Duration.ofMinutes(5))))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("was revoked as of 2026-11-25T10:20:30Z (KEY_COMPROMISE)");
    SealedSample next = SealedSample.of(rotated);
    byte[] later = new CmsSigner(rotated).sign(next.bytes(), NOW.plus(Duration.ofHours(2)));
    assertThat(SignatureCheck.check(next.bytes(), later, trust, NOW.plus(Duration.ofHours(2))))
        .isEqualTo(rotated.certificate());
  }

  /** Every state that a kill can leave: each file moved or not, in the order of any file system. */
  @Test
  void aRotationThatWasKilledAfterTheDecisionIsCompletedByTheNextThatLoads() throws IOException {
    SealKeys old = KeyFolder.create(keys, MADE, Secrets.none(), NOW);
    Path rotated = folder.resolve("rotated/keys");
    copy(keys, rotated);
    SealKeys fresh = KeyFolder.rotate(rotated, MADE, Secrets.none(), Optional.empty(), NOW);
    List<String> moved = List.of("seal.key.pem", "seal.chain.pem");
    for (int done = 0; done <= moved.size() + 1; done++) {
      Path killed = folder.resolve("killed" + done + "/keys");
      copy(keys, killed);
      Path next = Files.createDirectory(killed.resolve(Rotation.NEXT));
      for (int i = 0; i < moved.size(); i++) {
        String name = moved.get(i);
        Files.copy(
            rotated.resolve(name),
            (i < done ? killed : next).resolve(name),
            StandardCopyOption.REPLACE_EXISTING);
      }
      if (done <= moved.size()) {
        OwnerOnly.write(next.resolve("drop"), "seal.token.json".getBytes(StandardCharsets.UTF_8));
        OwnerOnly.write(killed.resolve("seal.token.json"), new byte[0]);
      }
      assertThat(SealKeys.load(killed, Secrets.none()).certificate())
          .as("killed after %d steps", done)
          .isEqualTo(fresh.certificate());
      assertThat(next).doesNotExist();
      assertThat(killed.resolve("seal.token.json")).doesNotExist();
    }
    assertThat(rotated.resolve("retired").resolve(KeyFolder.shortName(old.certificate())))
        .isDirectoryContaining("glob:**/seal.key.pem");
  }

  @Test
  void aRotationThatWasKilledBeforeTheDecisionChangesNothing() throws IOException {
    SealKeys old = KeyFolder.create(keys, MADE, Secrets.none(), NOW);
    Path draft = Files.createDirectory(keys.resolve(".next-left"));
    OwnerOnly.write(draft.resolve("seal.key.pem"), new byte[0]);
    assertThat(SealKeys.load(keys, Secrets.none()).certificate()).isEqualTo(old.certificate());
  }

  @Test
  void anOrganisationsKeyReplacesOneThatWasMadeAndBothAreTrusted() throws IOException {
    KeyFolder.create(keys, MADE, Secrets.none(), NOW);
    SealKeys agency = agency(Issuer.Use.SEAL, KeyAlgorithm.RSA);
    SealKeys rotated =
        KeyFolder.rotate(keys, given(agency, true), Secrets.none(), Optional.empty(), NOW);
    assertThat(rotated.certificate()).isEqualTo(agency.certificate());
    assertThat(keys.resolve("root.key.pem")).doesNotExist();
    KeyFolder.export(home, home.trust());
    assertThat(Trust.in(home.trust()).signers()).hasSize(2).contains(agency.root());
    assertThat(SealKeys.load(keys, Secrets.none()).root()).isEqualTo(agency.root());
  }

  @Test
  void whatVerifiersWouldRefuseIsNotTaken() throws IOException {
    SealKeys agency = agency(Issuer.Use.SEAL);
    refused(given(agency, false), "which is no root");
    refused(given(agency(Issuer.Use.TIME_STAMPS), true), "one for time-stamps");
    KeySource.Given other = given(agency(Issuer.Use.SEAL), true);
    KeySource.Given mine = given(agency, true);
    refused(
        new KeySource.Given(mine.key(), Optional.empty(), other.certificates(), Optional.empty()),
        "not the one of the certificate");
    Path reversed = folder.resolve("reversed.pem");
    Files.write(reversed, Pem.certificates(List.of(agency.root(), agency.certificate())));
    refused(
        new KeySource.Given(mine.key(), Optional.empty(), Optional.of(reversed), Optional.empty()),
        "did not issue certificate 1");
    Files.setPosixFilePermissions(mine.key(), PosixFilePermissions.fromString("rw-r--r--"));
    refused(mine, "chmod 600");
    assertThatThrownBy(
            () ->
                KeyFolder.create(
                    keys, given(agency, true), Secrets.none(), NOW.plus(Duration.ofDays(3000))))
        .hasMessageContaining("valid from");
  }

  private void refused(KeySource source, String reason) {
    assertThatThrownBy(() -> KeyFolder.create(keys, source, Secrets.none(), NOW))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining(reason);
    assertThat(keys).doesNotExist();
  }

  private static SealKeys agency(Issuer.Use use) throws IOException {
    return agency(use, KeyAlgorithm.EC);
  }

  private static SealKeys agency(Issuer.Use use, KeyAlgorithm algorithm) throws IOException {
    return Issuer.root("Office", "office root", algorithm, NOW)
        .issue("Office", "office seal", use, NOW);
  }

  private KeySource.Given given(SealKeys of, boolean withRoot) throws IOException {
    Path files = Files.createTempDirectory(folder, "given-");
    Path key = files.resolve("key.pem");
    OwnerOnly.write(key, Pem.privateKey(of.key(), Optional.empty()));
    Path chain = files.resolve("chain.pem");
    Files.write(
        chain,
        Pem.certificates(
            withRoot ? List.of(of.certificate(), of.root()) : List.of(of.certificate())));
    return new KeySource.Given(key, Optional.empty(), Optional.of(chain), Optional.empty());
  }

  private static void copy(Path from, Path to) throws IOException {
    OwnerOnly.folder(to);
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
