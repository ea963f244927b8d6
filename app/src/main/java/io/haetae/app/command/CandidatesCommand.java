package io.haetae.app.command;

import io.haetae.app.match.Candidates;
import io.haetae.app.match.Decisions;
import io.haetae.app.match.SellerCluster;
import io.haetae.app.match.StopList;
import io.haetae.app.objects.Shelves;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.CandidateTables;
import io.haetae.app.watch.ListingFinder;
import io.haetae.app.watch.WatchListImport;
import io.haetae.core.history.Event;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.BundleShelf;
import io.haetae.matching.CommonPictures;
import io.haetae.matching.Reason;
import io.haetae.sites.Adapters;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds watched products under other listings. */
@Command(
    name = "candidates",
    mixinStandardHelpOptions = true,
    description = {
      "Finds, among all offers that an archive saw, those that may be a watched product under",
      "another listing: by words, identifiers and sealed photographs. They are kept in the",
      "archive with grade, reasons, and how they stand to the watched listings: R1 the same",
      "seller, R2 another, R3 another storefront, first seen after a watched listing was gone;",
      "COEXISTING it stood already; UNTOLD nobody had looked for it before; BESIDE no watched",
      "listing is gone. A relisting is counted only when a person said so (`haetae review`), or",
      "by an identifier that --accept names."
    })
final class CandidatesCommand implements Callable<Integer> {
  private static final Set<Reason.Kind> IDENTIFIERS =
      Set.of(Reason.Kind.GTIN, Reason.Kind.CERTIFICATE, Reason.Kind.MODEL);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder")
  private Path archive = Path.of("");

  @Option(
      names = "--watch-list",
      paramLabel = "FILE",
      description = "what the notices say of the products, to be compared too")
  private Optional<Path> watchList = Optional.empty();

  @Option(
      names = "--stop-list",
      paramLabel = "FILE",
      description = "pictures that never count, besides those found beside unlike products")
  private Optional<Path> stopList = Optional.empty();

  @Option(
      names = "--accept",
      paramLabel = "KIND",
      split = ",",
      description =
          "identifiers that need no person's look where nothing contradicts: GTIN, CERTIFICATE, MODEL")
  private Set<Reason.Kind> accepted = Set.of();

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "weights that `matching train` wrote (default: the shipped ones)")
  private Optional<Path> weights = Optional.empty();

  @Option(
      names = "--read-images",
      description = {
        "look in the photographs of the likest for identifiers that the other side states, by",
        "Tesseract; what is found is a lead, and keeps a pair from being left out as different"
      })
  private boolean readImages;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!IDENTIFIERS.containsAll(accepted)) {
      throw new InputException("--accept takes GTIN, CERTIFICATE and MODEL, not " + accepted);
    }
    if (!ArchiveDatabase.isIn(archive)) {
      throw new InputException(archive + " is no archive: it holds no database");
    }
    Clock clock = Clock.systemUTC();
    try (BundleShelf shelf = Shelves.of(archive);
        ArchiveDatabase database = ArchiveDatabase.openExisting(archive, clock)) {
      CandidateTables tables = database.candidates();
      Candidates found = Candidates.find(shelf, tables, manner(), clock.instant());
      Decisions decisions = Decisions.of(tables.decisions());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(json(found, decisions));
      } else {
        print(out, found, decisions);
      }
    }
    return ExitCode.FINE;
  }

  private Candidates.Manner manner() throws IOException {
    List<WatchItem> items =
        watchList.isPresent()
            ? new WatchListImport().read(watchList.get(), ListingFinder.of(Adapters.all())).items()
            : List.of();
    CommonPictures common =
        stopList.isPresent() ? StopList.read(stopList.get()) : CommonPictures.NONE;
    return new Candidates.Manner(
        items,
        MatchingCommand.model(weights),
        common,
        accepted,
        readImages ? Optional.of(MatchCommand.reader()) : Optional.empty());
  }

  private void print(PrintWriter out, Candidates found, Decisions decisions)
      throws EvidenceException {
    for (CandidateRow row : found.rows()) {
      out.printf(
          Locale.ROOT,
          "%-12s %-34s %-20s %.2f  %-10s first seen %s  %s%n  %s%n",
          row.item(),
          row.listing(),
          row.grade(),
          row.probability(),
          row.standing(),
          row.firstSeen().truncatedTo(ChronoUnit.SECONDS),
          state(row, decisions),
          Json.parse(row.detail(), "the detail").at("/right/title").asString(""));
      JsonNode search = Json.parse(row.detail(), "the detail").at("/foundBy/0");
      if (search.isObject()) {
        out.printf(
            "  found by the search \"%s\" at rank %d, visit %s%n",
            search.path("query").asString(""),
            search.path("rank").asInt(0),
            search.path("visit").asString(""));
      }
    }
    for (Event event : found.returned()) {
      out.printf("R0 %s%n", event);
    }
    for (SellerCluster cluster : found.clusters()) {
      out.printf("shops that may be one seller: %s%n", cluster.shops());
      cluster.reasons().stream().limit(3).forEach(reason -> out.printf("  share %s%n", reason));
    }
    long relisted = relistings(found, decisions).size();
    out.printf(
        "%d candidates, %d of them confirmed relistings, %d wait for a person, %d common pictures%n",
        found.rows().size(), relisted, waiting(found, decisions), found.common().hashes().size());
  }

  private static long waiting(Candidates found, Decisions decisions) {
    return found.rows().stream()
        .filter(row -> !decisions.confirmed(row))
        .filter(row -> decisions.agreed(Decisions.Pair.of(row)).isEmpty())
        .count();
  }

  private static List<CandidateRow> relistings(Candidates found, Decisions decisions) {
    return found.rows().stream()
        .filter(row -> row.standing().later() && decisions.confirmed(row))
        .toList();
  }

  private static String state(CandidateRow row, Decisions decisions) {
    String person = decisions.agreed(Decisions.Pair.of(row)).map(Enum::name).orElse("");
    return person.isEmpty()
        ? row.accepted().map("by "::concat).orElse("not decided")
        : "decided " + person;
  }

  private ObjectNode json(Candidates found, Decisions decisions) throws EvidenceException {
    ObjectNode node = Json.object();
    ArrayNode rows = node.putArray("candidates");
    for (CandidateRow row : found.rows()) {
      ObjectNode one =
          rows.addObject()
              .put("item", row.item())
              .put("listing", row.listing().toString())
              .put("grade", row.grade())
              .put("probability", String.format(Locale.ROOT, "%.3f", row.probability()))
              .put("standing", row.standing().name())
              .put("firstSeen", row.firstSeen().toString())
              .put("state", state(row, decisions))
              .put("relisting", row.standing().later() && decisions.confirmed(row));
      row.drawing().ifPresent(file -> one.put("drawing", file));
      one.set("detail", Json.parse(row.detail(), "the detail"));
    }
    ArrayNode returned = node.putArray("returned");
    found.returned().forEach(event -> returned.add(event.listing().toString()));
    ArrayNode clusters = node.putArray("clusters");
    for (SellerCluster cluster : found.clusters()) {
      ObjectNode one = clusters.addObject();
      cluster.shops().forEach(one.putArray("shops")::add);
      cluster.reasons().forEach(one.putArray("share")::add);
    }
    return node;
  }
}
