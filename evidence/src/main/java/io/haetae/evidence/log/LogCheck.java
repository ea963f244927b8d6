package io.haetae.evidence.log;

import io.haetae.evidence.log.LogFaults.Subject;
import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.TreeHash;
import io.haetae.verifier.Verification;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Checks a whole log against itself, the captures beside it and older checkpoints kept elsewhere:
 * every hash is computed again, every leaf read. A malformed log fails with reasons, all of them;
 * only what cannot be listed at all throws. Leaves after the last checkpoint are not looked at.
 */
public final class LogCheck {
  /** So many bundles are hashed at once by all processors. */
  private static final int CHUNK = 64;

  private final Path outline;
  private final LogFiles files;
  private final List<VerifierKey> keys;
  private final LogFaults faults = new LogFaults();

  /**
   * A check of an archive's log.
   *
   * @param keys the keys of logs that are trusted
   */
  public LogCheck(Path archive, Collection<VerifierKey> keys) {
    this(archive, archive, keys);
  }

  /**
   * A check of an archive's log.
   *
   * @param outline the folder with the captures' folders and manifests
   * @param keys the keys of logs that are trusted
   */
  public LogCheck(Path archive, Path outline, Collection<VerifierKey> keys) {
    this.outline = outline;
    this.files = new LogFiles(archive.resolve(LogFiles.LOG));
    this.keys = List.copyOf(keys);
  }

  /**
   * Runs the check; once.
   *
   * @param copies files with older checkpoints, from witnesses or time-stamps; those that the log
   *     keeps itself are added
   * @throws IOException if the archive's folders cannot be listed
   */
  public Verification check(Collection<Path> copies) throws IOException {
    Checkpoint last;
    try {
      last = Checkpoint.read(files.checkpoint());
    } catch (IOException unreadable) {
      faults.add(Subject.SIGNED, LogTree.reason(unreadable));
      return new Verification(faults.claims("nothing").subList(0, 1));
    }
    signed(last, "");
    List<Path> all = new ArrayList<>(copies);
    all.addAll(kept());
    leaves(last, older(last, all));
    String name = "\"" + last.origin() + "\" at size " + last.size();
    return new Verification(faults.claims(name));
  }

  private boolean signed(Checkpoint checkpoint, String from) {
    try {
      checkpoint.verify(keys);
      return true;
    } catch (EvidenceException fault) {
      faults.add(from.isEmpty() ? Subject.SIGNED : Subject.PAST, from + fault.getMessage());
      return false;
    }
  }

  /** The checkpoints kept in the log's own folders for time-stamps and cosignatures. */
  private List<Path> kept() throws IOException {
    List<Path> kept = new ArrayList<>();
    for (String name : List.of("anchors", "witnessed")) {
      for (Path folder : CaptureFolders.children(files.folder().resolve(name))) {
        kept.add(folder.resolve("checkpoint"));
      }
    }
    return kept;
  }

  /** The copies that can be compared, by their sizes. */
  private Map<Long, List<Copy>> older(Checkpoint last, List<Path> paths) {
    Map<Long, List<Copy>> older = new TreeMap<>();
    for (Path path : paths) {
      try {
        Checkpoint copy = Checkpoint.read(path);
        if (!copy.origin().equals(last.origin())) {
          faults.add(Subject.PAST, path + " is of another log, \"" + copy.origin() + "\"");
        } else if (signed(copy, path + ": ")) {
          older.computeIfAbsent(copy.size(), size -> new ArrayList<>()).add(new Copy(path, copy));
        }
      } catch (IOException unreadable) {
        faults.add(Subject.PAST, LogTree.reason(unreadable));
      }
    }
    older.forEach(
        (size, list) -> {
          if (size > last.size()) {
            list.forEach(
                copy ->
                    faults.add(
                        Subject.PAST,
                        "%s speaks of %d leaves, the log has %d: leaves were taken away"
                            .formatted(copy.path(), size, last.size())));
          }
        });
    return older;
  }

  private record Copy(Path path, Checkpoint checkpoint) {}

  private record Bundle(long number, List<ReadLeaf> leaves, List<TreeHash> hashes, String fault) {}

  /** A leaf, or what is wrong with it. */
  private record ReadLeaf(Optional<LogLeaf> leaf, String fault) {
    static ReadLeaf of(byte[] bytes) {
      try {
        return new ReadLeaf(Optional.of(LogLeaf.parse(bytes)), "");
      } catch (EvidenceException malformed) {
        return new ReadLeaf(Optional.empty(), String.valueOf(malformed.getMessage()));
      }
    }
  }

  private void leaves(Checkpoint last, Map<Long, List<Copy>> older) throws IOException {
    LogTree tree = new LogTree(files, last.size(), faults);
    LogHistory history = new LogHistory(files, faults, captures(outline));
    older.getOrDefault(0L, List.of()).forEach(copy -> compare(copy, Merkle.root(List.of())));
    long bundles = (last.size() + LogFiles.FULL - 1) / LogFiles.FULL;
    List<TreeHash> rest = List.of();
    for (long chunk = 0; chunk < bundles; chunk += CHUNK) {
      List<Bundle> read =
          LongStream.range(chunk, Math.min(chunk + CHUNK, bundles))
              .parallel()
              .mapToObj(number -> bundle(number, LogFiles.width(last.size(), 0, number)))
              .toList();
      for (Bundle bundle : read) {
        if (!bundle.fault().isEmpty()) {
          faults.add(Subject.TREE, bundle.fault());
        }
        tree.compare(0, bundle.number(), bundle.hashes());
        past(tree, bundle, older);
        rest = bundle.hashes().size() < LogFiles.FULL ? bundle.hashes() : List.of();
        tree.add(bundle.number(), bundle.hashes());
        follow(history, bundle);
      }
    }
    tree.end();
    history.end();
    if (!tree.root(rest).equals(last.root())) {
      faults.add(Subject.TREE, "the leaves do not lead to the root in the checkpoint");
    }
  }

  private Bundle bundle(long number, int width) {
    try {
      List<byte[]> leaves = files.bundle(number, width);
      return new Bundle(
          number,
          leaves.stream().map(ReadLeaf::of).toList(),
          leaves.stream().map(Merkle::leaf).toList(),
          "");
    } catch (IOException unreadable) {
      return new Bundle(number, List.of(), List.of(), LogTree.reason(unreadable));
    }
  }

  private void past(LogTree tree, Bundle bundle, Map<Long, List<Copy>> older) {
    long first = bundle.number() * LogFiles.FULL;
    for (int count = 1; count <= bundle.hashes().size(); count++) {
      List<Copy> copies = older.get(first + count);
      if (copies != null) {
        TreeHash root = tree.root(bundle.hashes().subList(0, count));
        copies.forEach(copy -> compare(copy, root));
      }
    }
  }

  private void compare(Copy copy, TreeHash root) {
    if (!copy.checkpoint().root().equals(root)) {
      faults.add(
          Subject.PAST,
          "%s: the log's first %d leaves are not those that it speaks of; its past was rewritten"
              .formatted(copy.path(), copy.checkpoint().size()));
    }
  }

  private void follow(LogHistory history, Bundle bundle) {
    long index = bundle.number() * LogFiles.FULL;
    for (ReadLeaf read : bundle.leaves()) {
      if (read.leaf().isPresent()) {
        history.add(index, read.leaf().get());
      } else {
        faults.add(Subject.LEAVES, "leaf " + index + ": " + read.fault());
      }
      index++;
    }
  }

  /** The folders of an archive's captures by their ids. */
  static Map<String, Path> captures(Path archive) throws IOException {
    Map<String, Path> captures = new TreeMap<>();
    for (Path day : CaptureFolders.days(archive)) {
      for (Path folder : CaptureFolders.children(day)) {
        captures.put(folder.getFileName().toString(), folder);
      }
    }
    return captures;
  }
}
