package io.haetae.evidence.log;

import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.SignedNote;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what witnesses say of a log (C2SP tlog-cosignature). */
public final class Cosignatures {
  private Cosignatures() {}

  /**
   * Hands the last checkpoint of a log to a witness and adds to it the signatures of known
   * witnesses that come back. It is kept in {@code witnessed/<size>/checkpoint} too, as the next
   * checkpoint takes its place. The log must not be open elsewhere.
   *
   * @param folder the folder {@code log/} of an archive
   * @param witnesses the keys of witnesses that are trusted; signatures of others are dropped
   * @return the checkpoint with everything added
   * @throws IOException if the witness refuses, or the signature of a known one is false
   */
  public static Checkpoint collect(Path folder, Witness witness, Collection<VerifierKey> witnesses)
      throws IOException {
    LogLock lock = LogLock.take(folder);
    try {
      PublishedLog log = PublishedLog.open(folder);
      List<SignedNote.Line> given = witness.submit(log);
      List<SignedNote.Line> added = new ArrayList<>();
      for (VerifierKey key : witnesses) {
        for (SignedNote.Line line : given) {
          if (isOf(key, line, log.checkpoint())) {
            added.add(line);
          }
        }
      }
      return added.isEmpty() ? log.checkpoint() : store(folder, log.checkpoint(), added);
    } finally {
      lock.close();
    }
  }

  private static boolean isOf(VerifierKey key, SignedNote.Line line, Checkpoint checkpoint)
      throws EvidenceException {
    return new SignedNote(checkpoint.note().text(), List.of(line)).cosignedBy(key).isPresent();
  }

  private static Checkpoint store(Path folder, Checkpoint checkpoint, List<SignedNote.Line> added)
      throws IOException {
    List<SignedNote.Line> lines = new ArrayList<>(checkpoint.note().signatures());
    // A witness that signs again does so with a newer time; the older signature goes.
    lines.removeIf(old -> added.stream().anyMatch(line -> line.isOfSameKey(old)));
    lines.addAll(added);
    byte[] note = new SignedNote(checkpoint.note().text(), lines).bytes();
    Path kept = folder.resolve("witnessed").resolve(Long.toString(checkpoint.size()));
    Durable.replace(kept.resolve("checkpoint"), note);
    Durable.replace(new LogFiles(folder).checkpoint(), note);
    return Checkpoint.parse(note);
  }

  /** Reads signature lines as a witness gives them. */
  static List<SignedNote.Line> parse(String text) throws EvidenceException {
    List<SignedNote.Line> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      lines.add(SignedNote.Line.parse(line));
    }
    return lines;
  }
}
