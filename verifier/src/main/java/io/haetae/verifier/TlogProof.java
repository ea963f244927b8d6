package io.haetae.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A proof that a log holds a leaf (C2SP tlog-proof, {@code c2sp.org/tlog-proof@v1}).
 *
 * @param index the leaf's place in the log, from 0
 * @param path from the leaf's sibling up to the root's child
 * @param checkpoint the log's word for the tree
 */
public record TlogProof(long index, List<TreeHash> path, Checkpoint checkpoint) {
  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final int LONGEST_PATH = 63;

  /** Copies the list. */
  public TlogProof {
    path = List.copyOf(path);
  }

  /**
   * Reads a proof; extra data in it is ignored.
   *
   * @throws EvidenceException if it is malformed
   */
  public static TlogProof parse(byte[] bytes) throws EvidenceException {
    String text = SignedNote.utf8(bytes);
    int end = text.indexOf("\n\n");
    if (bytes.length > SignedNote.LONGEST || end < 0) {
      throw new EvidenceException("not a proof: no checkpoint in it");
    }
    List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
    if (!lines.removeFirst().equals(FIRST_LINE)) {
      throw new EvidenceException("not a proof: the first line should be " + FIRST_LINE);
    }
    if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
      Base64Text.decode(lines.removeFirst().substring("extra ".length()), "the extra data");
    }
    if (lines.isEmpty() || !lines.getFirst().startsWith("index ")) {
      throw new EvidenceException("not a proof: the index is missing");
    }
    long index = Checkpoint.decimal(lines.removeFirst().substring("index ".length()));
    if (lines.size() > LONGEST_PATH) {
      throw new EvidenceException("the proof is longer than any real one");
    }
    List<TreeHash> path = new ArrayList<>();
    for (String line : lines) {
      path.add(TreeHash.parse(line));
    }
    byte[] checkpoint = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
    return new TlogProof(index, path, Checkpoint.parse(checkpoint));
  }

  /**
   * Checks that a log holds a leaf at this index.
   *
   * @param leaf the leaf's bytes
   * @param keys the keys of logs that are trusted
   * @return the key that signed the checkpoint
   * @throws EvidenceException if it is not proven; the message says why
   */
  public VerifierKey verify(byte[] leaf, Collection<VerifierKey> keys) throws EvidenceException {
    VerifierKey key = checkpoint.verify(keys);
    if (!Merkle.includes(Merkle.leaf(leaf), index, checkpoint.size(), path, checkpoint.root())) {
      throw new EvidenceException(
          "the proof does not lead from this leaf at index %d to the root of the log at size %d"
              .formatted(index, checkpoint.size()));
    }
    return key;
  }

  /** The proof as it is stored. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(FIRST_LINE + "\nindex " + index + "\n");
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    text.append('\n').append(new String(checkpoint.note().bytes(), StandardCharsets.UTF_8));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
