package io.haetae.evidence.log;

import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.TlogProof;
import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A log as its last checkpoint presents it, for reading only; no key is needed, and a process that
 * appends does not disturb. Nothing is checked here.
 */
public final class PublishedLog {
  private final LogFiles files;
  private final Checkpoint checkpoint;

  private PublishedLog(LogFiles files, Checkpoint checkpoint) {
    this.files = files;
    this.checkpoint = checkpoint;
  }

  /**
   * Opens a log.
   *
   * @param folder the folder {@code log/} of an archive
   * @throws IOException if there is no checkpoint in it that can be read
   */
  public static PublishedLog open(Path folder) throws IOException {
    LogFiles files = new LogFiles(folder);
    return new PublishedLog(files, Checkpoint.read(files.checkpoint()));
  }

  /** The last checkpoint. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** The leaves of a bundle of up to 256, the first of which has index {@code 256 * number}. */
  public List<byte[]> bundle(long number) throws IOException {
    return files.bundle(number, LogFiles.width(checkpoint.size(), 0, number));
  }

  /** How many bundles there are. */
  public long bundles() {
    return (checkpoint.size() + LogFiles.FULL - 1) / LogFiles.FULL;
  }

  /** The index of the SEAL leaf of a capture; reads the leaves from the newest back. */
  public OptionalLong sealOf(String captureId) throws IOException {
    for (long number = bundles() - 1; number >= 0; number--) {
      List<byte[]> leaves = bundle(number);
      for (int i = leaves.size() - 1; i >= 0; i--) {
        // Most leaves are of other captures: they need not be read as JSON.
        if (new String(leaves.get(i), StandardCharsets.UTF_8).contains(captureId)
            && isSeal(leaves.get(i), captureId)) {
          return OptionalLong.of(number * LogFiles.FULL + i);
        }
      }
    }
    return OptionalLong.empty();
  }

  /** Proves a leaf to the checkpoint. */
  public TlogProof prove(long index) throws IOException {
    return new TlogProof(index, proofs().inclusion(index, checkpoint.size()), checkpoint);
  }

  /** The proof that the checkpoint extends the tree of an older size. */
  public List<TreeHash> consistency(long oldSize) throws IOException {
    return proofs().consistency(oldSize, checkpoint.size());
  }

  /** The root that the log had at an older size. */
  public TreeHash root(long oldSize) throws IOException {
    return proofs().root(oldSize);
  }

  private TreeProofs proofs() {
    return new TreeProofs(
        (level, number) ->
            files.tile(level, number, LogFiles.width(checkpoint.size(), level, number)));
  }

  private static boolean isSeal(byte[] bytes, String captureId) throws EvidenceException {
    LogLeaf leaf = LogLeaf.parse(bytes);
    return leaf.type().equals("SEAL") && leaf.text("captureId").equals(captureId);
  }
}
