package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that takes the checkpoint on its standard input and writes signature lines, if it has
 * any, to its standard output. What it writes to its standard error goes to that of this process.
 *
 * @param command the program and its arguments
 * @param patience how long it may take
 */
public record CommandWitness(List<String> command, Duration patience) implements Witness {
  /** Copies the list. */
  public CommandWitness {
    command = List.copyOf(command);
  }

  @Override
  public List<SignedNote.Line> submit(PublishedLog log) throws IOException {
    Path in = Files.createTempFile("haetae-checkpoint", null);
    Path out = Files.createTempFile("haetae-cosignature", null);
    try {
      Files.write(in, log.checkpoint().note().bytes());
      run(in, out);
      return Cosignatures.parse(Files.readString(out));
    } finally {
      Files.delete(in);
      Files.delete(out);
    }
  }

  private void run(Path in, Path out) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new EvidenceException("the witness did not end within " + patience);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new EvidenceException("interrupted while waiting for the witness", stopped);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new EvidenceException("the witness refused: exit code " + process.exitValue());
    }
  }
}
