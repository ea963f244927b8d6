package io.haetae.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.export.dossier.Languages;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checked with {@code pdfsig} of Poppler, which knows nothing of DSS. */
final class PdfExportTest {
  @TempDir Path folder;
  private Path bundle = Path.of("");
  private final SigningIdentity identity;

  PdfExportTest() throws Exception {
    identity = TestIdentity.make();
  }

  @BeforeEach
  void makeABundle() throws IOException {
    bundle = SampleBundle.in(folder.resolve("archive"));
  }

  private Exported export(Optional<TimeStampAuthority> authority, Path file) throws IOException {
    return PdfExport.write(
        IntactBundle.of(bundle, SampleBundle.verify(bundle)),
        SampleBundle.dossier(bundle),
        Languages.BOTH,
        new Signing(identity, authority, TestIdentity.AT),
        file);
  }

  @Test
  void isValidForPopplerAndOneChangedByteIsNot() throws Exception {
    Path file = export(Optional.empty(), folder.resolve("capture.pdf")).file();
    assertThat(pdfsig(file))
        .contains("Signature Validation: Signature is Valid.", "Total document signed")
        .contains("ETSI.CAdES.detached", "CN=Export test");
    byte[] changed = Files.readAllBytes(file);
    changed[changed.length / 3] ^= 1;
    Path other = Files.write(folder.resolve("changed.pdf"), changed);
    assertThat(pdfsig(other)).contains("Digest Mismatch").doesNotContain("Signature is Valid");
  }

  @Test
  void isTimeStampedWhereAnAuthorityAnswers() throws Exception {
    Exported exported =
        export(Optional.of(SampleBundle.authority()), folder.resolve("capture.pdf"));
    assertThat(exported.level()).isEqualTo("PAdES_BASELINE_T");
    assertThat(exported.missing()).isEmpty();
    assertThat(pdfsig(exported.file())).contains("Signature is Valid");
  }

  @Test
  void goesWithoutTimeStampWhereNoAuthorityAnswers() throws Exception {
    Exported exported =
        export(
            Optional.of(
                digest -> {
                  throw new IOException("connection refused");
                }),
            folder.resolve("capture.pdf"));
    assertThat(exported.level()).isEqualTo("PAdES_BASELINE_B");
    assertThat(exported.missing().orElse("")).contains("connection refused");
    assertThat(pdfsig(exported.file())).contains("Signature is Valid");
  }

  @Test
  void refusesABundleThatDoesNotVerifyAndToWriteIntoOne() throws IOException {
    assertThatThrownBy(() -> export(Optional.empty(), bundle.resolve("seal/capture.pdf")))
        .isInstanceOf(RefusedBundleException.class);
    Files.writeString(bundle.resolve(Bundles.SUMS), "changed");
    assertThatThrownBy(() -> export(Optional.empty(), folder.resolve("capture.pdf")))
        .isInstanceOf(RefusedBundleException.class)
        .hasMessageContaining("bytes intact");
    assertThat(folder.resolve("capture.pdf")).doesNotExist();
  }

  private static String pdfsig(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("pdfsig", file.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
