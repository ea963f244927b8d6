package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.match.SealedOffers;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.evidence.seal.Secrets;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** An archive whose database was put back from a copy that is older than its last bundle. */
final class ReopenedArchiveTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path archive;

  @Test
  void aBundleOfTheLastDaysIsRecorded() throws IOException {
    older();
    assertThat(observations()).isEqualTo(2);
  }

  /** So that opening does not list every bundle there ever was; the command index does. */
  @Test
  void aBundleOfEarlierDaysIsLeftToTheIndex() throws IOException {
    String last = older();
    for (Path bundle : Bundles.in(archive)) {
      if (bundle.endsWith(last)) {
        Path day = archive.resolve(Bundles.CAPTURES).resolve("2020/01/02");
        Files.createDirectories(day);
        Files.move(bundle, day.resolve(last));
      }
    }
    assertThat(observations()).isEqualTo(1);
    try (ArchiveDatabase database = Archive.index(archive, CLOCK)) {
      assertThat(database.observations()).hasSize(2);
    }
  }

  /** Closed archives no longer write what is said, in one process that opens many. */
  @Test
  void whatIsLoggedStandsOnceInTheLogOfTheOpenArchive() throws IOException {
    observations();
    try (Archive open =
        Archive.open(archive, ArchiveKind.DEMO, TestHome.home(), Secrets.none(), CLOCK)) {
      LoggerFactory.getLogger(ReopenedArchiveTest.class)
          .warn("said while {} is open", open.folder());
    }
    LoggerFactory.getLogger(ReopenedArchiveTest.class).warn("said after it was closed");

    assertThat(Files.readString(archive.resolve("haetae.log")))
        .containsOnlyOnce("said while " + archive + " is open")
        .doesNotContain("said after");
  }

  /** Seals two pages and puts back the database of the first; returns the last one's capture. */
  private String older() throws IOException {
    Path database = archive.resolve("haetae.mv.db");
    Path copy = archive.resolve("copy");
    SealedOffers.seal(archive, List.of(page("1")));
    Files.copy(database, copy);
    SealedOffers.seal(archive, List.of(page("1"), page("2")));
    String last;
    try (ArchiveDatabase open = ArchiveDatabase.openExisting(archive, CLOCK)) {
      last = open.observations().getLast().evidence().orElseThrow().captureId();
    }
    Files.move(copy, database, StandardCopyOption.REPLACE_EXISTING);
    return last;
  }

  private int observations() throws IOException {
    try (Archive open =
        Archive.open(archive, ArchiveKind.DEMO, TestHome.home(), Secrets.none(), CLOCK)) {
      return open.database().observations().size();
    }
  }

  private static SealedOffers.Page page(String number) throws IOException {
    return new SealedOffers.Page(
        number,
        "Folding fan heater",
        "A shop",
        "",
        SealedOffers.picture(Long.parseLong(number), 50),
        Optional.of("A12/1"));
  }
}
