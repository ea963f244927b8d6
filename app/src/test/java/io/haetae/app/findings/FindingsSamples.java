package io.haetae.app.findings;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.haetae.app.figures.Declared;
import io.haetae.app.notice.Answer.Outcome;
import io.haetae.app.notice.NoticeBook;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.CandidateRow.Standing;
import io.haetae.app.storage.CandidateTables;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.app.storage.Samples;
import io.haetae.app.study.Study;
import io.haetae.app.study.StudyFile;
import io.haetae.app.study.StudyTemplate;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A made-up study: two sites, eight products on each, looked at on nine days. */
final class FindingsSamples {
  /** A page that tries to break out of where it is shown. */
  static final String HOSTILE =
      "=HYPERLINK(\"http://evil.example\")<script>alert(1)</script>\u202Eabc\"'><img src=x>";

  static final Declared DECLARED = new Declared(Country.KOREA, Sampling.TARGETED, Optional.empty());
  static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
  private static final int PRODUCTS = 8;
  private static final double[] DAYS = {0, 1.1, 2.2, 3.3, 4.4, 4.6, 10, 17, 17.2};
  private static final int GONE_FROM = 3;
  private static final int BACK_FROM = 7;

  private FindingsSamples() {}

  /**
   * Products 1 to 6 are gone from the fourth day on, 1 and 2 of them are back on the eighth, 7
   * stands, and 8 is hidden by a wall throughout.
   */
  static ArchiveDatabase study(Path folder) throws IOException {
    ArchiveDatabase archive = ArchiveDatabase.open(folder, ArchiveKind.STUDY, Samples.CLOCK);
    List<Observation> observations = new ArrayList<>();
    for (int day = 0; day < DAYS.length; day++) {
      for (String site : List.of("shein", "temu")) {
        observations.addAll(session(Samples.lane(site), day));
      }
    }
    archive.rebuild(observations.stream());
    notices(folder);
    candidates(folder, archive.candidates());
    Files.writeString(folder.resolve(Findings.CORRECTIONS), "2026-11-20 <b>판매자 표기를 고침</b>\n");
    return archive;
  }

  /**
   * Products 1 to 4 may have come back under other numbers: 1 as two readers say, with photographs,
   * 2 by an identifier, 3 not as its reader says, 4 with a file that lies elsewhere.
   */
  private static void candidates(Path folder, CandidateTables tables) throws IOException {
    Path drawing = Files.createDirectories(folder.resolve("candidates")).resolve("1.png");
    ImageIO.write(new BufferedImage(800, 300, BufferedImage.TYPE_INT_RGB), "png", drawing.toFile());
    Path elsewhere = Files.copy(drawing, folder.resolveSibling("elsewhere.png"), REPLACE_EXISTING);
    tables.replace(
        List.of(
            candidate(1, Standing.R2, Optional.empty(), Optional.of("candidates/1.png")),
            candidate(2, Standing.R1, Optional.of("GTIN"), Optional.empty()),
            candidate(3, Standing.R2, Optional.of("GTIN"), Optional.empty()),
            candidate(
                4, Standing.R3, Optional.empty(), Optional.of("../" + elsewhere.getFileName())),
            candidate(5, Standing.COEXISTING, Optional.of("GTIN"), Optional.empty())),
        at(18));
    for (String reader : List.of("Kim", "Lee")) {
      tables.decide(reader, "P1", listing("temu", 81), Answer.SAME, at(18));
    }
    tables.decide("Kim", "P3", listing("temu", 83), Answer.DIFFERENT, at(18));
    tables.decide("Kim", "P4", listing("temu", 84), Answer.SAME, at(18));
  }

  private static CandidateRow candidate(
      int product, Standing standing, Optional<String> accepted, Optional<String> drawing) {
    return new CandidateRow(
        "P" + product,
        listing("temu", 80 + product),
        Optional.of(listing("temu", product)),
        "SAME_ITEM",
        0.9,
        standing,
        at(12),
        accepted,
        "{}",
        drawing);
  }

  /** What is declared where the study's file is known: its products are toys that choke. */
  static Declared withStudy(Path folder) throws IOException {
    return declared(folder, "Spinning top", "Toys <b>", "Choking", Optional.empty());
  }

  /** The same of a study in which every word of others tries to break out. */
  static Declared hostile(Path folder) throws IOException {
    return declared(folder, HOSTILE, "@" + HOSTILE, "\u202E+" + HOSTILE, Optional.of(HOSTILE));
  }

  private static Declared declared(
      Path folder, String name, String category, String hazard, Optional<String> said)
      throws IOException {
    Path file = folder.resolve("study.yaml");
    StudyTemplate.write(file, LocalDate.of(2026, 11, 1));
    Study known = StudyFile.read(file).study().orElseThrow();
    return new Declared(
        Country.KOREA,
        Sampling.TARGETED,
        Optional.of(
            new Study(
                known.id(),
                known.text(),
                known.sha256(),
                said.map(FindingsSamples::statement).orElse(known.statement()),
                known.archive(),
                known.from(),
                known.until(),
                IntStream.rangeClosed(1, PRODUCTS)
                    .mapToObj(product -> item(product, name, category, hazard))
                    .toList(),
                known.sites(),
                known.vantages(),
                known.schedule(),
                known.searches(),
                known.manners(),
                known.evidence())));
  }

  private static Study.Statement statement(String said) {
    return new Study.Statement(said, said, said, said, said, "purposive", said);
  }

  private static WatchItem item(int product, String name, String category, String hazard) {
    return new WatchItem(
        "P" + product,
        "made-up",
        name,
        Optional.of(name),
        Optional.of(category),
        Optional.of(hazard),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static void notices(Path folder) throws IOException {
    NoticeBook book = NoticeBook.read(folder);
    Clock clock = Clock.fixed(at(30), ZoneOffset.UTC);
    for (int product = 1; product <= PRODUCTS; product++) {
      List<ListingId> listings = List.of(listing("shein", product), listing("temu", product));
      String id =
          book.sent(
              "P" + product,
              listings,
              "Platform",
              "form",
              at(0.5),
              "Please remove it.",
              "Kim",
              Clock.offset(clock, Duration.ofSeconds(product)));
      if (product == 1) {
        book.answered(
            id,
            Outcome.REMOVED,
            at(2),
            "We removed it. " + HOSTILE + " Ask lee@platform.example or 02-1234-5678.",
            "Kim",
            clock);
      }
    }
  }

  /** An archive of so many listings, each looked at once. */
  static ArchiveDatabase large(Path folder, int listings) {
    ArchiveDatabase archive = ArchiveDatabase.open(folder, ArchiveKind.STUDY, Samples.CLOCK);
    Lane lane = Samples.lane("temu");
    archive.rebuild(
        IntStream.rangeClosed(1, listings)
            .mapToObj(number -> observation(lane, "r", number, Purpose.TARGET, number, 0, on())));
    return archive;
  }

  private static List<Observation> session(Lane lane, int day) {
    String run = "d" + day + "-" + lane.site();
    List<Observation> all = new ArrayList<>();
    all.add(observation(lane, run, 1, Purpose.CONTROL_ON_SALE, 90, day, on()));
    all.add(observation(lane, run, 2, Purpose.CONTROL_ABSENT, 91, day, gone()));
    for (int product = 1; product <= PRODUCTS; product++) {
      all.add(
          observation(lane, run, product + 2, Purpose.TARGET, product, day, verdict(product, day)));
    }
    return all;
  }

  private static Verdict verdict(int product, int day) {
    if (product == 8) {
      return new Verdict.Undetermined(Reason.CHALLENGED, Samples.BASIS);
    }
    boolean back = product <= 2 && day >= BACK_FROM;
    return product <= 6 && day >= GONE_FROM && !back ? gone() : on();
  }

  private static Verdict on() {
    return new Verdict.Orderable(Samples.BASIS);
  }

  private static Verdict gone() {
    return new Verdict.Removed(Samples.BASIS);
  }

  static ListingId listing(String site, int product) {
    return new ListingId(Samples.lane(site).site(), "10" + product);
  }

  private static Instant at(double day) {
    return START.plusSeconds(Math.round(day * 86_400));
  }

  private static Observation observation(
      Lane lane, String run, int position, Purpose purpose, int product, int day, Verdict verdict) {
    ListingId listing = listing(lane.site().value(), product);
    Visit visit =
        new Visit(
            run + "/" + position,
            run,
            position,
            purpose,
            purpose == Purpose.TARGET ? Optional.of("P" + product) : Optional.empty(),
            listing,
            List.of(),
            URI.create("https://www." + lane.site() + ".example/" + listing.number()),
            lane);
    Instant opened = at(DAYS[day]).plusSeconds(30L * position);
    return new Observation(
        visit,
        opened,
        opened.plusSeconds(8),
        verdict,
        verdict instanceof Verdict.Orderable
            ? Optional.of(Samples.product(HOSTILE + product))
            : Optional.empty(),
        verdict.conclusive() ? Optional.of(Samples.evidence(visit)) : Optional.empty());
  }
}
