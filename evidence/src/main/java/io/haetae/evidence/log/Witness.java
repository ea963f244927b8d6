package io.haetae.evidence.log;

import io.haetae.verifier.SignedNote;
import java.io.IOException;
import java.util.List;

/** Somebody outside who keeps checkpoints, so that the past of a log cannot be rewritten unseen. */
public interface Witness {
  /**
   * Hands over a log's last checkpoint.
   *
   * @return the signature lines that it gave back, not checked; none if it does not sign
   * @throws IOException if it could not be reached or refused; an {@link
   *     io.haetae.verifier.EvidenceException} says why
   */
  List<SignedNote.Line> submit(PublishedLog log) throws IOException;
}
