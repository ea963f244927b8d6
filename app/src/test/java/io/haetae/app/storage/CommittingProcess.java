package io.haetae.app.storage;

import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Visit;
import java.nio.file.Path;
import java.util.List;

/** A process that commits visits without end, and says each that was committed. */
final class CommittingProcess {
  static final String RUN = "killed";
  static final String SAYS = "committed ";
  private static final Lane LANE = Samples.lane("temu");

  private CommittingProcess() {}

  /** Works on the archive named by the first argument until it is killed. */
  public static void main(String[] arguments) {
    try (ArchiveDatabase database =
        ArchiveDatabase.open(Path.of(arguments[0]), ArchiveKind.STUDY, Samples.CLOCK)) {
      for (int position = 1; ; position++) {
        Visit visit = Samples.visit(LANE, RUN, position);
        database.schedule().plan(List.of(visit));
        if (database.schedule().commit(Samples.orderable(visit))) {
          System.out.println(SAYS + visit.id());
        }
      }
    }
  }
}
