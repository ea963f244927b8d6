package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.campaign.Archive;
import io.haetae.app.campaign.TestHome;
import io.haetae.app.match.SealedOffers;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ArchiveProperties;
import io.haetae.evidence.seal.Secrets;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What can be done with an archive whose bundles are in a store, and no longer in its folder. */
abstract class StoredArchiveContract {
  @TempDir private Path folder;
  private Path archive = Path.of("");

  /** The lines that name a store of which nobody else knows. */
  abstract String settings() throws IOException;

  @BeforeEach
  void sealTwoPages() throws IOException {
    archive = Files.createDirectories(folder.resolve("archive"));
    Files.writeString(archive.resolve(ArchiveProperties.NAME), settings());
    SealedOffers.seal(archive, List.of(page("1", "Folding fan heater"), page("2", "Blocks")));
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    try (Archive open =
        Archive.open(archive, ArchiveKind.DEMO, TestHome.home(), Secrets.none(), later)) {
      assertThat(open.shelf().paths()).hasSize(2);
    }
    assertThat(Bundles.in(archive)).isEmpty();
  }

  private static SealedOffers.Page page(String number, String title) throws IOException {
    return new SealedOffers.Page(
        number,
        title,
        "A shop",
        "",
        SealedOffers.picture(Long.parseLong(number), 200),
        Optional.of("A12/1"));
  }

  @Test
  void everyCommandThatTakesAnArchiveReadsItsBundles() throws IOException {
    Ran verified = run(new VerifyCommand(), archive.toString());
    assertThat(verified.out()).contains("2 of 2 bundles pass");
    assertThat(verified.exit()).isEqualTo(ExitCode.FINE);

    assertThat(run(new RereadCommand(), archive.toString()).out()).contains("2 of 2 bundles agree");

    Ran log = run(new LogCheckCommand(), archive.toString());
    assertThat(log.out()).endsWith("the log holds\n");
    Ran quick =
        run(
            new LogCheckCommand(),
            archive.toString(),
            "--quick",
            "--index",
            folder.resolve("seen").toString());
    assertThat(quick.out()).contains("2 sealed captures have their folders");

    assertThat(run(new SearchArchiveCommand(), archive.toString(), "heater").out())
        .contains("generic.example/p/1", "of 2 offers");

    Path dossier = folder.resolve("dossier");
    Ran written = run(new DossierCommand(), archive.toString(), "A12/1", "-o", dossier.toString());
    assertThat(written.exit()).as(written.out()).isEqualTo(ExitCode.FINE);
    assertThat(Bundles.in(dossier)).hasSize(2);

    assertThat(Bundles.in(archive)).isEmpty();
  }

  @Test
  void theDatabaseIsBuiltAnewFromTheStoreOnAnotherMachine() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.copy(archive.resolve(ArchiveProperties.NAME), other.resolve(ArchiveProperties.NAME));
    Ran indexed = run(new IndexCommand(), other.toString());
    assertThat(indexed.out()).isEqualTo(other + ": 2 observations, 2 bundles\n");
    assertThat(indexed.exit()).isEqualTo(ExitCode.FINE);
    Ran figures = run(new FiguresCommand(), other.toString());
    assertThat(figures.exit()).as(figures.out()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void anArchiveThatLostItsDatabaseKnowsItsVisitsWhenItIsOpened() throws IOException {
    Files.delete(archive.resolve("haetae.mv.db"));
    try (Archive open =
        Archive.open(
            archive, ArchiveKind.DEMO, TestHome.home(), Secrets.none(), Clock.systemUTC())) {
      assertThat(open.database().observations()).hasSize(2);
    }
  }

  @Test
  void bundlesAreFetchedForAnyVerifier() throws IOException {
    String first = run(new VerifyCommand(), "--json", archive.toString()).out();
    assertThat(first.lines()).hasSize(2);
    Path fetched = folder.resolve("fetched");
    Ran ran = run(new FetchCommand(), archive.toString(), "-o", fetched.toString());
    assertThat(ran.out()).isEqualTo(fetched + ": 2 bundles\n");
    List<Path> bundles = Bundles.in(fetched);
    assertThat(bundles).hasSize(2).allMatch(bundle -> TestHome.verify(bundle).passed());
    String id = String.valueOf(bundles.getFirst().getFileName());
    Path one = folder.resolve("one");
    assertThat(run(new FetchCommand(), archive.toString(), id, "-o", one.toString()).exit())
        .isEqualTo(ExitCode.FINE);
    assertThat(Bundles.in(one)).hasSize(1);
    assertThat(run(new FetchCommand(), archive.toString(), "x", "-o", one.toString()).exit())
        .isNotEqualTo(ExitCode.FINE);
    assertThat(run(new FetchCommand(), archive.toString(), id, "-o", one.toString()).exit())
        .isNotEqualTo(ExitCode.FINE);
  }

  Path archive() {
    return archive;
  }

  /** What a command printed and how it ended. */
  record Ran(int exit, String out) {}

  static Ran run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(command);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    int exit = line.execute(arguments);
    return new Ran(exit, out.toString());
  }
}
