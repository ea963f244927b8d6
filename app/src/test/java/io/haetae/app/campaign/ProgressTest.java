package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.Samples;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NEXT = Instant.parse("2026-11-24T08:00:00.5Z");

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void onATerminalAStudyShowsWhatIsDoneAndWhatIsDue() {
    try (Progress progress = Progress.ofStudy(display(true))) {
      progress.observed(observation(1));
      progress.due(2, Optional.of(NEXT));
      progress.observed(observation(2));
    }

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("2/3", "Removed 2")
        .doesNotContain("next due");
  }

  @Test
  void onATerminalAStudyThatWaitsSaysUntilWhen() {
    try (Progress progress = Progress.ofStudy(display(true))) {
      progress.observed(observation(1));
      progress.due(0, Optional.of(NEXT));
    }

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("1/1", "Removed 1, next due 2026-11-24T08:00:00Z");
  }

  @Test
  void elsewhereEachVisitIsALine() {
    try (Progress progress = Progress.ofStudy(display(false))) {
      progress.observed(observation(1));
      progress.due(0, Optional.of(NEXT));
    }

    assertThat(shown.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("2026-11-23T00:00:00Z temu:100500000001: Removed");
  }

  private Display display(boolean terminal) {
    return new Display(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal);
  }

  private static Observation observation(int position) {
    Visit visit = Samples.visit(Samples.lane("temu"), "r", position);
    return new Observation(
        visit,
        Samples.PLANNED,
        Samples.PLANNED,
        new Verdict.Removed(Samples.BASIS),
        Optional.empty(),
        Optional.empty());
  }
}
