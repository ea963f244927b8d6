package io.haetae.app.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.log.Leaf;
import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.log.TransparencyLog;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductDossierTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-25T00:00:00Z");

  @TempDir Path folder;

  @Test
  void aDossierHoldsTheBundlesTheirVerificationAndTheirCustody() throws IOException {
    List<Path> verified = new ArrayList<>();
    List<String> handedOut = new ArrayList<>();
    try (ArchiveDatabase archive = FindingsSamples.large(folder, 2)) {
      String capture = bundle(archive);
      log(capture);

      Path page =
          ProductDossier.write(
                  BundleShelf.of(folder),
                  archive,
                  FindingsSamples.DECLARED,
                  "P1",
                  Shown.BOTH,
                  bundle -> {
                    verified.add(folder.relativize(bundle));
                    return new Verification(
                        List.of(new Claim("bytes intact", Claim.State.FAIL, true, "")));
                  },
                  handedOut::addAll,
                  WRITTEN,
                  folder.resolve("out"))
              .orElseThrow();
      Document dossier = Jsoup.parse(Files.readString(page));

      assertThat(verified).hasSize(1);
      assertThat(handedOut).containsExactly(capture);
      assertThat(folder.resolve("out").resolve(verified.getFirst()).resolve("seal/manifest.json"))
          .hasContent("{}");
      assertThat(dossier.select("section:has(#verification) tbody tr").text())
          .contains(capture, "✕ fails", "bytes intact");
      assertThat(dossier.select("section:has(#custody) tbody tr").text())
          .contains("CUSTODY handed over · Kim · to the court", capture);
      assertThat(dossier.select("section:has(#observations) tbody tr")).hasSize(1);
      assertThat(dossier.select("script")).isEmpty();
    }
  }

  @Test
  void aBundleThatIsGoneIsNamed() throws IOException {
    try (ArchiveDatabase archive = FindingsSamples.large(folder, 1)) {
      Path page =
          ProductDossier.write(
                  BundleShelf.of(folder),
                  archive,
                  FindingsSamples.DECLARED,
                  "temu:101",
                  Shown.EN,
                  bundle -> new Verification(List.of()),
                  captures -> assertThat(captures).isEmpty(),
                  WRITTEN,
                  folder.resolve("out"))
              .orElseThrow();

      assertThat(Jsoup.parse(Files.readString(page)).select("section:has(#verification)").text())
          .contains("✕ the bundle is missing");
    }
  }

  private String bundle(ArchiveDatabase archive) throws IOException {
    var evidence =
        archive.observations().stream()
            .flatMap(row -> row.evidence().stream())
            .findFirst()
            .orElseThrow();
    Path manifest = folder.resolve(evidence.path()).resolve("seal/manifest.json");
    Files.createDirectories(Optional.ofNullable(manifest.getParent()).orElseThrow());
    Files.writeString(manifest, "{}");
    return evidence.captureId();
  }

  private void log(String capture) throws IOException {
    try (TransparencyLog log =
        TransparencyLog.open(
            folder.resolve("log"),
            LogKey.generate("log.example/haetae"),
            Clock.fixed(WRITTEN, ZoneOffset.UTC))) {
      log.append(new Leaf.Custody(capture, "handed over", "Kim", "to the court"));
      log.append(new Leaf.Custody("other", "handed over", Sha256.of("x"), "elsewhere"));
      log.checkpoint();
    }
  }
}
