package io.haetae.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.asic.cades.validation.ASiCContainerWithCAdESValidator;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.model.FileDocument;
import io.haetae.evidence.seal.KeyAlgorithm;
import io.haetae.evidence.seal.KeyFolder;
import io.haetae.evidence.seal.KeySource;
import io.haetae.evidence.seal.SealKeys;
import io.haetae.evidence.seal.Secrets;
import io.haetae.evidence.seal.TokenSettings;
import io.haetae.export.dossier.Languages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports signed by a key that never leaves its token (PKCS#11), here one in software. */
final class TokenExportTest {
  private static final String PIN = "4711";
  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
          Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

  @TempDir private static Path tokens;
  private static SealKeys keys;

  @TempDir private Path folder;

  @BeforeAll
  static void putAKeyIntoAToken() throws Exception {
    Optional<Path> library = LIBRARIES.stream().filter(Files::isRegularFile).findFirst();
    assumeTrue(
        library.isPresent() || System.getenv("CI") != null,
        "SoftHSM is not installed: apt-get install softhsm2 opensc");
    Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
    Files.createDirectories(configuration.toAbsolutePath().getParent());
    Files.writeString(
        configuration,
        "directories.tokendir = %s%nobjectstore.backend = file%nlog.level = ERROR%n"
            .formatted(Files.createDirectory(tokens.resolve("tokens"))));
    Path files = tokens.resolve("keys");
    KeySource made = new KeySource.Made("Agency", "", KeyAlgorithm.EC);
    SealKeys inFile = KeyFolder.create(files, made, Secrets.none(), TestIdentity.AT);
    fill(library.orElseThrow(), files.resolve(KeyFolder.SEAL_KEY), inFile);
    TokenSettings settings =
        new TokenSettings(
            library.orElseThrow(),
            new TokenSettings.Place.Label("exports"),
            "seal",
            Optional.of(pinFile()),
            Optional.empty());
    KeySource token = new KeySource.OnToken(settings, Optional.of(files.resolve(KeyFolder.ROOT)));
    keys = KeyFolder.create(tokens.resolve("home/keys"), token, Secrets.none(), TestIdentity.AT);
    assertThat(keys.certificate()).isEqualTo(inFile.certificate());
    assertThat(tokens.resolve("home/keys").resolve(KeyFolder.SEAL_KEY)).doesNotExist();
  }

  private static void fill(Path library, Path key, SealKeys inFile) throws Exception {
    Path certificate = tokens.resolve("seal.der");
    Files.write(certificate, inFile.certificate().getEncoded());
    String made = "softhsm2-util --init-token --free --label exports --so-pin 8315 --pin " + PIN;
    run(made.split(" ", -1));
    String imported = "softhsm2-util --token exports --label seal --id 01 --pin " + PIN;
    run((imported + " --import " + key).split(" ", -1));
    String shown = "pkcs11-tool --token-label exports --login --type cert --id 01 --label seal";
    run(
        (shown + " --pin " + PIN + " --module " + library + " --write-object " + certificate)
            .split(" ", -1));
  }

  private static Path pinFile() throws IOException {
    Path file = Files.writeString(tokens.resolve("pin"), PIN + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aContainerIsValidForTheValidatorOfDss() throws Exception {
    Path bundle = SampleBundle.in(folder.resolve("archive"));
    Exported exported =
        AsicExport.write(
            IntactBundle.of(bundle, SampleBundle.verify(bundle)),
            signing(),
            folder.resolve("capture.asice"));
    assertThat(exported.level()).isEqualTo("CAdES_BASELINE_B");
    ASiCContainerWithCAdESValidator validator =
        new ASiCContainerWithCAdESValidator(new FileDocument(exported.file().toFile()));
    validator.setCertificateVerifier(Signing.offline());
    SignatureWrapper signature =
        validator.validateDocument().getDiagnosticData().getSignatures().getFirst();
    assertThat(signature.isSignatureIntact()).isTrue();
    assertThat(signature.isSignatureValid()).isTrue();
    assertThat(signature.getSigningCertificate().getCommonName()).isEqualTo("Haetae seal");
  }

  @Test
  void aDossierIsValidForPoppler() throws Exception {
    Path bundle = SampleBundle.in(folder.resolve("archive"));
    Exported exported =
        PdfExport.write(
            IntactBundle.of(bundle, SampleBundle.verify(bundle)),
            SampleBundle.dossier(bundle),
            Languages.BOTH,
            signing(),
            folder.resolve("capture.pdf"));
    assertThat(run("pdfsig", exported.file().toString()))
        .contains("Signature Validation: Signature is Valid.", "Total document signed")
        .contains("ETSI.CAdES.detached", "O=Agency");
  }

  private static Signing signing() {
    return new Signing(SigningIdentity.of(keys), Optional.empty(), TestIdentity.AT);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
