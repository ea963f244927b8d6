package io.haetae.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.evidence.TestSealing;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.SignatureCheck;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:32Z");

  @TempDir private static Path tokens;
  private static Issuer root;
  private static SealKeys agency;
  private static Path rootFile;

  @TempDir private Path folder;

  @BeforeAll
  static void makeTokens() throws Exception {
    SoftToken.library();
    SoftToken.begin();
    root = Issuer.root("Agency", "root", KeyAlgorithm.EC, NOW);
    agency = root.issue("Agency", "seal", Issuer.Use.SEAL, NOW);
    rootFile = Files.write(tokens.resolve("root.pem"), Pem.certificates(List.of(agency.root())));
    SoftToken.make(tokens, "good", agency, true);
    SoftToken.make(tokens, "locked", agency, true);
    SoftToken.make(tokens, "bare", agency, false);
    Issuer rsa = Issuer.root("Agency", "rsa", KeyAlgorithm.RSA, NOW);
    SoftToken.make(tokens, "rsa", rsa.issue("Agency", "seal", Issuer.Use.SEAL, NOW), true);
    Files.write(tokens.resolve("rsa.pem"), Pem.certificates(List.of(rsa.certificate())));
  }

  @Test
  void aKeyInATokenSealsAndIsFoundAgain() throws Exception {
    Path keys = folder.resolve("home/keys");
    SealKeys made = KeyFolder.create(keys, source("good", rootFile), pin(SoftToken.PIN), NOW);
    assertThat(made.certificate()).isEqualTo(agency.certificate());
    assertThat(keys.resolve(KeyFolder.SEAL_KEY)).doesNotExist();
    SealedSample sample = SealedSample.of(SealKeys.load(keys, pin(SoftToken.PIN)));
    byte[] signature = sample.signature();
    assertThat(SignatureCheck.check(sample.bytes(), signature, sample.trust(), NOW))
        .isEqualTo(agency.certificate());
    assertThat(openssl(sample.bytes(), signature)).isZero();
    assertThat(openssl("other".getBytes(StandardCharsets.UTF_8), signature)).isNotZero();
  }

  @Test
  void aBundleThatATokenSealedVerifiesWithHaetaeAndWithOpenssl() throws Exception {
    SealKeys keys = create(source("good", rootFile), pin(SoftToken.PIN));
    Path bundle = TestSealing.seal(folder.resolve("archive"), keys);
    Trust trust = new Trust(List.of(agency.root()), List.of(), List.of(), List.of());
    assertThat(TestSealing.verify(bundle, trust).claims())
        .filteredOn(Claim::required)
        .allMatch(claim -> claim.state() == Claim.State.PASS);
    byte[] manifest = Files.readAllBytes(bundle.resolve(Bundles.MANIFEST));
    byte[] signature = Files.readAllBytes(bundle.resolve(Bundles.MANIFEST + ".p7s"));
    assertThat(openssl(manifest, signature)).isZero();
  }

  private int openssl(byte[] content, byte[] signature) throws Exception {
    return SignatureTest.run(
        "openssl",
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        Files.write(folder.resolve("m.p7s"), signature).toString(),
        "-content",
        Files.write(folder.resolve("m"), content).toString(),
        "-CAfile",
        rootFile.toString(),
        "-purpose",
        "any",
        "-attime",
        Long.toString(NOW.getEpochSecond()),
        "-out",
        "/dev/null");
  }

  @Test
  void aWrongPinIsTriedOnce() throws Exception {
    assertThatThrownBy(() -> create(source("locked", rootFile), pin("9999")))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("CKR_PIN_INCORRECT")
        .hasMessageContaining("tried once");
    assertThatThrownBy(() -> create(source("locked", rootFile), Secrets.none()))
        .hasMessageContaining("--pin-file");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    refused(settings("nowhere", "seal", Optional.empty()), "no token has the label \"nowhere\"");
    refused(settings("good", "other", Optional.empty()), "has no key \"other\" (it has [seal])");
    refused(settings("bare", "seal", Optional.empty()), "(it has none)");
    TokenSettings none =
        new TokenSettings(
            folder.resolve("none.so"),
            new TokenSettings.Place.Label("good"),
            "seal",
            Optional.empty(),
            Optional.empty());
    refused(none, "none.so is not there");
    Path noLibrary = Files.writeString(folder.resolve("text.so"), "text");
    refused(
        new TokenSettings(
            noLibrary,
            new TokenSettings.Place.Label("x"),
            "seal",
            Optional.empty(),
            Optional.empty()),
        "is no PKCS#11 library for this machine");
    refused(
        new TokenSettings(
            SoftToken.library(),
            new TokenSettings.Place.Slot(77),
            "seal",
            Optional.empty(),
            Optional.empty()),
        "no token in slot 77");
  }

  @Test
  void aKeyThatIsNotOfTheCertificateOrNotOnTheCurveIsRefused() throws Exception {
    SealKeys other = root.issue("Agency", "other", Issuer.Use.SEAL, NOW);
    Path foreign = Files.write(folder.resolve("other.pem"), other.chainPem());
    refused(settings("good", "seal", Optional.of(foreign)), "not the one of the certificate");
    assertThatThrownBy(() -> create(source("rsa", tokens.resolve("rsa.pem")), pin(SoftToken.PIN)))
        .hasMessageContaining("no key of the curve P-256");
  }

  private void refused(TokenSettings settings, String reason) {
    assertThatThrownBy(
            () ->
                create(new KeySource.OnToken(settings, Optional.of(rootFile)), pin(SoftToken.PIN)))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining(reason);
    assertThat(folder.resolve("home/keys")).doesNotExist();
  }

  private SealKeys create(KeySource source, Secrets secrets) throws IOException {
    return KeyFolder.create(folder.resolve("home/keys"), source, secrets, NOW);
  }

  private static KeySource source(String token, Path root) {
    return new KeySource.OnToken(settings(token, "seal", Optional.empty()), Optional.of(root));
  }

  private static TokenSettings settings(String token, String key, Optional<Path> certificate) {
    return new TokenSettings(
        SoftToken.library(),
        new TokenSettings.Place.Label(token),
        key,
        Optional.empty(),
        certificate);
  }

  private static Secrets pin(String pin) throws IOException {
    return new Secrets(Optional.empty(), Optional.of(PassPhrase.given(pin.toCharArray())));
  }
}
