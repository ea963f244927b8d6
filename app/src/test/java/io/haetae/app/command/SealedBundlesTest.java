package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.campaign.Archive;
import io.haetae.app.campaign.Display;
import io.haetae.app.campaign.RunSettings;
import io.haetae.app.campaign.TestHome;
import io.haetae.app.campaign.WatchRun;
import io.haetae.app.politeness.PacedGate;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Planner;
import io.haetae.core.plan.Purpose;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.evidence.Reread;
import io.haetae.evidence.Rereading;
import io.haetae.evidence.seal.Secrets;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import io.haetae.fixtures.ScriptlessBrowser;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Json;
import io.haetae.verifier.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** What can be done with the bundles of a run once its market is gone. */
final class SealedBundlesTest {
  @TempDir private static Path archive;
  private static List<Path> bundles = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void watchEveryState() throws Exception {
    Clock clock = Clock.systemUTC();
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(clock, scenario);
        Archive open =
            Archive.open(archive, ArchiveKind.DEMO, TestHome.home(), Secrets.none(), clock)) {
      Map<SiteId, ListingId> onSale = new HashMap<>();
      Map<SiteId, StandIn> standIns = new HashMap<>();
      for (SiteId site : FixtureMarket.SITES) {
        onSale.put(site, scenario.controlOnSale(site).id());
        standIns.put(site, market.standIn(site));
      }
      PrintStream nowhere =
          new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
      new WatchRun(
              open,
              new RunSettings(Vantage.korea(), onSale, standIns, 2),
              () -> new ScriptlessBrowser(clock, Duration.ofSeconds(2)),
              new PacedGate(Duration.ZERO),
              new Display(nowhere, false),
              clock)
          .start(Planner.targets(scenario.watchList()));
    }
    bundles = Bundles.in(archive);
    assertThat(bundles).hasSizeGreaterThan(20);
  }

  @Test
  void everyBundleIsReadTheSameOnceMoreWithoutTheNetwork() throws IOException {
    ProxySelector before = ProxySelector.getDefault();
    NoNetwork none = new NoNetwork();
    ProxySelector.setDefault(none);
    try {
      Ran reread = run(new RereadCommand(), archive.toString());
      assertThat(reread.out())
          .doesNotContain("DIFFERS", "UNREADABLE")
          .contains("%d of %d bundles agree".formatted(bundles.size(), bundles.size()));
      assertThat(reread.exit()).isEqualTo(ExitCode.FINE);
    } finally {
      ProxySelector.setDefault(before);
    }
    assertThat(none.asked).isEmpty();
  }

  @Test
  void rereadingTellsEachBundleAsJson() {
    Ran reread = run(new RereadCommand(), "--json", bundles.getFirst().toString());
    assertThat(reread.out().lines())
        .singleElement()
        .asString()
        .startsWith("{\"bundle\":")
        .contains("\"result\":\"AGREES\"", "\"adapter\":{\"sealed\":");
  }

  @Test
  void aBundleThatWasChangedIsUnreadableAndEndsInOne() throws IOException {
    Path copy = copy(bundles.getFirst());
    byte[] wacz = Files.readAllBytes(copy.resolve(Bundles.WACZ));
    wacz[wacz.length / 2] ^= 1;
    Files.write(copy.resolve(Bundles.WACZ), wacz);
    Ran reread = run(new RereadCommand(), copy.toString());
    assertThat(reread.out()).contains("UNREADABLE", "0 of 1 bundles agree");
    assertThat(reread.exit()).isEqualTo(ExitCode.CHECK_FAILED);
  }

  @Test
  void aBundleOfASiteWithoutAnAdapterIsNotAgreedWith() {
    Rereading without = new Rereading(site -> Optional.empty());
    assertThat(without.reread(bundles.getFirst())).isInstanceOf(Reread.NoAdapter.class);
  }

  @Test
  void verifyingHasTheClaimThatTheFactsReproduce() {
    Ran verified = run(new VerifyCommand(), bundles.getFirst().toString());
    assertThat(verified.out())
        .containsPattern(Claim.State.PASS + " +" + Rereading.CLAIM + " +reading, verdict and");
  }

  @Test
  void verifyingAnArchiveNamesACaptureThatWasNotSealedBecauseAnotherWas() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.createDirectories(other.resolve(Bundles.CAPTURES));
    Path kept = other.resolve("interrupted/c1/c1");
    Files.createDirectories(kept.resolve(Bundles.SEAL));
    Files.writeString(
        kept.resolve("seal/SUPERSEDED"), "{\"reason\":\"the visit had ended before\"}");

    Ran verified = run(new VerifyCommand(), other.toString());

    assertThat(verified.out().lines())
        .containsExactly(
            kept + ": SUPERSEDED, never sealed: the visit had ended before", "0 of 0 bundles pass");
    assertThat(verified.exit()).isEqualTo(ExitCode.FINE);
    assertThat(run(new VerifyCommand(), "--json", other.toString()).out())
        .isEqualToIgnoringNewLines(
            "{\"bundle\":\"" + kept + "\",\"superseded\":\"the visit had ended before\"}");
  }

  @Test
  void aBundleBecomesAFixtureThatIsCheckedOnceItIsReviewed() throws IOException {
    Path fixtures = folder.resolve("fixtures");
    Ran added =
        run(
            new FixtureAddCommand(),
            bundles.getFirst().toString(),
            "-o",
            fixtures + "",
            "--name",
            "a");
    assertThat(added.exit()).as(added.out()).isEqualTo(ExitCode.FINE);
    assertThat(added.out()).contains("Review expected.json");
    Ran unreviewed = run(new FixtureCheckCommand(), fixtures.toString());
    assertThat(unreviewed.out()).contains("a: as expected, NOT REVIEWED");
    assertThat(unreviewed.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    Path expected = fixtures.resolve("a/expected.json");
    Files.writeString(
        expected,
        Files.readString(expected).replace("\"reviewed\" : false", "\"reviewed\" : true"));
    assertThat(run(new FixtureCheckCommand(), fixtures.toString()).exit()).isEqualTo(ExitCode.FINE);
    Ran again =
        run(
            new FixtureAddCommand(),
            bundles.getFirst().toString(),
            "-o",
            fixtures + "",
            "--name",
            "a");
    assertThat(again.exit()).isNotEqualTo(ExitCode.FINE);
  }

  @Test
  void aDisclosureIsWrittenAndVerified() throws IOException {
    Path shown = folder.resolve("shown");
    String bundle = bundles.getFirst().toString();
    Ran disclosed = run(new DiscloseCommand(), bundle, "--records", "1-3", "-o", shown.toString());
    assertThat(disclosed.out()).contains("3 of ");
    assertThat(disclosed.exit()).isEqualTo(ExitCode.FINE);
    assertThat(run(new VerifyCommand(), shown.toString()).out())
        .containsPattern("PASS +record 3 +a response, as it was sealed")
        .containsPattern("NOT PRESENT +records complete");
    Files.writeString(shown.resolve("more"), "x");
    assertThat(run(new VerifyCommand(), shown.toString()).exit()).isEqualTo(ExitCode.CHECK_FAILED);
  }

  @Test
  void knownAddressesAreMaskedInADisclosure() throws IOException {
    Path shown = folder.resolve("shown");
    Ran disclosed =
        run(
            new DiscloseCommand(),
            bundles.getFirst().toString(),
            "--only",
            "request,response",
            "--mask-ip",
            "--ip",
            "127.0.0.1",
            "-o",
            shown.toString());
    assertThat(disclosed.out()).contains("known address of the visitor), masked");
    try (var files = Files.list(shown.resolve("masked"))) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("127.0.0.1");
      }
    }
    assertThat(run(new VerifyCommand(), shown.toString()).out()).contains("not proven bytewise");
  }

  @Test
  void aBundleIsExportedAsASignedContainer() throws IOException {
    Path file = folder.resolve("capture.asice");
    Path bundle = bundles.getFirst();
    Ran exported = run(new ExportCommand(), bundle.toString(), "--asic", file.toString());
    assertThat(exported.out()).isEqualTo(file + ": CAdES_BASELINE_T\n");
    assertThat(exported.exit()).isEqualTo(ExitCode.FINE);
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(Bundles.WACZ))) {
      assertThat(Sha256.of(in)).isEqualTo(Sha256.of(bundle.resolve(Bundles.WACZ)));
    }
  }

  @Test
  void aPackedArchiveIsReadCheckedAndGivenOutAsBefore() throws IOException {
    Path packed = folder.resolve("packed");
    List<Path> few = bundles.subList(0, 3);
    for (Path each : few) {
      Path copy = packed.resolve(archive.relativize(each));
      Files.createDirectories(copy.getParent());
      copy(each, copy);
    }
    Path bundle = packed.resolve(archive.relativize(few.getFirst()));
    String sealed = Sha256.of(bundle.resolve(Bundles.WACZ));

    Ran pack = run(new StoreCommand.Pack(), packed.toString());

    assertThat(pack.out()).contains(": 3 bundles packed, ", "; 0 stay whole");
    assertThat(pack.exit()).isEqualTo(ExitCode.FINE);
    assertThat(bundle.resolve(Bundles.WACZ)).doesNotExist();
    assertThat(run(new RereadCommand(), packed.toString()).out()).contains("3 of 3 bundles agree");
    assertThat(run(new VerifyCommand(), bundle.toString()).exit()).isEqualTo(ExitCode.FINE);
    String shown = folder.resolve("shown").toString();
    assertThat(run(new DiscloseCommand(), bundle.toString(), "--records", "1", "-o", shown).exit())
        .isEqualTo(ExitCode.FINE);
    Path container = folder.resolve("capture.asice");
    assertThat(run(new ExportCommand(), bundle.toString(), "--asic", container.toString()).exit())
        .isEqualTo(ExitCode.FINE);
    try (ZipFile zip = new ZipFile(container.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(Bundles.WACZ))) {
      assertThat(Sha256.of(in)).isEqualTo(sealed);
    }
    Ran unpack = run(new StoreCommand.Unpack(), bundle.toString(), "-o", folder + "/whole");
    assertThat(unpack.exit()).as(unpack.out()).isEqualTo(ExitCode.FINE);
    Path whole = Path.of(unpack.out().strip());
    assertThat(Sha256.of(whole.resolve(Bundles.WACZ))).isEqualTo(sealed);
    assertThat(run(new VerifyCommand(), whole.toString()).exit()).isEqualTo(ExitCode.FINE);
    assertThat(run(new StoreCommand.Sweep(), packed.toString()).out()).contains(": 0 bytes freed");
  }

  @Test
  void aBundleThatDoesNotVerifyIsNotExported() throws IOException {
    Path copy = copy(bundles.getFirst());
    Files.delete(copy.resolve(Bundles.SUMS));
    Path file = folder.resolve("capture.asice");
    Ran exported = run(new ExportCommand(), copy.toString(), "--asic", file.toString());
    assertThat(exported.out()).startsWith("haetae: ").contains("bytes intact");
    assertThat(exported.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(file).doesNotExist();
  }

  /** From the command over the leaf of the log to the figure and the page. */
  @Test
  void aNoticeItsAnswerAndAnExportAreInTheLogAndTheFigures() throws IOException {
    ObservationRow standing = standing();
    String item = standing.visit().watchItem().orElseThrow();
    String listing = standing.visit().listing().toString();
    Instant received = standing.openedAt().minus(Duration.ofHours(2));
    String text = Files.writeString(folder.resolve("text"), "Please remove it.").toString();

    String[] sending = {
      "sent",
      "" + archive,
      item,
      "--listing",
      listing,
      "--to",
      "Shop",
      "--channel",
      "form",
      "--received",
      "" + received.atOffset(ZoneOffset.UTC),
      "--text",
      text,
      "--by",
      "Kim"
    };
    Ran sent = run(new NoticeCommand(), sending);
    String[] answering = {
      "answered",
      "" + archive,
      sent.out().strip(),
      "--outcome",
      "REMOVED",
      "--at",
      "" + received.plusSeconds(60).atOffset(ZoneOffset.UTC),
      "--text",
      text,
      "--by",
      "Kim"
    };
    Ran answered = run(new NoticeCommand(), answering);
    Ran list = run(new NoticeCommand(), "list", "" + archive);
    Ran figures = run(new FiguresCommand(), "" + archive, "--json");
    Path out = folder.resolve("dossier");
    Ran dossier = run(new DossierCommand(), "" + archive, listing, "-o", "" + out, "--by", "Lee");

    assertThat(sent.exit()).as(sent.out()).isEqualTo(ExitCode.FINE);
    assertThat(answered.exit()).as(answered.out()).isEqualTo(ExitCode.FINE);
    assertThat(list.out()).contains(listing, "REMOVED").doesNotContain("NOT IN THE LOG");
    assertThat(list.exit()).isEqualTo(ExitCode.FINE);
    JsonNode atRisk = figure(figures, "K6");
    assertThat(atRisk.path("denominator").asInt()).isEqualTo(1);
    assertThat(atRisk.path("numerator").asDouble(-1))
        .as("no longer NotRecorded; but no look of this run had both controls passed")
        .isZero();
    JsonNode claims = figure(figures, "K2.first");
    assertThat(claims.path("numerator").asInt()).as("said to be removed, on sale").isEqualTo(1);
    assertThat(claims.path("denominator").asInt()).isEqualTo(1);
    assertThat(dossier.exit()).as(dossier.out()).isEqualTo(ExitCode.FINE);
    assertThat(
            Jsoup.parse(Files.readString(out.resolve("dossier.html")))
                .select("section:has(#custody) td")
                .eachText())
        .contains(
            "CUSTODY export · Lee · dossier of " + listing,
            standing.evidence().orElseThrow().captureId())
        .anyMatch(entry -> entry.startsWith("CUSTODY notice-sent · Kim · sha256:"))
        .anyMatch(entry -> entry.startsWith("CUSTODY notice-answered · Kim · sha256:"));
  }

  private static ObservationRow standing() {
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Clock.systemUTC())) {
      return database.observations().stream()
          .filter(row -> row.visit().purpose() == Purpose.TARGET)
          .filter(row -> row.verdict() instanceof Verdict.Orderable)
          .findFirst()
          .orElseThrow();
    }
  }

  private static JsonNode figure(Ran figures, String id) throws IOException {
    return Json.parse(figures.out(), "figures")
        .path("figures")
        .valueStream()
        .filter(figure -> figure.path("id").asString().equals(id) && !figure.has("group"))
        .findFirst()
        .orElseThrow();
  }

  /** What a command printed and how it ended. */
  private record Ran(int exit, String out) {}

  private static Ran run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(command);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    int exit = line.execute(arguments);
    return new Ran(exit, out.toString());
  }

  private Path copy(Path bundle) throws IOException {
    return copy(bundle, folder.resolve(bundle.getFileName()));
  }

  private static Path copy(Path bundle, Path copy) throws IOException {
    try (var files = Files.walk(bundle)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(bundle.relativize(file).toString()));
      }
    }
    return copy;
  }

  /** Is asked by every socket before it connects. */
  private static final class NoNetwork extends ProxySelector {
    private final List<URI> asked = new ArrayList<>();

    @Override
    public List<Proxy> select(URI address) {
      asked.add(address);
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException fault) {
      asked.add(address);
    }
  }
}
