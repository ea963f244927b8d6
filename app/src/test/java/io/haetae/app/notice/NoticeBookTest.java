package io.haetae.app.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.app.figures.ArchiveFigures;
import io.haetae.app.figures.Declared;
import io.haetae.app.notice.Answer.Outcome;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.Samples;
import io.haetae.core.figures.Claim;
import io.haetae.core.figures.Definition;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Notified;
import io.haetae.core.figures.Result;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.log.Leaf;
import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.log.TransparencyLog;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeBookTest {
  private static final Visit VISIT = Samples.visit(Samples.lane("temu"), "r", 3);
  private static final ListingId LISTING = VISIT.listing();
  private static final String ITEM = VISIT.watchItem().orElseThrow();
  private static final Instant RECEIVED = Samples.PLANNED.minusSeconds(3600);

  @TempDir Path folder;

  @Test
  void whatWasRecordedIsReadBack() throws IOException {
    NoticeBook book = NoticeBook.read(folder);
    assertThat(book.notified()).isEmpty();
    String id = sent(book);
    String answer = book.answered(id, Outcome.REMOVED, at(60), "삭제했습니다", "Kim", clock(99));

    NoticeBook again = NoticeBook.read(folder);

    assertThat(id).isEqualTo("notice-20261122T230140.000Z");
    assertThat(answer).isEqualTo(id + ".1");
    assertThat(again.notices()).isEqualTo(book.notices()).hasSize(1);
    assertThat(again.notified()).contains(List.of(new Notified(ITEM, LISTING, RECEIVED)));
    assertThat(again.claims()).contains(List.of(new Claim(ITEM, LISTING, at(60))));
    assertThat(again.answers().getFirst().text()).isEqualTo("삭제했습니다");
  }

  @Test
  void anAnswerThatClaimsNoRemovalIsNoClaim() throws IOException {
    NoticeBook book = NoticeBook.read(folder);
    String id = sent(book);
    book.answered(id, Outcome.REFUSED, at(60), "no", "Kim", clock(99));

    assertThat(book.claims()).contains(List.of());
  }

  @Test
  void anAnswerNeedsItsNotice() throws IOException {
    NoticeBook book = NoticeBook.read(folder);
    String id = sent(book);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.answered("other", Outcome.OTHER, at(60), "", "Kim", clock(99)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.answered(id, Outcome.OTHER, at(-1), "", "Kim", clock(99)));
  }

  @Test
  void withoutALogEverythingIsStillToBeLogged() throws IOException {
    NoticeBook book = NoticeBook.read(folder);
    String id = sent(book);

    Map<String, NoticeBook.Entry> left = book.unlogged();

    assertThat(left).containsOnlyKeys(id);
    assertThat(left.values())
        .allSatisfy(entry -> assertThat(entry.detail()).matches("sha256:[0-9a-f]{64}"));
  }

  @Test
  void theLogTellsARecordThatWasChanged() throws IOException {
    NoticeBook book = NoticeBook.read(folder);
    String id = sent(book);
    try (TransparencyLog log =
        TransparencyLog.open(
            folder.resolve("log"), LogKey.generate("log.example/haetae"), clock(101))) {
      NoticeBook.Entry entry = book.unlogged().values().iterator().next();
      log.append(new Leaf.Custody(id, entry.event(), entry.actor(), entry.detail()));
      log.checkpoint();
    }
    assertThat(NoticeBook.read(folder).unlogged()).isEmpty();

    Path file = folder.resolve("notices").resolve(id + ".json");
    Files.writeString(file, Files.readString(file).replace("2026-11-22T23:00", "2026-11-20T23:00"));

    assertThat(NoticeBook.read(folder).unlogged()).containsOnlyKeys(id);
  }

  @Test
  void aDamagedRecordIsNotPassedOver() throws IOException {
    String id = sent(NoticeBook.read(folder));
    Path file = folder.resolve("notices").resolve(id + ".json");
    Files.writeString(file, Files.readString(file).replace("temu:", "temu "));

    assertThatThrownBy(() -> NoticeBook.read(folder)).isInstanceOf(EvidenceException.class);
  }

  @Test
  void aNoticeStartsTheClocksOfFigures() throws IOException {
    try (ArchiveDatabase archive = ArchiveDatabase.open(folder, ArchiveKind.STUDY, Samples.CLOCK)) {
      archive.rebuild(
          Stream.of(
              Samples.orderable(control(1, Purpose.CONTROL_ON_SALE)),
              Samples.observation(
                  control(2, Purpose.CONTROL_ABSENT), new Verdict.Removed(Samples.BASIS)),
              Samples.orderable(VISIT)));
      NoticeBook book = NoticeBook.read(folder);
      Result before = atRisk(archive, book);
      sent(book);

      assertThat(before).isInstanceOf(Result.Withheld.class);
      assertThat(atRisk(archive, book))
          .isInstanceOfSatisfying(
              Result.Measured.class, days -> assertThat(days.denominator()).isEqualTo(1));
    }
  }

  @Test
  void draftsNameWhatCouldBeOrderedAndNothingElse() {
    try (ArchiveDatabase archive = ArchiveDatabase.open(folder, ArchiveKind.STUDY, Samples.CLOCK)) {
      Visit gone = Samples.visit(Samples.lane("shein"), "s", 3);
      archive.rebuild(
          Stream.of(
              Samples.orderable(VISIT),
              Samples.observation(gone, new Verdict.Removed(Samples.BASIS))));
      NoticeDraft draft =
          new NoticeDraft(
              ITEM,
              Optional.empty(),
              Country.KOREA,
              new Notifier("KCA", "kca@example.org"),
              "Small parts come off (EN 71-1).");

      Map<String, String> english = draft.of(archive, NoticeDraft.Form.DSA);

      assertThat(english).containsOnlyKeys("temu");
      assertThat(english.get("temu"))
          .contains(
              "DRAFT",
              "Small parts come off",
              VISIT.url().toString(),
              "KCA, kca@example.org",
              "Article 16(2)(a)",
              "Article 16(2)(b)",
              "Article 16(2)(c)",
              "Article 16(2)(d)",
              Samples.evidence(VISIT).manifestSha256());
      assertThat(draft.of(archive, NoticeDraft.Form.KOREAN).get("temu"))
          .contains("초안", "삭제 및 재유통 방지 요청", "불빛 팽이 3", VISIT.url().toString());
    }
  }

  private Result atRisk(ArchiveDatabase archive, NoticeBook book) {
    return ArchiveFigures.of(
            folder,
            archive,
            new Declared(Country.KOREA, Sampling.TARGETED, Optional.empty()),
            book,
            Optional.empty())
        .figures()
        .stream()
        .filter(figure -> figure.definition() == Definition.DAYS_AT_RISK)
        .map(Figure::result)
        .findFirst()
        .orElseThrow();
  }

  private static String sent(NoticeBook book) throws IOException {
    return book.sent(
        ITEM, List.of(LISTING), "Temu", "form", RECEIVED, "Please remove it", "Kim", clock(100));
  }

  private static Visit control(int position, Purpose purpose) {
    return Samples.visit(Samples.lane("temu"), "r", position, purpose);
  }

  private static Instant at(long seconds) {
    return RECEIVED.plusSeconds(seconds);
  }

  private static Clock clock(long seconds) {
    return Clock.fixed(at(seconds), ZoneOffset.UTC);
  }
}
