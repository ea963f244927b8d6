package io.haetae.app.command;

import io.haetae.app.figures.ArchiveComparison;
import io.haetae.app.figures.ArchiveComparison.Side;
import io.haetae.app.figures.ArchiveFigures;
import io.haetae.app.figures.ComparisonJson;
import io.haetae.app.figures.ComparisonText;
import io.haetae.app.figures.Declared;
import io.haetae.app.notice.NoticeBook;
import io.haetae.app.storage.ArchiveDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets the figures of two archives side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Sets the figures of two archives side by side, such as last year's and this year's, with",
      "the difference of shares (OTHER less ARCHIVE) and its interval. A difference that cannot be",
      "defended is withheld with the reason. Methods: docs/statistics.md."
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "the first archive's folder")
  private Path archive = Path.of("");

  @Parameters(index = "1", paramLabel = "OTHER", description = "the second archive's folder")
  private Path other = Path.of("");

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Mixin private DeclarationOptions declaration;
  @Mixin private OtherDeclarationOptions ofOther;

  private interface Declaring {
    Declared of(ArchiveDatabase database) throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    DeclarationOptions.requireArchive(archive);
    DeclarationOptions.requireArchive(other);
    // One after the other: the looks of both would be as large as both archives.
    Side first = side(archive, declaration::declared, declaration.moment());
    Side second =
        side(other, database -> ofOther.declared(database, declaration), ofOther.moment());
    if (first.kind() != second.kind()) {
      throw new InputException(
          "시연 보관소는 실제 보관소와 비교할 수 없음 / a demo archive is never compared with an archive of"
              + " real sites");
    }
    ArchiveComparison comparison = ArchiveComparison.of(first, second);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ComparisonJson.write(out, comparison);
      out.println();
    } else {
      ComparisonText.print(out, comparison);
    }
    return ExitCode.FINE;
  }

  private static Side side(Path archive, Declaring declaring, Optional<Instant> moment)
      throws IOException {
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Clock.systemUTC())) {
      return Side.of(
          archive,
          ArchiveFigures.of(
              archive, database, declaring.of(database), NoticeBook.read(archive), moment));
    }
  }
}
