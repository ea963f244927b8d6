package io.haetae.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.TlogProof;
import io.haetae.verifier.TreeHash;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransparencyLogTest {
  @TempDir private Path archive;

  @Test
  void everyProofOfEverySizeUpTo300HoldsAndNoOther() throws Exception {
    try (SampleLog sample = SampleLog.open(archive, SampleLog.key())) {
      List<TreeHash> hashes = new ArrayList<>();
      List<TreeHash> roots = new ArrayList<>(List.of(sample.log.root()));
      for (int size = 1; size <= 300; size++) {
        LogEntry<Leaf> entry = sample.log.append(SampleLog.filler(size));
        hashes.add(Merkle.leaf(entry.bytes()));
        roots.add(sample.log.root());
        assertThat(roots.getLast()).isEqualTo(Merkle.root(hashes));
      }
      for (int size = 1; size <= 300; size += size < 20 ? 1 : 7) {
        checkProofs(sample.log, size, hashes, roots);
      }
    }
  }

  private static void checkProofs(
      TransparencyLog log, int size, List<TreeHash> hashes, List<TreeHash> roots)
      throws IOException {
    TreeHash root = roots.get(size);
    for (int i = 0; i < size; i++) {
      List<TreeHash> path = log.inclusion(i, size);
      assertThat(Merkle.includes(hashes.get(i), i, size, path, root)).isTrue();
      assertThat(Merkle.includes(hashes.get(i), i + 1, size, path, root)).isFalse();
      assertThat(Merkle.includes(Merkle.leaf(new byte[1]), i, size, path, root)).isFalse();
    }
    for (int old = 0; old <= size; old++) {
      List<TreeHash> proof = log.consistency(old, size);
      assertThat(Merkle.extendsTree(old, roots.get(old), size, root, proof)).isTrue();
      TreeHash other = Merkle.leaf(new byte[2]);
      assertThat(Merkle.extendsTree(old, other, size, root, proof)).isFalse();
      if (old > 0) {
        assertThat(Merkle.extendsTree(old, roots.get(old), size, other, proof)).isFalse();
      }
    }
  }

  @Test
  void aLogOfThreeLevelsOpensAgainAsItWas() throws Exception {
    LogKey key = SampleLog.key();
    int size = 256 * 256 + 300;
    TreeHash root;
    try (SampleLog sample = SampleLog.open(archive, key)) {
      List<Leaf> leaves = LongStream.range(0, size).mapToObj(SampleLog::filler).toList();
      sample.log.appendAll(leaves);
      root = sample.log.root();
      sample.log.checkpoint();
    }
    try (SampleLog sample = SampleLog.open(archive, key)) {
      assertThat(sample.log.size()).isEqualTo(size);
      assertThat(sample.log.root()).isEqualTo(root);
      TlogProof proof = sample.log.prove(70);
      proof.verify(sample.log.entry(70), List.of(key.verifierKey()));
      assertThat(proof.bytes().length).isLessThan(2000);
      List<TreeHash> consistency = sample.log.consistency(65_536, size);
      LogFiles files = new LogFiles(archive.resolve("log"));
      Tiles tiles =
          (level, number) -> files.tile(level, number, LogFiles.width(65_536, level, number));
      TreeHash old = new TreeProofs(tiles).root(65_536);
      assertThat(Merkle.extendsTree(65_536, old, size, root, consistency)).isTrue();
    }
    assertThat(check(key)).matches(Verification::passed);
  }

  @Test
  void theFilesAreThoseOfTheSpecification() throws Exception {
    LogKey key = SampleLog.key();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.log.appendAll(fillers(70));
      sample.log.checkpoint();
      assertThat(files()).contains("tile/0/000.p/70", "tile/entries/000.p/70", "checkpoint");
      sample.log.appendAll(fillers(256));
      sample.log.checkpoint();
      assertThat(files())
          .contains("tile/0/000", "tile/0/001.p/70", "tile/1/000.p/1", "tile/entries/001.p/70")
          .doesNotContain("tile/0/000.p/70", "tile/entries/000.p/70");
    }
  }

  @Test
  void aTornAppendIsDroppedAndTheLogGoesOn() throws Exception {
    LogKey key = SampleLog.key();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.log.appendAll(fillers(3));
    }
    Path tail = archive.resolve("log/tail/0");
    Files.write(tail, new byte[] {0, 90, '{', '"'}, StandardOpenOption.APPEND);
    try (SampleLog sample = SampleLog.open(archive, key)) {
      assertThat(sample.log.size()).isEqualTo(3);
      assertThat(sample.log.append(SampleLog.filler(9)).index()).isEqualTo(3);
    }
    Files.write(tail, new byte[500], StandardOpenOption.APPEND);
    try (SampleLog sample = SampleLog.open(archive, key)) {
      assertThat(sample.log.size()).isEqualTo(4);
    }
  }

  @Test
  void aFullTailWhoseBundleWasNotWrittenIsCompleted() throws Exception {
    LogKey key = SampleLog.key();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.log.appendAll(fillers(256));
    }
    Path log = archive.resolve("log");
    Files.copy(log.resolve("tile/entries/000"), log.resolve("tail/0"));
    Files.delete(log.resolve("tail/1"));
    Files.delete(log.resolve("tile/entries/000"));
    Files.delete(log.resolve("tile/0/000"));
    try (SampleLog sample = SampleLog.open(archive, key)) {
      assertThat(sample.log.size()).isEqualTo(256);
      assertThat(files()).contains("tile/entries/000", "tile/0/000", "tail/1");
    }
  }

  @Test
  void aLogWithoutItsTailsOpensAtItsCheckpoint() throws Exception {
    LogKey key = SampleLog.key();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.log.appendAll(fillers(300));
      sample.log.checkpoint();
    }
    Files.delete(archive.resolve("log/tail/1"));
    try (SampleLog sample = SampleLog.open(archive, key)) {
      assertThat(sample.log.size()).isEqualTo(300);
    }
  }

  @Test
  void aLogThatLacksSignedLeavesDoesNotOpen() throws Exception {
    LogKey key = SampleLog.key();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.log.appendAll(fillers(3));
      sample.log.checkpoint();
    }
    Path tail = archive.resolve("log/tail/0");
    byte[] whole = Files.readAllBytes(tail);
    Files.write(tail, new byte[0]);
    assertThatThrownBy(() -> SampleLog.open(archive, key)).hasMessageContaining("are missing");
    String edited = new String(whole, StandardCharsets.UTF_8).replace("number 0", "number 7");
    Files.writeString(tail, edited);
    assertThatThrownBy(() -> SampleLog.open(archive, key)).hasMessageContaining("does not hold");
  }

  @Test
  void theSameSizeIsSignedOnce() throws Exception {
    try (SampleLog sample = SampleLog.open(archive, SampleLog.key())) {
      Checkpoint empty = sample.log.checkpoint();
      assertThat(empty.size()).isZero();
      sample.log.append(SampleLog.filler(0));
      Checkpoint one = sample.log.checkpoint();
      assertThat(one.size()).isEqualTo(1);
      assertThat(sample.log.checkpoint()).isEqualTo(one);
    }
  }

  @Test
  void anotherOpeningHasToWait() throws Exception {
    LogKey key = SampleLog.key();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      assertThatThrownBy(() -> SampleLog.open(archive, key)).hasMessageContaining("in use");
      assertThat(sample.log.size()).isZero();
    }
  }

  @Test
  void leavesThatCannotComeNextAreRefused() throws Exception {
    LogKey key = SampleLog.key();
    String manifest = "a".repeat(64);
    try (SampleLog sample = SampleLog.open(archive, key)) {
      TransparencyLog log = sample.log;
      Leaf.Open open = log.open("c1", "r", 0, SampleLog.target(1), 1).leaf();
      assertThat(open.targetSeq()).isEqualTo(1);
      Leaf again = new Leaf.Open("c2", "r", 0, SampleLog.target(1), 3, 1);
      assertThatThrownBy(() -> log.append(again)).hasMessageContaining("next number");
      Leaf unopened = new Leaf.Seal("c9", SampleLog.target(1), 1, manifest, Optional.empty());
      assertThatThrownBy(() -> log.append(unopened)).hasMessageContaining("not opened");
      Leaf linked = new Leaf.Seal("c1", SampleLog.target(1), 1, manifest, Optional.of(manifest));
      assertThatThrownBy(() -> log.append(linked)).hasMessageContaining("last manifest");
      Leaf malformed = new Leaf.Seal("c1", "no hash", 1, manifest, Optional.empty());
      assertThatThrownBy(() -> log.append(malformed)).isInstanceOf(EvidenceException.class);
      assertThat(log.size()).isEqualTo(1);
      assertThat(log.unfinished()).containsExactly(open);
    }
    try (SampleLog sample = SampleLog.open(archive, key)) {
      assertThat(sample.log.unfinished()).hasSize(1);
      sample.seal(sample.log.unfinished().getFirst());
      assertThat(sample.log.unfinished()).isEmpty();
      assertThat(sample.log.target(SampleLog.target(1)).lastManifest()).isPresent();
    }
  }

  @Test
  void aWrongIndexIsMadeAgain() throws Exception {
    LogKey key = SampleLog.key();
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.run("r", 3);
    }
    Path index = archive.resolve("log/index");
    Files.writeString(index, Files.readString(index).replace(" 1 ", " 2 "));
    try (SampleLog sample = SampleLog.open(archive, key)) {
      assertThat(sample.log.target(SampleLog.target(1)).openings()).isEqualTo(1);
    }
  }

  @Test
  void threadsGetDifferentIndexes() throws Exception {
    try (SampleLog sample = SampleLog.open(archive, SampleLog.key())) {
      List<Long> indexes =
          IntStream.range(0, 300)
              .parallel()
              .mapToObj(
                  i -> {
                    try {
                      return sample.log.append(SampleLog.filler(i)).index();
                    } catch (IOException fault) {
                      throw new AssertionError(fault);
                    }
                  })
              .sorted()
              .toList();
      assertThat(indexes).isEqualTo(LongStream.range(0, 300).boxed().toList());
    }
  }

  @Test
  void everyKindOfLeafIsReadByTheVerifier() throws Exception {
    String hash = "b".repeat(64);
    List<Leaf> leaves =
        List.of(
            new Leaf.SealKey(hash, Leaf.KeyState.ACTIVE),
            new Leaf.CheckpointKey(SampleLog.key().verifierKey().toString(), Leaf.KeyState.RETIRED),
            new Leaf.Plan("r", 1, hash, hash),
            new Leaf.Fail(Optional.empty(), "r", 0, "stopped", Optional.empty()),
            new Leaf.RunEnd("r", 1, 0, 0, 1),
            SampleLog.filler(1),
            new Leaf.Tombstone("c1", hash, "erasure", "law"),
            new Leaf.Renew(Optional.of("c1"), hash, "expiry"));
    for (Leaf leaf : leaves) {
      byte[] json = leaf.json(SampleLog.CLOCK.instant()).getBytes(StandardCharsets.UTF_8);
      assertThat(LogLeaf.parse(json).type()).isEqualTo(leaf.type());
    }
  }

  private static List<Leaf> fillers(int count) {
    return IntStream.range(0, count).mapToObj(SampleLog::filler).toList();
  }

  private Verification check(LogKey key) throws IOException {
    return new LogCheck(archive, List.of(key.verifierKey())).check(List.of());
  }

  private List<String> files() throws IOException {
    Path log = archive.resolve("log");
    try (var walk = Files.walk(log)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> log.relativize(file).toString())
          .toList();
    }
  }
}
