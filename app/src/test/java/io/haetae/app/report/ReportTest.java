package io.haetae.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.storage.Samples;
import io.haetae.core.browse.Bytes;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  private static final SealedPictures NO_PICTURES = evidence -> Optional.empty();

  @TempDir private Path archive;

  @Test
  void verdictsAreCountedWithoutControlsAndUndeterminedStandsApart() {
    Document page = page(ReportSamples.study(), NO_PICTURES);

    List<Element> groups = page.select(".verdicts tbody");
    assertThat(groups).hasSize(2);
    assertThat(words(groups.getFirst().select(".group").getFirst())).isEqualTo("결론 있음 10");
    assertThat(groups.getFirst().select("tr:not(.group)").eachText())
        .hasSize(9)
        .anySatisfy(row -> assertThat(row).contains("주문 가능", "Orderable", " 2 "))
        .anySatisfy(row -> assertThat(row).contains("판매 중지 확인", "Removed", " 1 "));
    assertThat(words(groups.getLast().select(".group").getFirst())).isEqualTo("결론 없음 6");
    assertThat(groups.getLast().select("tr:not(.group) td:nth-child(2)").eachText())
        .containsExactly("4", "2");
  }

  @Test
  void dataQualityStandsBeforeTheResults() {
    Document page = page(ReportSamples.study(), NO_PICTURES);

    assertThat(page.select("h2").eachAttr("id"))
        .containsExactly("quality", "verdicts", "listings", "controls", "explanation");
    assertThat(page.select(".figures li").eachText())
        .containsExactly(
            "16 / 18 방문 완료 / 계획visits made / planned",
            "4 25.0 %판정 불가undetermined",
            "2 12.5 %접근 차단(캡차·제한·로그인)kept out (captcha, limit, log-in)",
            "2 공백: 방문하지 못함gaps: not visited",
            "0 증거 묶음 없는 방문visits without a bundle");
    assertThat(page.select(".numbers.reasons tbody th .en").eachText())
        .containsExactly("challenged", "wrong vantage", "control failed");
    assertThat(page.select(".numbers:not(.reasons) tbody tr").getFirst().select("td").eachText())
        .containsExactly("9", "9", "0", "9", "0 0.0 %", "0 0.0 %");
  }

  @Test
  void aRowTellsVerdictSignalsTimeVantageAndEvidence() {
    Element row = page(ReportSamples.study(), NO_PICTURES).select("tr.listing").getFirst();

    assertThat(row.select(".title").text()).isEqualTo("LED 불빛 팽이 회전 장난감 세트 12개입 (어린이날 선물)");
    assertThat(row.select(".what").text())
        .contains("12900 KRW", "A12/00003/26", "aliexpress:100500000003", "sa2403 노랑");
    assertThat(row.select(".chip .ko").text()).isEqualTo("주문 가능");
    assertThat(row.select(".signals li").getFirst().text())
        .isEqualTo("판매 중 표시listed for sale: itemStatus = 1 runParams#/data/itemStatus");
    assertThat(row.select("time").text())
        .isEqualTo("2026-11-23 09:01:15 KST 2026-11-23 00:01:15 UTC");
    assertThat(row.select(".when .vantage").text())
        .isEqualTo("배송지 한국to Korea · ko-KR · KRW · direct");
    assertThat(row.select(".evidence a").attr("href"))
        .isEqualTo("captures/2026/11/23/019ab000-0000-7000-8000-000000000003/");
    assertThat(row.select(".hash").text()).isEqualTo("0".repeat(63) + "3");
  }

  @Test
  void wordsForKoreaAreThoseOfKoreanOffices() {
    Document page = page(ReportSamples.study(), NO_PICTURES);

    assertThat(page.select("tr.listing .chip .ko").eachText())
        .containsExactly(
            "주문 가능",
            "주문 가능",
            "품절",
            "한국 배송 불가",
            "옵션 삭제",
            "연령 확인",
            "국내 차단",
            "판매 중지 확인",
            "다른 상품으로 이동",
            "판매자 폐점",
            "판정 불가",
            "판정 불가",
            "판정 불가",
            "판정 불가",
            "미방문",
            "미방문");
    assertThat(page.select("tr.kind-undetermined .reason .ko").eachText())
        .containsExactly("방문자 확인 화면", "방문자 확인 화면", "배송 국가 불일치", "대조 방문 미충족");
  }

  @Test
  void controlsAreShownAndOnesThatWereNotMadeAreNamed() {
    Document page = page(ReportSamples.study(), NO_PICTURES);

    assertThat(page.select(".controls tbody strong .en").eachText())
        .containsExactly("✓ as it must be", "✓ as it must be", "– not made", "– not made");
  }

  @Test
  void aControlThatWasContradictedVoidsItsSessionAndAnUnclearAbsenceOnlyRemovals() {
    Lane lane = Samples.lane("temu");
    Visit onSale = Samples.visit(lane, ReportSamples.RUN, 1, Purpose.CONTROL_ON_SALE);
    Visit absent = Samples.visit(lane, ReportSamples.RUN, 2, Purpose.CONTROL_ABSENT);
    Verdict unclear = new Verdict.Undetermined(Reason.EMPTY_SHELL, Samples.BASIS);
    Verdict soldOut = new Verdict.SoldOut(Samples.BASIS);
    ReportData data =
        ReportSamples.data(
            ArchiveKind.STUDY,
            List.of(ReportSamples.row(onSale, soldOut), ReportSamples.row(absent, unclear)),
            List.of());

    Document page = page(data, NO_PICTURES);
    assertThat(page.select(".controls tbody strong .en").eachText())
        .containsExactly("✕ the contrary", "? nothing conclusive");
    assertThat(page.select(".controls tbody .note .en").eachText())
        .containsExactly(
            "nothing is concluded in this session", "no removal is concluded in this session");
  }

  @Test
  void ofSeveralObservationsOfAListingTheLastIsShown() {
    Visit first = Samples.visit(Samples.lane("temu"), ReportSamples.RUN, 1);
    Visit again =
        new Visit(
            "run/9",
            first.run(),
            9,
            first.purpose(),
            first.watchItem(),
            first.listing(),
            first.skus(),
            first.url(),
            first.lane());
    Verdict failed = new Verdict.Undetermined(Reason.FAILED, Samples.BASIS);
    Verdict soldOut = new Verdict.SoldOut(Samples.BASIS);
    ReportData data =
        ReportSamples.data(
            ArchiveKind.STUDY,
            List.of(ReportSamples.row(first, failed), ReportSamples.row(again, soldOut)),
            List.of());

    assertThat(page(data, NO_PICTURES).select("tr.listing .chip .en").eachText())
        .containsExactly("Sold out");
  }

  @Test
  void aDemonstrationSaysSoOnEveryPage() {
    Document page = page(ReportSamples.demo(), NO_PICTURES);

    assertThat(page.title()).startsWith("[시연]");
    assertThat(page.select(".band").text()).contains("시연 자료", "no evidence of any real one");
    assertThat(page.select(".watermark")).hasSize(1);
    assertThat(page.select("tr.listing .simulated")).hasSize(16);
    assertThat(page.select("tr.listing .url").getFirst().text())
        .isEqualTo("http://127.0.0.1:8081/item/100500000003.html");
  }

  @Test
  void aStudyHasNoMarkOfADemonstrationUnlessASiteWasSimulated() {
    assertThat(page(ReportSamples.study(), NO_PICTURES).select(".band, .watermark, .simulated"))
        .isEmpty();

    Visit visit = Samples.visit(Samples.simulated("temu", 8080), ReportSamples.RUN, 1);
    ObservationRow row = ReportSamples.row(visit, new Verdict.Orderable(Samples.BASIS));
    Document mixed =
        page(ReportSamples.data(ArchiveKind.STUDY, List.of(row), List.of()), NO_PICTURES);
    assertThat(mixed.select(".band").text()).contains("Holds visits to simulated sites");
    assertThat(mixed.select("tr.listing .simulated")).hasSize(1);
  }

  @Test
  void hostileTextsStayTexts() {
    String hostile =
        "</bdi><script>alert(1)</script><img src=x onerror=alert(2)>\u202E\u0000 \"' onload=x "
            + "긴".repeat(5_000);
    Visit visit = Samples.visit(Samples.lane("temu"), ReportSamples.RUN, 1);
    Signal signal = new Signal(Meaning.NOTE, hostile, hostile, hostile);
    ObservationRow sane =
        ReportSamples.row(
            visit, new Verdict.SoldOut(ReportSamples.basis(signal)), Optional.of(hostile));
    ObservationRow row =
        new ObservationRow(
            sane.visit(),
            sane.openedAt(),
            sane.closedAt(),
            sane.verdict(),
            sane.title(),
            sane.price(),
            sane.seller(),
            Optional.of(new EvidenceRef("id", "../x\" onclick=\"alert(3)", hostile)),
            Optional.empty(),
            Optional.empty());
    Document page =
        page(ReportSamples.data(ArchiveKind.STUDY, List.of(row), List.of()), NO_PICTURES);

    assertHarmless(page);
    assertThat(page.select("tr.listing img, tr.listing a")).isEmpty();
    assertThat(page.select(".title").text())
        .startsWith("</bdi><script>alert(1)</script><img src=x onerror=alert(2)> \"' onload=x 긴긴")
        .hasSize(161)
        .endsWith("…");
    assertThat(page.text()).doesNotContain("\u202E", "\u0000");
  }

  @Test
  void everyPageIsHarmlessAndWellLabelled() throws IOException {
    Bytes picture = ReportSamples.picture(1280, 800);
    Document page = page(ReportSamples.demo(), evidence -> Optional.of(picture));

    assertHarmless(page);
    assertThat(page.select("html").attr("lang")).isEqualTo("ko");
    assertThat(page.select("img"))
        .hasSize(14)
        .allSatisfy(i -> assertThat(i.attr("alt")).isNotBlank());
    assertThat(page.select("thead th:not([scope=col]), tbody th:not([scope])")).isEmpty();
    assertThat(page.select(".ko:not([lang=ko]), .en:not([lang=en])")).isEmpty();
    assertThat(page.select("[lang=ko].ko")).hasSameSizeAs(page.select("[lang=en].en"));
    assertThat(page.select("input").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void aPictureThatCannotBeReadIsNamedAndTheReportGoesOn() {
    SealedPictures damaged =
        evidence -> {
          throw new IOException("damaged");
        };

    Document page = page(ReportSamples.study(), damaged);

    assertThat(page.select("tr.listing .picture .en").eachText())
        .hasSize(14)
        .containsOnly("the picture cannot be read");
  }

  @Test
  void theFileReplacesAnEarlierOneAndLeavesNothingElse() throws IOException {
    Files.writeString(archive.resolve("report.html"), "earlier");

    Path file = Report.write(archive, ReportSamples.study(), NO_PICTURES);

    assertThat(file).isEqualTo(archive.resolve("report.html"));
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
    assertThat(archive.toFile().list()).containsExactly("report.html");
  }

  private static void assertHarmless(Document page) {
    assertThat(page.select("script, iframe, object, embed, form, base, meta[http-equiv=refresh]"))
        .isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo(
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none';"
                + " form-action 'none'");
    for (Element element : page.getAllElements()) {
      assertThat(element.attributes())
          .allSatisfy(
              attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on");
                if (List.of("src", "href", "action").contains(attribute.getKey())) {
                  assertThat(attribute.getValue()).matches("(data:|#|captures/).*");
                }
              });
    }
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
  }

  /** The Korean words of an element, with its numbers. */
  private static String words(Element element) {
    Element copy = element.clone();
    copy.select(".en").remove();
    return copy.text();
  }

  private static Document page(ReportData data, SealedPictures pictures) {
    return Jsoup.parse(Report.page(data, pictures).toString());
  }
}
