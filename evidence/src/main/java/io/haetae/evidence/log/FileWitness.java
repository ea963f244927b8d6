package io.haetae.evidence.log;

import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A copy somewhere else, such as on a medium of another office. Signs nothing.
 *
 * @param path a file, which is replaced if the log extends what it holds; or a folder, in which
 *     each size gets a file {@code <size>.checkpoint}
 */
public record FileWitness(Path path) implements Witness {
  @Override
  public List<SignedNote.Line> submit(PublishedLog log) throws IOException {
    Checkpoint checkpoint = log.checkpoint();
    Path file = Files.isDirectory(path) ? path.resolve(checkpoint.size() + ".checkpoint") : path;
    if (Files.exists(file)) {
      check(file, Checkpoint.read(file), log);
    }
    Durable.replace(file, checkpoint.note().bytes());
    return List.of();
  }

  private static void check(Path file, Checkpoint held, PublishedLog log) throws IOException {
    Checkpoint now = log.checkpoint();
    if (!held.origin().equals(now.origin())) {
      throw new EvidenceException(file + " is of another log, \"" + held.origin() + "\"");
    }
    if (held.size() > now.size() || !log.root(held.size()).equals(held.root())) {
      throw new EvidenceException(
          file + " is kept as it is: the log does not extend what it speaks of");
    }
  }
}
