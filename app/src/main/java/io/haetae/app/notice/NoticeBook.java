package io.haetae.app.notice;

import io.haetae.app.notice.Answer.Outcome;
import io.haetae.core.figures.Claim;
import io.haetae.core.figures.Notified;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.log.LogFiles;
import io.haetae.evidence.log.PublishedLog;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notices of an archive and their answers: a file each in its folder {@code notices}, in
 * canonical JSON (RFC 8785). The archive's log keeps the hash of each file ({@code CUSTODY}), so
 * that none can be changed or dated back later unseen. A file is written once and never again.
 */
public final class NoticeBook {
  private static final String FOLDER = "notices";
  private static final String ENDING = ".json";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'notice-'uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path archive;
  private final List<SentNotice> notices = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final Map<String, String> hashes = new HashMap<>();

  private NoticeBook(Path archive) {
    this.archive = archive;
  }

  /**
   * Reads an archive's notices.
   *
   * @throws IOException if a file cannot be read or is no notice
   */
  public static NoticeBook read(Path archive) throws IOException {
    NoticeBook book = new NoticeBook(archive);
    Path folder = archive.resolve(FOLDER);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
          book.take(Files.readString(file));
        }
      }
    }
    return book;
  }

  /** What was sent, oldest record first. */
  public List<SentNotice> notices() {
    return List.copyOf(notices);
  }

  /** What was answered, oldest record first. */
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** When each listing's notice was received; empty if no notice was ever recorded. */
  public Optional<List<Notified>> notified() {
    return notices.isEmpty()
        ? Optional.empty()
        : Optional.of(
            notices.stream()
                .flatMap(
                    notice ->
                        notice.listings().stream()
                            .map(
                                listing -> new Notified(notice.item(), listing, notice.received())))
                .toList());
  }

  /** What platforms reported as removed; empty if no answer was ever recorded. */
  public Optional<List<Claim>> claims() {
    return answers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            answers.stream()
                .filter(answer -> answer.outcome() == Outcome.REMOVED)
                .flatMap(answer -> claims(answer))
                .toList());
  }

  private Stream<Claim> claims(Answer answer) {
    return notices.stream()
        .filter(notice -> notice.id().equals(answer.notice()))
        .flatMap(
            notice ->
                notice.listings().stream()
                    .map(listing -> new Claim(notice.item(), listing, answer.at())));
  }

  /**
   * Records a notice.
   *
   * @return its stored name
   * @throws IOException if it cannot be written
   */
  public String sent(
      String item,
      List<ListingId> listings,
      String recipient,
      String channel,
      Instant received,
      String text,
      String by,
      Clock clock)
      throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SentNotice notice =
        new SentNotice(
            NAME.format(now), item, listings, recipient, channel, received, text, by, now);
    write(notice.id(), json(notice));
    return notice.id();
  }

  /**
   * Records an answer.
   *
   * @return its stored name
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if there is no such notice, or it was answered before it was
   *     received
   */
  public String answered(
      String notice, Outcome outcome, Instant at, String text, String by, Clock clock)
      throws IOException {
    SentNotice to =
        notices.stream()
            .filter(one -> one.id().equals(notice))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("there is no notice \"" + notice + "\""));
    if (at.isBefore(to.received())) {
      throw new IllegalArgumentException(
          "an answer of " + at + " is older than the notice, received " + to.received());
    }
    long before = answers.stream().filter(answer -> answer.notice().equals(notice)).count();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Answer answer = new Answer(notice + "." + (before + 1), notice, outcome, at, text, by, now);
    write(answer.id(), json(answer));
    return answer.id();
  }

  /**
   * The records whose hash the archive's log does not hold: new ones, and any that was changed.
   *
   * @return event, actor and hash, by the record's stored name
   * @throws IOException if the log cannot be read
   */
  public Map<String, Entry> unlogged() throws IOException {
    Map<String, Entry> left = new HashMap<>();
    notices.forEach(n -> left.put(n.id(), entry("notice-sent", n.by(), n.id())));
    answers.forEach(a -> left.put(a.id(), entry("notice-answered", a.by(), a.id())));
    Path log = archive.resolve(LogFiles.LOG);
    if (!left.isEmpty() && Files.isRegularFile(new LogFiles(log).checkpoint())) {
      PublishedLog published = PublishedLog.open(log);
      for (long number = 0; number < published.bundles(); number++) {
        for (byte[] leaf : published.bundle(number)) {
          logged(leaf).ifPresent(one -> left.remove(one.getKey(), one.getValue()));
        }
      }
    }
    return left;
  }

  private static Optional<Map.Entry<String, Entry>> logged(byte[] bytes) throws EvidenceException {
    LogLeaf leaf = LogLeaf.parse(bytes);
    return leaf.type().equals("CUSTODY")
        ? Optional.of(
            Map.entry(
                leaf.text("captureId"),
                new Entry(leaf.text("event"), leaf.text("actor"), leaf.text("detail"))))
        : Optional.empty();
  }

  private Entry entry(String event, String by, String id) {
    return new Entry(event, by, "sha256:" + hashes.getOrDefault(id, ""));
  }

  /**
   * What the log says of a record.
   *
   * @param event what happened
   * @param actor who recorded it
   * @param detail the hash of the record's file
   */
  public record Entry(String event, String actor, String detail) {}

  private void write(String id, ObjectNode node) throws IOException {
    Path folder = archive.resolve(FOLDER);
    Files.createDirectories(folder);
    String text = Json.canonical(node);
    Files.writeString(
        folder.resolve(id + ENDING),
        text,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.SYNC);
    take(text);
  }

  private void take(String text) throws EvidenceException {
    JsonNode node = Json.parse(text, "the record of a notice");
    String id = Json.text(node, "id");
    hashes.put(id, Sha256.of(text));
    try {
      if (node.has("notice")) {
        answers.add(answer(id, node));
      } else {
        notices.add(notice(id, node));
      }
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw new EvidenceException(id + " is no record of a notice", malformed);
    }
  }

  private static SentNotice notice(String id, JsonNode node) throws EvidenceException {
    List<ListingId> listings = new ArrayList<>();
    for (JsonNode listing : node.path("listings")) {
      listings.add(ListingId.parse(listing.asString()));
    }
    return new SentNotice(
        id,
        Json.text(node, "item"),
        listings,
        Json.text(node, "recipient"),
        Json.text(node, "channel"),
        Instant.parse(Json.text(node, "received")),
        Json.text(node, "text"),
        Json.text(node, "by"),
        Instant.parse(Json.text(node, "recorded")));
  }

  private static Answer answer(String id, JsonNode node) throws EvidenceException {
    return new Answer(
        id,
        Json.text(node, "notice"),
        Outcome.valueOf(Json.text(node, "outcome")),
        Instant.parse(Json.text(node, "at")),
        Json.text(node, "text"),
        Json.text(node, "by"),
        Instant.parse(Json.text(node, "recorded")));
  }

  private static ObjectNode json(SentNotice notice) {
    ObjectNode node = Json.object().put("id", notice.id()).put("item", notice.item());
    var listings = node.putArray("listings");
    notice.listings().forEach(listing -> listings.add(listing.toString()));
    return node.put("recipient", notice.recipient())
        .put("channel", notice.channel())
        .put("received", notice.received().toString())
        .put("text", notice.text())
        .put("by", notice.by())
        .put("recorded", notice.recorded().toString());
  }

  private static ObjectNode json(Answer answer) {
    return Json.object()
        .put("id", answer.id())
        .put("notice", answer.notice())
        .put("outcome", answer.outcome().name())
        .put("at", answer.at().toString())
        .put("text", answer.text())
        .put("by", answer.by())
        .put("recorded", answer.recorded().toString());
  }
}
