package io.haetae.app.command;

import io.haetae.app.match.ArchiveSearch;
import io.haetae.app.objects.Shelves;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.core.browse.Bytes;
import io.haetae.evidence.BundleShelf;
import io.haetae.matching.image.UnreadablePictureException;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Finds offers in an archive. */
@Command(
    name = "search-archive",
    mixinStandardHelpOptions = true,
    description = {
      "Finds offers that an archive saw, on their own pages or in lists: by words in Korean,",
      "English or Chinese, by a bar code, model, certificate or item number, or by a photograph",
      "(JPEG, PNG, GIF, BMP, WebP) that is a file."
    })
final class SearchArchiveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path archive = Path.of("");

  @Parameters(index = "1", paramLabel = "TEXT|IMAGE", description = "what to look for")
  private String wanted = "";

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "how many at most (default: ${DEFAULT-VALUE})")
  private int most;

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!ArchiveDatabase.isIn(archive)) {
      throw new InputException(archive + " is no archive: it holds no database");
    }
    if (most < 1) {
      throw new InputException("--most is 1 or more, not " + most);
    }
    try (BundleShelf shelf = Shelves.of(archive);
        ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Clock.systemUTC());
        ArchiveSearch search = ArchiveSearch.in(shelf, database.candidates())) {
      PrintWriter out = spec.commandLine().getOut();
      List<ArchiveSearch.Hit> hits = hits(search);
      hits.forEach(hit -> out.println(json ? line(hit) : text(hit)));
      if (!json) {
        out.printf("%d of %d offers%n", hits.size(), search.size());
      }
    }
    return ExitCode.FINE;
  }

  private List<ArchiveSearch.Hit> hits(ArchiveSearch search) throws IOException {
    if (!MatchSide.isPhotograph(wanted)) {
      return search.byText(wanted, most);
    }
    Path file = Path.of(wanted);
    if (!Files.exists(file)) {
      throw new InputException(file + ": there is no such file");
    }
    try {
      return search.byPicture(Bytes.copyOf(Files.readAllBytes(file)), most);
    } catch (UnreadablePictureException damaged) {
      throw new InputException(file + ": " + damaged.getMessage());
    }
  }

  private static String text(ArchiveSearch.Hit hit) {
    return "%-34s first seen %s  %s%n  %s%n  %s"
        .formatted(
            hit.listing(),
            hit.firstSeen().truncatedTo(ChronoUnit.SECONDS),
            hit.bundle().orElse("only in a list"),
            hit.title(),
            hit.why());
  }

  private static ObjectNode line(ArchiveSearch.Hit hit) {
    ObjectNode node =
        Json.object()
            .put("listing", hit.listing().toString())
            .put("title", hit.title())
            .put("firstSeen", hit.firstSeen().toString())
            .put("why", hit.why());
    Json.put(node, "bundle", hit.bundle());
    Json.put(node, "seller", hit.seller());
    return node;
  }
}
