package io.haetae.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.evidence.TestSealing;
import io.haetae.evidence.log.LogCheck;
import io.haetae.evidence.log.TransparencyLog;
import io.haetae.verifier.Claim;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive whose key is replaced between two visits. */
class RotatedKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:32Z");
  private static final KeySource MADE = new KeySource.Made("Agency", "", KeyAlgorithm.EC);

  @TempDir private Path folder;

  @Test
  void theLogTellsTheChangeAndOldAndNewBundlesVerifyWhileTheStolenKeyDoesNot() throws IOException {
    ConfigurationHome home = new ConfigurationHome(folder.resolve("home"));
    Path archive = folder.resolve("archive");
    SealKeys old = KeyFolder.create(home.keys(), MADE, Secrets.none(), NOW.minusSeconds(60));
    Path before = TestSealing.seal(archive, old);
    Path again = TestSealing.seal(archive, old);
    SealKeys fresh =
        KeyFolder.rotate(home.keys(), MADE, Secrets.none(), Optional.empty(), NOW.plusSeconds(60));
    Path after = TestSealing.seal(archive, fresh);
    KeyFolder.export(home, home.trust());
    for (Path bundle : List.of(before, again, after)) {
      assertPasses(bundle, Trust.in(home.trust()));
    }
    assertThat(keyLeaves(archive))
        .containsExactly(
            "active " + old.certificateSha256(),
            "retired " + old.certificateSha256(),
            "active " + fresh.certificateSha256());
    assertThat(new LogCheck(archive, TestSealing.trust().logs()).check(List.of()).claims())
        .allMatch(claim -> claim.state() == Claim.State.PASS);

    // Whoever stole the old key seals with it after the time that the agency names.
    KeyFolder.rotate(
        home.keys(), MADE, Secrets.none(), Optional.of(NOW.minusSeconds(5)), NOW.plusSeconds(90));
    KeyFolder.export(home, home.trust());
    assertThat(TestSealing.verify(after, Trust.in(home.trust())).claims())
        .filteredOn(claim -> claim.name().equals("signer"))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.state()).isEqualTo(Claim.State.FAIL);
              assertThat(claim.detail()).contains("was revoked", "KEY_COMPROMISE");
            });
  }

  private static void assertPasses(Path bundle, Trust trust) {
    assertThat(TestSealing.verify(bundle, trust).claims())
        .filteredOn(Claim::required)
        .allMatch(claim -> claim.state() == Claim.State.PASS);
  }

  private static List<String> keyLeaves(Path archive) throws IOException {
    List<String> found = new ArrayList<>();
    try (TransparencyLog log =
        TransparencyLog.open(
            archive.resolve("log"), TestSealing.sealing().logKey(), TestSealing.CLOCK)) {
      for (long i = 0; i < log.size(); i++) {
        LogLeaf leaf = LogLeaf.parse(log.entry(i));
        if (leaf.type().equals("KEY") && leaf.text("role").equals("seal")) {
          found.add(leaf.text("state") + " " + leaf.text("sha256"));
        }
      }
    }
    return found;
  }
}
