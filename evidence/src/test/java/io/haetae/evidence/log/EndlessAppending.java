package io.haetae.evidence.log;

import io.haetae.verifier.Checkpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A process that appends to a log until it is killed. After each leaf that is confirmed it writes
 * its index, after each checkpoint the size and the root.
 */
final class EndlessAppending {
  private EndlessAppending() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    PrintStream out = System.out;
    LogKey key = StoredLogKey.read(Path.of(arguments[1]), Path.of(arguments[2]));
    try (SampleLog sample = SampleLog.open(Path.of(arguments[0]), key)) {
      while (!out.checkError()) {
        long size = sample.log.size();
        out.println("appended " + sample.log.append(SampleLog.filler(size)).index());
        List<Leaf> more =
            LongStream.range(size + 1, size + 60).mapToObj(SampleLog::filler).toList();
        out.println("appended " + sample.log.appendAll(more).getLast().index());
        Checkpoint checkpoint = sample.log.checkpoint();
        out.println("signed " + checkpoint.size() + " " + checkpoint.root());
      }
    }
  }
}
