package io.haetae.evidence.log;

import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.Claim;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.TreeHash;
import io.haetae.verifier.Verification;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A look at an archive's log every day: whether its checkpoint is signed, its past is the one seen
 * the last time, and every sealed capture has its folder. Leaves that were read before are not read
 * again: an index of the captures that they sealed is kept, used only if the log still has the very
 * tree that the index covers, and made anew from all leaves if it is lost. New leaves are hashed up
 * to the root. What is in the folders, and whether the leaves tell a whole story, {@link LogCheck}
 * checks.
 */
public final class QuickLogCheck {
  /** So many bundles are hashed at once by all processors. */
  private static final int CHUNK = 64;

  private final Path outline;
  private final Path indexFile;
  private final LogFiles files;
  private final List<VerifierKey> keys;
  private final List<Claim> claims = new ArrayList<>();

  /** That of the last checkpoint. */
  private long size;

  /** Sealed by new leaves, with their indices. */
  private final Map<String, Long> sealed = new LinkedHashMap<>();

  /** The manifests that new leaves say were erased, of captures that older ones sealed. */
  private final Map<String, Set<String>> erased = new HashMap<>();

  /**
   * A look at a log.
   *
   * @param indexFile keeps what was seen; where those who write the archive cannot write it, they
   *     cannot deceive this check by it
   * @param keys the keys of logs that are trusted
   */
  public QuickLogCheck(Path archive, Path indexFile, Collection<VerifierKey> keys) {
    this(archive, archive, indexFile, keys);
  }

  /**
   * A check of an archive's log.
   *
   * @param outline the folder with the captures' folders
   * @param indexFile as above
   * @param keys the keys of logs that are trusted
   */
  public QuickLogCheck(Path archive, Path outline, Path indexFile, Collection<VerifierKey> keys) {
    this.outline = outline;
    this.indexFile = indexFile;
    this.files = new LogFiles(archive.resolve(LogFiles.LOG));
    this.keys = List.copyOf(keys);
  }

  /**
   * Runs the check, once, and stores the index if the log has grown and holds.
   *
   * @throws IOException if the folders cannot be listed, or the index not read or written
   */
  public Verification check() throws IOException {
    Optional<SealIndex> index = SealIndex.load(indexFile);
    Checkpoint last;
    try {
      last = Checkpoint.read(files.checkpoint());
      String signer = last.verify(keys).name();
      pass("checkpoint signed", "by the key of " + signer + " at size " + last.size());
    } catch (IOException fault) {
      fail("checkpoint signed", LogTree.reason(fault));
      return new Verification(claims);
    }
    size = last.size();
    String claim = "past kept";
    try {
      TreeEdge edge = past(last, index);
      claim = "tree recomputed";
      tree(last, edge);
    } catch (IOException fault) {
      fail(claim, LogTree.reason(fault));
      return new Verification(claims);
    }
    captures(last, index);
    return new Verification(claims);
  }

  /** The edge of the tree that the index covers, if the log still has that tree. */
  private TreeEdge past(Checkpoint last, Optional<SealIndex> index) throws IOException {
    if (index.isEmpty()) {
      claims.add(
          new Claim(
              "past kept",
              Claim.State.NOT_PRESENT,
              false,
              "nothing was seen before; every leaf is read and " + indexFile + " begun"));
      return TreeEdge.load(files, 0);
    }
    SealIndex seen = index.get();
    if (!seen.origin().equals(last.origin())) {
      throw new EvidenceException(indexFile + " is of another log, \"" + seen.origin() + "\"");
    }
    if (seen.size() > last.size()) {
      throw new EvidenceException(
          "%d leaves were seen before (%s), the log has %d: leaves were taken away"
              .formatted(seen.size(), indexFile, last.size()));
    }
    TreeEdge edge = TreeEdge.load(files, seen.size() / LogFiles.FULL);
    int width = (int) (seen.size() - edge.size());
    if (width > 0) {
      Bundle bundle = bundle(edge.size() / LogFiles.FULL, width);
      bundle.entries().forEach(entry -> edge.add(entry.hash()));
    }
    if (!root(edge).equals(seen.root())) {
      throw new EvidenceException(
          "the log's first %d leaves are not those that were seen before (%s); its past was"
                  .formatted(seen.size(), indexFile)
              + " rewritten");
    }
    pass("past kept", "the log extends the " + seen.size() + " leaves that were seen before");
    return edge;
  }

  /** Takes the leaves after those of an edge. */
  private void tree(Checkpoint last, TreeEdge edge) throws IOException {
    long before = edge.size();
    long bundles = (last.size() + LogFiles.FULL - 1) / LogFiles.FULL;
    for (long chunk = before / LogFiles.FULL; chunk < bundles; chunk += CHUNK) {
      for (Bundle bundle : bundles(last.size(), chunk, Math.min(chunk + CHUNK, bundles))) {
        long first = bundle.number() * LogFiles.FULL;
        for (int i = (int) (edge.size() - first); i < bundle.entries().size(); i++) {
          Entry entry = bundle.entries().get(i);
          edge.add(entry.hash());
          take(first + i, entry.event());
        }
      }
    }
    if (!root(edge).equals(last.root())) {
      throw new EvidenceException("the leaves do not lead to the root in the checkpoint");
    }
    pass("tree recomputed", (last.size() - before) + " new leaves, up to the root");
  }

  private void take(long leaf, SealEvent event) throws IOException {
    switch (event) {
      case SealEvent.Other() -> {
        // Says nothing of a capture's folder.
      }
      case SealEvent.Sealed(String captureId) -> sealed.put(captureId, leaf);
      case SealEvent.Erased(String captureId, String manifest) -> {
        Long seal = sealed.get(captureId);
        if (seal == null) {
          erased.computeIfAbsent(captureId, id -> new HashSet<>()).add(manifest);
        } else if (leaf(seal).text("manifestSha256").equals(manifest)) {
          sealed.remove(captureId);
        }
      }
    }
  }

  private void captures(Checkpoint last, Optional<SealIndex> index) throws IOException {
    CapturesLook look = CapturesLook.of(outline, index, this::isErased);
    Map<String, Long> missing = new LinkedHashMap<>(look.missing());
    sealed.forEach(
        (captureId, leaf) -> {
          if (!look.others().containsKey(captureId)) {
            missing.put(captureId, leaf);
          }
        });
    if (index.isEmpty() || index.get().size() < last.size()) {
      store(last, index, look);
    }
    report(missing, look.present() + sealed.size());
  }

  /** Whether new leaves say that a capture which older ones sealed was erased. */
  private boolean isErased(String captureId, long leaf) throws IOException {
    return !erased.isEmpty()
        && erased.containsKey(captureId)
        && erased.get(captureId).contains(leaf(leaf).text("manifestSha256"));
  }

  /** Keeps what is sealed and not erased, where it was found. */
  private void store(Checkpoint last, Optional<SealIndex> index, CapturesLook look)
      throws IOException {
    Map<String, Map<String, Long>> days = new TreeMap<>();
    if (index.isPresent()) {
      for (SealIndex.Day day : index.get().days()) {
        Map<String, Long> captures = days.computeIfAbsent(day.folder(), folder -> newDay());
        day.forEach(
            (captureId, leaf) -> {
              if (!isErased(captureId, leaf)) {
                captures.put(captureId, leaf);
              }
            });
      }
    }
    sealed.forEach(
        (captureId, leaf) ->
            days.computeIfAbsent(look.others().getOrDefault(captureId, ""), folder -> newDay())
                .put(captureId, leaf));
    SealIndex.Writer next = new SealIndex.Writer(last.origin(), last.size(), last.root());
    days.forEach(
        (folder, captures) -> {
          next.day(folder);
          captures.forEach(next::capture);
        });
    next.store(indexFile);
  }

  private static Map<String, Long> newDay() {
    return new LinkedHashMap<>();
  }

  private void report(Map<String, Long> missing, long count) throws IOException {
    for (Map.Entry<String, Long> seal : missing.entrySet()) {
      fail(
          "captures present",
          "capture %s was sealed at %s (leaf %d), is missing, and has no TOMBSTONE"
              .formatted(seal.getKey(), sealedAt(seal.getValue()), seal.getValue()));
    }
    if (missing.isEmpty()) {
      pass("captures present", count + " sealed captures have their folders");
    }
  }

  private record Entry(TreeHash hash, SealEvent event) {}

  private record Bundle(long number, List<Entry> entries) {}

  private List<Bundle> bundles(long size, long from, long to) throws IOException {
    try {
      return LongStream.range(from, to)
          .parallel()
          .mapToObj(
              number -> {
                try {
                  return bundle(number, LogFiles.width(size, 0, number));
                } catch (IOException unreadable) {
                  throw new UncheckedIOException(unreadable);
                }
              })
          .toList();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private Bundle bundle(long number, int width) throws IOException {
    List<Entry> entries = new ArrayList<>(width);
    for (byte[] leaf : files.bundle(number, width)) {
      entries.add(new Entry(Merkle.leaf(leaf), SealEvent.of(leaf)));
    }
    return new Bundle(number, entries);
  }

  private LogLeaf leaf(long index) throws IOException {
    return LogLeaf.parse(bytes(index));
  }

  private String sealedAt(long index) throws IOException {
    return SealEvent.sealedAt(bytes(index));
  }

  private byte[] bytes(long index) throws IOException {
    int place = (int) (index % LogFiles.FULL);
    long number = index / LogFiles.FULL;
    return files.bundle(number, LogFiles.width(size, 0, number)).get(place);
  }

  private static TreeHash root(TreeEdge edge) throws IOException {
    return new TreeProofs(edge).root(edge.size());
  }

  private void pass(String name, String detail) {
    claims.add(new Claim(name, Claim.State.PASS, true, detail));
  }

  private void fail(String name, String reason) {
    claims.add(new Claim(name, Claim.State.FAIL, true, reason));
  }
}
