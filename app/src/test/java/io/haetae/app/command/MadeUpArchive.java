package io.haetae.app.command;

import io.haetae.app.notice.NoticeBook;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.Samples;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An archive of a few looks. A product has one listing a site, of the same number. */
final class MadeUpArchive {
  static final Verdict ON = new Verdict.Orderable(Samples.BASIS);
  static final Verdict GONE = new Verdict.Removed(Samples.BASIS);
  static final Verdict WALL = new Verdict.Undetermined(Reason.CHALLENGED, Samples.BASIS);

  private record Notice(String item, ListingId listing, Instant at) {}

  private final Instant start;
  private final List<Observation> looks = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  /**
   * An archive without looks.
   *
   * @param start day 0, UTC
   */
  MadeUpArchive(Instant start) {
    this.start = start;
  }

  /** Looks at products from a number on, one for each verdict. */
  MadeUpArchive looks(String site, double day, int product, List<Verdict> verdicts) {
    Lane lane = Samples.lane(site);
    String run = "d" + day + "-" + site + "-" + product;
    add(lane, run, 1, Purpose.CONTROL_ON_SALE, 1, day, ON);
    add(lane, run, 2, Purpose.CONTROL_ABSENT, 2, day, GONE);
    for (int i = 0; i < verdicts.size(); i++) {
      add(lane, run, i + 3, Purpose.TARGET, product + i, day, verdicts.get(i));
    }
    return this;
  }

  /** A notice of a product's listing on a site that was received. */
  MadeUpArchive notice(String site, double day, int product) {
    notices.add(new Notice("P" + product, listing(Samples.lane(site), product), at(day)));
    return this;
  }

  /** Writes it and lets go of it. */
  void write(Path folder, ArchiveKind kind) throws IOException {
    try (ArchiveDatabase archive = ArchiveDatabase.open(folder, kind, Samples.CLOCK)) {
      archive.rebuild(looks.stream());
    }
    NoticeBook book = NoticeBook.read(folder);
    for (Notice notice : notices) {
      // A notice's name is the moment at which it was recorded.
      Clock clock =
          Clock.fixed(notice.at().plusSeconds(3600 + notices.indexOf(notice)), ZoneOffset.UTC);
      book.sent(
          notice.item(),
          List.of(notice.listing()),
          "Platform",
          "form",
          notice.at(),
          "Please remove it.",
          "Kim",
          clock);
    }
  }

  private void add(
      Lane lane, String run, int position, Purpose purpose, int product, double day, Verdict seen) {
    ListingId listing = listing(lane, product);
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
    Instant opened = at(day).plusSeconds(30L * position);
    looks.add(
        new Observation(
            visit,
            opened,
            opened.plusSeconds(8),
            seen,
            seen instanceof Verdict.Orderable
                ? Optional.of(Samples.product("top " + product))
                : Optional.empty(),
            seen.conclusive() ? Optional.of(Samples.evidence(visit)) : Optional.empty()));
  }

  private static ListingId listing(Lane lane, int product) {
    return new ListingId(lane.site(), "10" + product);
  }

  private Instant at(double day) {
    return start.plusSeconds(Math.round(day * 86_400));
  }
}
