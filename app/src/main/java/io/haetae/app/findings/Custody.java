package io.haetae.app.findings;

import io.haetae.app.notice.NoticeBook;
import io.haetae.app.notice.SentNotice;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.log.LogFiles;
import io.haetae.evidence.log.PublishedLog;
import io.haetae.verifier.LogLeaf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entry of an archive's log about a capture or a notice.
 *
 * @param index the leaf's number
 * @param at its time
 * @param what what it says happened
 * @param of the capture or notice
 */
record Custody(long index, Instant at, String what, String of) {
  /** The entries about some observations and the notices to their listings, oldest first. */
  static List<Custody> of(Path archive, List<ObservationRow> rows, NoticeBook notices)
      throws IOException {
    Path log = archive.resolve(LogFiles.LOG);
    if (!Files.isRegularFile(new LogFiles(log).checkpoint())) {
      return List.of();
    }
    Set<String> wanted = names(rows, notices);
    PublishedLog published = PublishedLog.open(log);
    List<Custody> found = new ArrayList<>();
    for (long number = 0; number < published.bundles(); number++) {
      long index = number * LogFiles.FULL;
      for (byte[] bytes : published.bundle(number)) {
        // Most leaves are of other captures: they need not be read as JSON.
        if (new String(bytes, StandardCharsets.UTF_8).contains("\"captureId\":\"")) {
          entry(index, bytes, wanted).ifPresent(found::add);
        }
        index++;
      }
    }
    return found;
  }

  private static Set<String> names(List<ObservationRow> rows, NoticeBook notices) {
    Set<ListingId> listings =
        rows.stream().map(row -> row.visit().listing()).collect(Collectors.toSet());
    Set<String> names = new HashSet<>();
    rows.stream()
        .flatMap(row -> row.evidence().stream())
        .map(EvidenceRef::captureId)
        .forEach(names::add);
    for (SentNotice notice : notices.notices()) {
      if (notice.listings().stream().anyMatch(listings::contains)) {
        names.add(notice.id());
        notices.answers().stream()
            .filter(answer -> answer.notice().equals(notice.id()))
            .forEach(answer -> names.add(answer.id()));
      }
    }
    return names;
  }

  private static Optional<Custody> entry(long index, byte[] bytes, Set<String> wanted)
      throws IOException {
    LogLeaf leaf = LogLeaf.parse(bytes);
    return leaf.optional("captureId")
        .filter(wanted::contains)
        .map(of -> new Custody(index, leaf.time(), what(leaf), of));
  }

  private static String what(LogLeaf leaf) {
    return Stream.of("event", "actor", "detail", "reason", "manifestSha256")
        .flatMap(field -> leaf.optional(field).stream())
        .collect(Collectors.joining(" · ", leaf.type() + " ", ""))
        .strip();
  }
}
