package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.plan.Purpose;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.log.LogCheck;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is of a study whose parts were killed: its observations, and the bundles of all its
 * archives.
 *
 * @param rows every observation
 * @param bundles every bundle
 */
record Aftermath(List<ObservationRow> rows, List<String> bundles) {
  /** Reads the tables through the first archive, and checks the log of each. */
  static Aftermath of(List<Path> archives, String story) throws IOException {
    List<ObservationRow> rows;
    try (ArchiveDatabase database =
        ArchiveDatabase.openExisting(archives.getFirst(), Clock.systemUTC())) {
      rows = database.observations();
      assertThat(database.runs())
          .as(story)
          .allSatisfy(run -> assertThat(run.observed()).isEqualTo(run.planned()));
    }
    Trust trust = Trust.in(TestHome.home().demo().trust());
    List<String> bundles = new ArrayList<>();
    for (Path archive : archives) {
      for (Path bundle : Bundles.in(archive)) {
        bundles.add(bundle.getFileName().toString());
      }
      assertThat(new LogCheck(archive, trust.logs()).check(List.of()).claims())
          .as(story)
          .allMatch(claim -> claim.state() == Claim.State.PASS);
    }
    assertThat(rows).as(story).extracting(row -> row.visit().id()).doesNotHaveDuplicates();
    assertThat(bundles).as(story).doesNotHaveDuplicates();
    return new Aftermath(List.copyOf(rows), List.copyOf(bundles));
  }

  /** Each listing was visited once, and each visit that reached a browser has its one bundle. */
  void isComplete(List<WatchItem> items, String story) {
    assertThat(targets()).as(story).containsExactlyInAnyOrderElementsOf(listings(items));
    assertThat(recorded()).as(story).containsExactlyInAnyOrderElementsOf(bundles);
  }

  /** The listings that were visited. */
  List<ListingId> targets() {
    return rows.stream()
        .filter(row -> row.visit().purpose() == Purpose.TARGET)
        .map(row -> row.visit().listing())
        .toList();
  }

  /** The captures that observations name. */
  List<String> recorded() {
    return rows.stream()
        .flatMap(row -> row.evidence().stream())
        .map(EvidenceRef::captureId)
        .toList();
  }

  /** What a watch-list wants to be visited. */
  static List<ListingId> listings(List<WatchItem> items) {
    return items.stream().flatMap(item -> item.listings().stream()).toList();
  }
}
