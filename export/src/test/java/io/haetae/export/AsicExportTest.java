package io.haetae.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.asic.cades.validation.ASiCContainerWithCAdESValidator;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.model.FileDocument;
import io.haetae.evidence.seal.KeyAlgorithm;
import io.haetae.evidence.seal.KeyFolder;
import io.haetae.evidence.seal.KeySource;
import io.haetae.evidence.seal.PassPhrase;
import io.haetae.evidence.seal.SealKeys;
import io.haetae.evidence.seal.Secrets;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AsicExportTest {
  @TempDir Path folder;
  private Path bundle = Path.of("");
  private SigningIdentity identity;

  AsicExportTest() throws Exception {
    identity = TestIdentity.make();
  }

  @BeforeEach
  void makeABundle() throws IOException {
    bundle = SampleBundle.in(folder.resolve("archive"));
  }

  private Exported export(Optional<TimeStampAuthority> authority) throws IOException {
    return AsicExport.write(
        IntactBundle.of(bundle, SampleBundle.verify(bundle)),
        new Signing(identity, authority, TestIdentity.AT),
        folder.resolve("capture.asice"));
  }

  @Test
  void holdsEveryFileOfTheBundleUnchanged() throws IOException {
    Exported exported = export(Optional.empty());
    IntactBundle intact = IntactBundle.of(bundle, SampleBundle.verify(bundle));
    assertThat(intact.files()).contains(Bundles.WACZ, Bundles.MANIFEST, Bundles.SUMS);
    try (ZipFile zip = new ZipFile(exported.file().toFile())) {
      for (String name : intact.files()) {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
          assertThat(Sha256.of(in)).isEqualTo(Sha256.of(bundle.resolve(name)));
        }
      }
    }
    assertThat(SampleBundle.verify(bundle).passed()).isTrue();
  }

  @Test
  void isValidForTheValidatorOfDss() throws IOException {
    assertValid(export(Optional.empty()));
  }

  @Test
  void isSignedByASealKeyThatAPassPhraseOpens() throws IOException {
    Path keys = folder.resolve("keys");
    Secrets secrets = Secrets.of(PassPhrase.of("correct horse".toCharArray()));
    KeySource made = new KeySource.Made("Agency", "", KeyAlgorithm.EC);
    KeyFolder.create(keys, made, secrets, TestIdentity.AT);
    identity = SigningIdentity.of(SealKeys.load(keys, secrets));
    assertValid(export(Optional.empty()));
  }

  private static void assertValid(Exported exported) {
    assertThat(exported.level()).isEqualTo("CAdES_BASELINE_B");
    ASiCContainerWithCAdESValidator validator =
        new ASiCContainerWithCAdESValidator(new FileDocument(exported.file().toFile()));
    validator.setCertificateVerifier(Signing.offline());
    SignatureWrapper signature =
        validator.validateDocument().getDiagnosticData().getSignatures().getFirst();
    assertThat(signature.isSignatureIntact()).isTrue();
    assertThat(signature.isSignatureValid()).isTrue();
    assertThat(signature.getDigestMatchers())
        .isNotEmpty()
        .allSatisfy(matcher -> assertThat(matcher.isDataIntact()).isTrue());
  }

  @Test
  void isValidForOtherPrograms() throws Exception {
    Path file = export(Optional.empty()).file();
    assertThat(run("unzip", "-t", file.toString())).contains("No errors detected");
    Path signature = extract(file, "001.p7s");
    Path content = extract(file, "ASiCManifest001.xml");
    Path root = folder.resolve("root.pem");
    Files.writeString(
        root,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(identity.certificate().getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    assertThat(
            run(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-purpose",
                "any",
                "-in",
                signature.toString(),
                "-content",
                content.toString(),
                "-CAfile",
                root.toString(),
                "-out",
                folder.resolve("out").toString()))
        .containsIgnoringCase("verification successful");
  }

  @Test
  void goesWithoutTimeStampWhereTheAuthorityDoesNotAnswer() throws IOException {
    Exported exported =
        export(
            Optional.of(
                digest -> {
                  throw new IOException("connection refused");
                }));
    assertThat(exported.level()).isEqualTo("CAdES_BASELINE_B");
    assertThat(exported.missing().orElse("")).contains("connection refused");
  }

  @Test
  void refusesABundleThatDoesNotVerify() throws IOException {
    Files.writeString(bundle.resolve(Bundles.SUMS), "changed");
    assertThatThrownBy(() -> export(Optional.empty()))
        .isInstanceOf(RefusedBundleException.class)
        .hasMessageContaining("bytes intact");
    assertThat(folder.resolve("capture.asice")).doesNotExist();
  }

  @Test
  void refusesToWriteIntoTheBundle() throws IOException {
    IntactBundle intact = IntactBundle.of(bundle, SampleBundle.verify(bundle));
    assertThatThrownBy(
            () ->
                AsicExport.write(
                    intact,
                    new Signing(identity, Optional.empty(), TestIdentity.AT),
                    bundle.resolve("seal/capture.asice")))
        .isInstanceOf(RefusedBundleException.class);
  }

  private Path extract(Path file, String ending) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry =
          zip.stream().filter(e -> e.getName().endsWith(ending)).findFirst().orElseThrow();
      Path part = folder.resolve("part" + ending);
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, part);
      }
      return part;
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
