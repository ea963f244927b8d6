package io.haetae.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.Claim;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way of tampering with a good log, and the reason that is given. Where leaves are edited the
 * forger has the log's own key and signs the forged log anew.
 */
final class LogCheckTest {
  @TempDir private Path folder;

  private Path archive;
  private LogKey key;

  @BeforeEach
  void aGoodLog() throws IOException {
    archive = folder.resolve("archive");
    key = SampleLog.key();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.run("r1", 3);
      sample.run("r2", 3);
      sample.log.checkpoint();
    }
  }

  @Test
  void aGoodLogHasNoFaults() throws Exception {
    assertThat(faults()).isEmpty();
    assertThat(new LogCheck(archive, List.of(key.verifierKey())).check(List.of()).claims())
        .hasSize(8);
  }

  @Test
  void aTileThatWasChanged() throws Exception {
    Path tile = files().tilePath(0, 0, 16);
    byte[] bytes = Files.readAllBytes(tile);
    bytes[40] ^= 1;
    Files.write(tile, bytes);
    assertThat(faults()).singleElement().asString().contains("does not agree with the leaves");
  }

  @Test
  void aLeafThatWasChangedWithoutTheKey() throws Exception {
    Path bundle = files().bundlePath(0, 16);
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[30] ^= 1;
    Files.write(bundle, bytes);
    assertThat(faults())
        .anyMatch(fault -> fault.contains("does not agree with the leaves"))
        .anyMatch(fault -> fault.contains("do not lead to the root"));
  }

  @Test
  void aBundleThatIsMissing() throws Exception {
    Files.delete(files().bundlePath(0, 16));
    assertThat(faults()).anyMatch(fault -> fault.contains("is missing"));
  }

  @Test
  void aCheckpointWithAnotherSizeOrRoot() throws Exception {
    String note = Files.readString(files().checkpoint());
    Files.writeString(files().checkpoint(), note.replace("\n16\n", "\n15\n"));
    assertThat(faults())
        .anyMatch(fault -> fault.contains("signature of log.example/haetae is false"));
    String root = Checkpoint.parse(note.getBytes(StandardCharsets.UTF_8)).root().base64();
    Files.writeString(files().checkpoint(), note.replace(root, "A".repeat(43) + "="));
    assertThat(faults())
        .anyMatch(fault -> fault.contains("is false"))
        .anyMatch(fault -> fault.contains("do not lead to the root"));
  }

  @Test
  void aCheckpointSignedByAnUnknownKey() throws Exception {
    LogKey other = SampleLog.key();
    assertThat(
            new LogCheck(archive, List.of(other.verifierKey()))
                .check(List.of()).claims().stream()
                    .filter(claim -> claim.state() == Claim.State.FAIL)
                    .map(Claim::detail))
        .singleElement()
        .asString()
        .contains("signed by no trusted key");
  }

  @Test
  void aSequenceNumberThatIsMissing() throws Exception {
    forge(leaves -> leaves.removeIf(leaf -> leaf.contains("OPEN") && leaf.contains("r1-1")));
    assertThat(faults())
        .anyMatch(fault -> fault.contains("has number 2 of its target, 1 is missing"))
        .anyMatch(fault -> fault.contains("seals capture r1-1, which was not opened"))
        .anyMatch(fault -> fault.contains("position 1 of run r1 was planned and never attempted"));
  }

  @Test
  void aSealAndItsOpeningThatWereTakenOut() throws Exception {
    forge(leaves -> leaves.removeIf(leaf -> leaf.contains("r2-1")));
    assertThat(faults())
        .anyMatch(fault -> fault.contains("position 1 of run r2 was planned and never attempted"))
        .anyMatch(fault -> fault.contains("tells [planned, sealed, failed, left] [3, 3, 0, 0]"))
        .anyMatch(fault -> fault.contains("has neither a SEAL nor a FAIL leaf"));
  }

  @Test
  void anOpeningWithNeitherSealNorFailure() throws Exception {
    forge(leaves -> leaves.removeIf(leaf -> leaf.contains("SEAL") && leaf.contains("r2-2")));
    assertThat(faults())
        .anyMatch(fault -> fault.contains("capture r2-2 was opened") && fault.contains("neither"));
  }

  @Test
  void aSealThatNamesAnotherManifestBefore() throws Exception {
    String other = "f".repeat(64);
    String first = Sha256.of("manifest of r1-0");
    forge(
        leaves ->
            edit(leaves, "\"previousForTarget\":\"" + first, "\"previousForTarget\":\"" + other));
    assertThat(faults()).singleElement().asString().contains("does not name the last manifest");
  }

  @Test
  void aPlanThatWasShortened() throws Exception {
    Path plan = files().plan(0);
    List<String> lines = Files.readAllLines(plan);
    Files.write(plan, lines.subList(0, 2));
    assertThat(faults()).singleElement().asString().contains("not the plan that its leaf commits");
    Files.delete(plan);
    assertThat(faults()).singleElement().asString().contains("is missing");
  }

  @Test
  void aRunWithoutItsEndOrItsPlan() throws Exception {
    forge(leaves -> leaves.removeIf(leaf -> leaf.contains("RUN-END") && leaf.contains("r2")));
    assertThat(faults()).singleElement().asString().contains("run r2 has no RUN-END");
    forge(leaves -> leaves.removeIf(leaf -> leaf.contains("\"PLAN\"") && leaf.contains("r2")));
    assertThat(faults()).anyMatch(fault -> fault.contains("run r2 has no PLAN before"));
  }

  @Test
  void aRunThatCountsWrongly() throws Exception {
    forge(leaves -> edit(leaves, "\"run\":\"r2\",\"sealed\":3", "\"run\":\"r2\",\"sealed\":2"));
    assertThat(faults()).singleElement().asString().contains("[3, 2, 0, 0], the leaves tell [3, 3");
  }

  @Test
  void aVisitOfAnotherTargetThanPlanned() throws Exception {
    forge(
        leaves -> {
          edit(leaves, SampleLog.target(0), "0".repeat(64));
        });
    assertThat(faults()).anyMatch(fault -> fault.contains("is planned for another target"));
  }

  @Test
  void aCaptureThatWasRemoved() throws Exception {
    Path capture = archive.resolve("captures/2026/11/23/r1-2");
    Files.delete(capture.resolve(Bundles.MANIFEST));
    Files.delete(capture.resolve(Bundles.SEAL));
    Files.delete(capture);
    assertThat(faults())
        .singleElement()
        .asString()
        .contains("capture r1-2 was sealed", "is missing, and has no TOMBSTONE");
    try (SampleLog sample = SampleLog.open(archive, key)) {
      String manifest = Sha256.of("manifest of r1-2");
      sample.log.append(new Leaf.Tombstone("r1-2", manifest, "erasure", "a court's order"));
      sample.log.checkpoint();
    }
    assertThat(faults()).isEmpty();
  }

  @Test
  void aTombstoneOfACaptureThatIsStillThere() throws Exception {
    try (SampleLog sample = SampleLog.open(archive, key)) {
      String manifest = Sha256.of("manifest of r1-2");
      sample.log.append(new Leaf.Tombstone("r1-2", manifest, "erasure", "a court's order"));
      sample.log.checkpoint();
    }
    assertThat(faults()).singleElement().asString().contains("no sealed capture that is gone");
  }

  @Test
  void aManifestThatWasExchanged() throws Exception {
    Files.writeString(archive.resolve("captures/2026/11/23/r1-2/seal/manifest.json"), "{}");
    assertThat(faults()).singleElement().asString().contains("is not the one that was sealed");
  }

  @Test
  void aCaptureThatTheLogDoesNotKnow() throws Exception {
    Path capture = archive.resolve("captures/2026/11/23/unknown/seal");
    Files.createDirectories(capture);
    assertThat(faults()).singleElement().asString().contains("neither a SEAL nor a FAIL");
    Files.createFile(capture.resolve("UNSEALED"));
    assertThat(faults()).singleElement().asString().contains("is not sealed yet");
  }

  @Test
  void aPastThatWasRewritten() throws Exception {
    Path copy = folder.resolve("copy");
    Files.copy(files().checkpoint(), copy);
    assertThat(faults(copy)).isEmpty();
    forge(leaves -> edit(leaves, "09:00:00Z", "09:00:01Z"));
    assertThat(faults()).isEmpty();
    assertThat(faults(copy)).singleElement().asString().contains("its past was rewritten");
    forge(List::removeLast);
    assertThat(faults(copy)).anyMatch(fault -> fault.contains("leaves were taken away"));
  }

  @Test
  void anOlderCheckpointThatTheLogExtends() throws Exception {
    Path copy = folder.resolve("copy");
    Files.copy(files().checkpoint(), copy);
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.run("r3", 200);
      sample.log.checkpoint();
    }
    assertThat(faults(copy)).isEmpty();
    Files.writeString(copy, Files.readString(copy).replace("\n16\n", "\n17\n"));
    assertThat(faults(copy)).singleElement().asString().contains("is false");
  }

  @Test
  void aLeafThatIsNoLeaf() throws Exception {
    forgeRaw(leaves -> leaves.add("{}"));
    assertThat(faults()).singleElement().asString().contains("leaf 16: ");
  }

  @Test
  void everyFaultIsListed() throws Exception {
    forge(leaves -> leaves.removeIf(leaf -> leaf.contains("SEAL") && leaf.contains("r1-")));
    assertThat(faults().stream().filter(fault -> fault.contains("and neither sealed nor failed")))
        .hasSize(3);
  }

  @Test
  void aVisitThatFailedAndOneThatWasLeftAreNoFaults() throws Exception {
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.plan("r3", 3);
      sample.visit("r3", 0);
      Leaf.Open open = sample.log.open("r3-1", "r3", 1, SampleLog.target(1), 1).leaf();
      Optional<String> id = Optional.of(open.captureId());
      sample.log.append(new Leaf.Fail(id, "r3", 1, "killed", Optional.empty()));
      sample.log.append(new Leaf.Fail(Optional.empty(), "r3", 2, "stopped", Optional.empty()));
      sample.log.append(new Leaf.RunEnd("r3", 3, 1, 1, 1));
      sample.log.checkpoint();
    }
    assertThat(faults()).isEmpty();
  }

  private List<String> faults(Path... copies) throws IOException {
    return new LogCheck(archive, List.of(key.verifierKey()))
        .check(Arrays.asList(copies)).claims().stream()
            .filter(claim -> claim.state() == Claim.State.FAIL)
            .map(Claim::detail)
            .toList();
  }

  private LogFiles files() {
    return new LogFiles(archive.resolve("log"));
  }

  private static void edit(List<String> leaves, String before, String after) {
    UnaryOperator<String> edited = leaf -> leaf.replace(before, after);
    leaves.replaceAll(edited);
  }

  /** Edits the leaves; each must be one afterwards. */
  private void forge(Forging forging) throws IOException {
    forgeRaw(forging);
    for (String leaf : leaves()) {
      LogLeaf.parse(leaf.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes the log anew from edited leaves and signs it. */
  private void forgeRaw(Forging forging) throws IOException {
    List<String> leaves = leaves();
    forging.edit(leaves);
    ForgedLog.write(files(), leaves, key);
  }

  private List<String> leaves() throws IOException {
    PublishedLog log = PublishedLog.open(files().folder());
    List<String> leaves = new ArrayList<>();
    for (byte[] leaf : log.bundle(0)) {
      leaves.add(new String(leaf, StandardCharsets.UTF_8));
    }
    return leaves;
  }

  @FunctionalInterface
  private interface Forging {
    void edit(List<String> leaves);
  }
}
