package io.haetae.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuickLogCheckTest {
  @TempDir private Path folder;

  private Path archive;
  private Path index;
  private LogKey key;

  @BeforeEach
  void aLogOfSeveralBundles() throws IOException {
    archive = folder.resolve("archive");
    index = folder.resolve("elsewhere/index");
    key = SampleLog.key();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.run("r1", 140);
      sample.log.checkpoint();
    }
  }

  @Test
  void theFirstLookReadsEveryLeafAndTheNextNone() throws Exception {
    assertThat(details())
        .containsExactly(
            "PASS by the key of log.example/haetae at size 282",
            "NOT_PRESENT nothing was seen before; every leaf is read and " + index + " begun",
            "PASS 282 new leaves, up to the root",
            "PASS 140 sealed captures have their folders");
    assertThat(details())
        .containsExactly(
            "PASS by the key of log.example/haetae at size 282",
            "PASS the log extends the 282 leaves that were seen before",
            "PASS 0 new leaves, up to the root",
            "PASS 140 sealed captures have their folders");
  }

  @Test
  void aRemovedCaptureIsFoundWithAndWithoutAnIndex() throws Exception {
    remove("r1-7");
    assertThat(faults())
        .containsExactly(
            "capture r1-7 was sealed at 2026-11-23T09:00:00Z (leaf 16), is missing, and has no"
                + " TOMBSTONE");
    assertThat(index).exists();
    remove("r1-139");
    assertThat(faults())
        .hasSize(2)
        .anyMatch(fault -> fault.startsWith("capture r1-7 was"))
        .anyMatch(fault -> fault.startsWith("capture r1-139 was") && fault.contains("leaf 280"));
  }

  @Test
  void newLeavesJoinTheIndex() throws Exception {
    assertThat(faults()).isEmpty();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.run("r2", 60);
      sample.log.checkpoint();
    }
    remove("r2-59");
    remove("r1-0");
    assertThat(faults()).hasSize(2);
    assertThat(faults()).hasSize(2);
    assertThat(details()).contains("PASS 0 new leaves, up to the root");
  }

  @Test
  void anErasureNeedsTheManifestThatWasSealed() throws Exception {
    assertThat(faults()).isEmpty();
    remove("r1-7");
    tombstone("r1-7", Sha256.of("another"));
    assertThat(faults()).singleElement().asString().startsWith("capture r1-7 was sealed");
    tombstone("r1-7", Sha256.of("manifest of r1-7"));
    assertThat(faults()).isEmpty();
    assertThat(details()).contains("PASS 139 sealed captures have their folders");
    Files.delete(index);
    assertThat(faults()).isEmpty();
    assertThat(details()).contains("PASS 139 sealed captures have their folders");
  }

  @Test
  void aTornIndexIsMadeAnewFromTheLeaves() throws Exception {
    assertThat(faults()).isEmpty();
    String text = Files.readString(index);
    Files.writeString(index, text.replace("16 r1-7\n", ""));
    remove("r1-7");
    assertThat(faults()).singleElement().asString().startsWith("capture r1-7 was sealed");
    assertThat(index).content().contains("\n/\n16 r1-7\n/2026/11/23\n2 r1-0\n");
  }

  @Test
  void aCaptureThatIsFoundUnderAnotherDayIsThere() throws Exception {
    assertThat(faults()).isEmpty();
    Path day = archive.resolve("captures/2026/11/23");
    Path moved = archive.resolve("captures/2027/01/01/r1-7");
    Files.createDirectories(moved.getParent());
    Files.move(day.resolve("r1-7"), moved);
    assertThat(details()).contains("PASS 140 sealed captures have their folders");
    Files.move(moved, moved.resolveSibling("r1-8"));
    assertThat(faults()).singleElement().asString().startsWith("capture r1-7 was sealed");
  }

  @Test
  void aDayThatIsGoneIsMissedWithAllItsCaptures() throws Exception {
    assertThat(faults()).isEmpty();
    Path day = archive.resolve("captures/2026/11/23");
    Files.move(day, folder.resolve("aside"));
    assertThat(faults()).hasSize(140);
    Files.move(folder.resolve("aside"), day);
    assertThat(faults()).isEmpty();
  }

  @Test
  void aCaptureThatWasNowhereAtTheFirstLookIsFoundOnceItIsBack() throws Exception {
    Path capture = archive.resolve("captures/2026/11/23/r1-7");
    Files.move(capture, folder.resolve("aside"));
    assertThat(faults()).hasSize(1);
    Files.move(folder.resolve("aside"), capture);
    assertThat(details()).contains("PASS 140 sealed captures have their folders");
  }

  @Test
  void anIndexOfAnotherFormIsMadeAnew() throws Exception {
    assertThat(faults()).isEmpty();
    String text = Files.readString(index, StandardCharsets.UTF_8);
    String content = text.substring(0, text.length() - 65).replace("index-2", "index-1");
    Files.writeString(index, content + Sha256.of(content) + "\n");
    assertThat(details()).anyMatch(detail -> detail.startsWith("NOT_PRESENT nothing was seen"));
    assertThat(index).hasContent(text);
  }

  @Test
  void aPastThatWasRewrittenSinceTheLastLook() throws Exception {
    assertThat(faults()).isEmpty();
    byte[] seen = Files.readAllBytes(index);
    LogFiles files = new LogFiles(archive.resolve("log"));
    List<String> leaves = new ArrayList<>();
    for (byte[] leaf : files.bundle(0, 200)) {
      leaves.add(new String(leaf, StandardCharsets.UTF_8));
    }
    ForgedLog.write(files, leaves, key);
    assertThat(faults()).singleElement().asString().contains("leaves were taken away");
    assertThat(index).hasBinaryContent(seen);

    Files.delete(index);
    faults();
    leaves.replaceAll(leaf -> leaf.replace("09:00:00Z", "09:00:01Z"));
    ForgedLog.write(files, leaves, key);
    assertThat(faults()).singleElement().asString().contains("its past was rewritten");
    assertThat(faults()).singleElement().asString().contains("its past was rewritten");
  }

  @Test
  void aLeafThatWasChangedIsNotTheOneSignedFor() throws Exception {
    Path bundle = new LogFiles(archive.resolve("log")).bundlePath(0, 256);
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[30] ^= 1;
    Files.write(bundle, bytes);
    assertThat(faults()).singleElement().asString().contains("do not lead to the root");
    assertThat(index).doesNotExist();
  }

  @Test
  void anUnknownKeyOrAnotherLog() throws Exception {
    LogKey other = SampleLog.key();
    assertThat(new QuickLogCheck(archive, index, List.of(other.verifierKey())).check().claims())
        .singleElement()
        .satisfies(claim -> assertThat(claim.detail()).contains("signed by no trusted key"));
    assertThat(faults()).isEmpty();
    LogKey renamed = LogKey.generate("other.example/log");
    Path second = folder.resolve("second");
    try (SampleLog sample = SampleLog.open(second, renamed)) {
      sample.run("r1", 1);
      sample.log.checkpoint();
    }
    assertThat(
            new QuickLogCheck(second, index, List.of(renamed.verifierKey()))
                .check().claims().stream().map(Claim::detail))
        .anyMatch(detail -> detail.contains("is of another log"));
  }

  @Test
  void whatIsNeitherFolderNorReadableIsNoCapture() throws Exception {
    Path day = archive.resolve("captures/2026/11/24");
    Files.createDirectories(day.getParent());
    Files.createFile(day);
    assertThat(faults()).isEmpty();
  }

  private void tombstone(String id, String manifest) throws IOException {
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.log.append(new Leaf.Tombstone(id, manifest, "erasure", "a court's order"));
      sample.log.checkpoint();
    }
  }

  private void remove(String id) throws IOException {
    Path capture = archive.resolve("captures/2026/11/23").resolve(id);
    Files.delete(capture.resolve(Bundles.MANIFEST));
    Files.delete(capture.resolve(Bundles.SEAL));
    Files.delete(capture);
  }

  private List<String> faults() throws IOException {
    return check().stream()
        .filter(claim -> claim.state() == Claim.State.FAIL)
        .map(Claim::detail)
        .toList();
  }

  private List<String> details() throws IOException {
    return check().stream().map(claim -> claim.state() + " " + claim.detail()).toList();
  }

  private List<Claim> check() throws IOException {
    return new QuickLogCheck(archive, index, List.of(key.verifierKey())).check().claims();
  }
}
