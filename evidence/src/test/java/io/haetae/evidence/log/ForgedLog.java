package io.haetae.evidence.log;

import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.TlogProof;
import io.haetae.verifier.TreeHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A log of up to 255 leaves as somebody with its key can write it who does not follow its rules.
 */
public final class ForgedLog {
  private ForgedLog() {}

  /** The proof that a log of one leaf holds it. */
  public static TlogProof proofOfOnly(byte[] leaf, LogKey key) throws IOException {
    String text = Checkpoint.text(key.name(), 1, Merkle.leaf(leaf));
    byte[] note = (text + "\n" + key.sign(text) + "\n").getBytes(StandardCharsets.UTF_8);
    return new TlogProof(0, List.of(), Checkpoint.parse(note));
  }

  static void write(LogFiles files, List<String> leaves, LogKey key) throws IOException {
    List<byte[]> entries =
        leaves.stream().map(leaf -> leaf.getBytes(StandardCharsets.UTF_8)).toList();
    List<TreeHash> hashes = entries.stream().map(Merkle::leaf).toList();
    ByteArrayOutputStream tile = new ByteArrayOutputStream();
    hashes.forEach(hash -> tile.writeBytes(hash.bytes()));
    Durable.replace(files.tilePath(0, 0, hashes.size()), tile.toByteArray());
    Durable.replace(files.bundlePath(0, hashes.size()), Tail.framed(entries));
    String text = Checkpoint.text(key.name(), hashes.size(), Merkle.root(hashes));
    Durable.replace(
        files.checkpoint(), (text + "\n" + key.sign(text) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
