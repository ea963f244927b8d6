package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.study.StudyFile;
import io.haetae.app.study.StudyTemplate;
import io.haetae.core.plan.Support;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudySupportTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aStudyThatBeginsOnTheDayOfItsNoticesCanTellWhatTwoWorkingDaysDo() throws IOException {
    assertThat(sentences("2026-12-01"))
        .anyMatch(sentence -> sentence.startsWith("\"Removed in two working days\" can be known"))
        .contains(
            "A removed listing cannot be told from one that is hidden in this country only: there"
                + " is one vantage.");
  }

  @Test
  void aStudyThatBeginsAWeekLaterCannot() throws IOException {
    assertThat(sentences("2026-11-24"))
        .contains(
            "\"Removed in two working days\" cannot be known: the first check comes on day 7.");
  }

  private List<String> sentences(String published) throws IOException {
    Path file = folder.resolve("study.yaml");
    StudyTemplate.write(file, LocalDate.parse("2026-12-01"));
    Files.writeString(
        folder.resolve("watch-example.csv"),
        """
        id,name,published,listings
        EXAMPLE-1,Kettle,%s,aliexpress:1005006000000002
        """
            .formatted(published));
    return StudySupport.of(StudyFile.read(file).study().orElseThrow()).stream()
        .map(Support::sentence)
        .toList();
  }
}
