package io.haetae.app.notice;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.WatchItem;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.Harmless;
import io.haetae.export.words.Wording;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Draft notices about one watch item, one a site, about the listings that could be ordered when
 * they were seen last. Nothing sends them: a person reads, completes and sends.
 *
 * @param item the watch item's id
 * @param notice what its notice says, if the study's file was given
 * @param country the delivery country
 * @param notifier who gives the notice
 * @param reason why the offer is illegal, in the notifier's words
 */
public record NoticeDraft(
    String item, Optional<WatchItem> notice, Country country, Notifier notifier, String reason) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int LONGEST = 300;

  /** What a draft is written for. */
  public enum Form {
    /** The elements of Article 16(2) of Regulation (EU) 2022/2065 (DSA), in English. */
    DSA,
    /** A request for deletion to the platform, in Korean. */
    KOREAN
  }

  /**
   * The drafts of a form, by site; empty if nothing could be ordered.
   *
   * @param database the archive's
   */
  public Map<String, String> of(ArchiveDatabase database, Form form) {
    Offers offers = new Offers(item, country);
    database.each(offers::take);
    Map<String, String> drafts = new TreeMap<>();
    offers
        .onSale()
        .forEach(
            (site, rows) ->
                drafts.put(
                    site,
                    switch (form) {
                      case DSA -> dsa(site, rows);
                      case KOREAN -> korean(site, rows);
                    }));
    return drafts;
  }

  private String dsa(String site, List<ObservationRow> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("DRAFT - not sent. Read, complete and send it yourself.");
    lines.add("");
    lines.add("Notice under Article 16 of Regulation (EU) 2022/2065 to " + site);
    lines.add("");
    lines.add("1. Why the content is illegal (Article 16(2)(a))");
    lines.add("   " + reason);
    about().forEach(line -> lines.add("   " + line.english()));
    lines.add("");
    lines.add("2. Where it is (Article 16(2)(b))");
    for (ObservationRow row : rows) {
      lines.add("   - " + row.visit().url());
      lines.add("     item number: " + row.visit().listing().number());
      title(row).ifPresent(title -> lines.add("     title as shown: " + title));
      lines.add(
          "     could be ordered to "
              + CountryName.of(country).english()
              + " at "
              + TIME.format(row.closedAt().atOffset(ZoneOffset.UTC))
              + " UTC");
      row.evidence().ifPresent(ref -> lines.add("     evidence: " + evidence(ref)));
    }
    lines.add("");
    lines.add("3. Who gives this notice (Article 16(2)(c))");
    lines.add("   " + notifier.name() + ", " + notifier.email());
    lines.add("");
    lines.add("4. Statement (Article 16(2)(d))");
    lines.add(
        "   We believe in good faith that the information and allegations in this notice are");
    lines.add("   accurate and complete.");
    return String.join("\n", lines) + "\n";
  }

  private String korean(String site, List<ObservationRow> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("초안 - 발송되지 않았음. 담당자가 확인·보완하여 직접 발송할 것.");
    lines.add("");
    lines.add("수신: " + site);
    lines.add("제목: 위해제품 판매 게시물 삭제 및 재유통 방지 요청");
    lines.add("");
    lines.add(
        "1. 귀 플랫폼에서 아래 위해제품이 " + CountryName.of(country).korean() + " 소비자에게 판매되고 있어 삭제를 요청합니다.");
    lines.add("");
    lines.add("2. 위해 내용");
    lines.add("   " + reason);
    about().forEach(line -> lines.add("   " + line.korean()));
    lines.add("");
    lines.add("3. 판매 게시물");
    for (ObservationRow row : rows) {
      lines.add("   - URL: " + row.visit().url());
      lines.add("     상품번호: " + row.visit().listing().number());
      title(row).ifPresent(title -> lines.add("     게시된 상품명: " + title));
      lines.add("     주문 가능 확인 일시: " + TIME.format(row.closedAt().atZone(SEOUL)) + " (한국시간)");
      row.evidence().ifPresent(ref -> lines.add("     증거: " + evidence(ref)));
    }
    lines.add("");
    lines.add("4. 요청 사항");
    lines.add("   가. 위 게시물의 판매 중지 및 삭제");
    lines.add("   나. 동일 제품의 재등록 방지 조치");
    lines.add("   다. 조치 결과와 일시의 회신");
    lines.add("");
    lines.add("5. 문의: " + notifier.name() + ", " + notifier.email());
    return String.join("\n", lines) + "\n";
  }

  private List<Wording> about() {
    List<Wording> lines = new ArrayList<>();
    lines.add(new Wording("위해제품 번호: " + item, "watch item: " + item));
    notice.ifPresent(
        known -> {
          add(lines, "제품명", "product", Optional.of(known.name()));
          add(lines, "상표", "brand", known.brand());
          add(lines, "모델명", "models", joined(known.models()));
          add(
              lines,
              "바코드",
              "bar codes",
              joined(known.gtins().stream().map(Gtin::toString).toList()));
          add(lines, "KC 인증번호", "certificates", joined(known.certificates()));
          add(lines, "품번", "options concerned", joined(known.skus()));
          add(lines, "위해원인", "hazard", known.hazard());
          add(lines, "공표", "published by", Optional.of(known.source()));
          add(lines, "출처", "reference", known.reference().map(Object::toString));
        });
    return lines;
  }

  private static void add(
      List<Wording> lines, String korean, String english, Optional<String> value) {
    value
        .map(text -> Harmless.text(text, LONGEST))
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> lines.add(new Wording(korean + ": " + text, english + ": " + text)));
  }

  private static Optional<String> joined(List<String> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  private static Optional<String> title(ObservationRow row) {
    return row.title().map(title -> Harmless.text(title, LONGEST)).filter(t -> !t.isEmpty());
  }

  private static String evidence(EvidenceRef ref) {
    return ref.captureId() + ", manifest SHA-256 " + ref.manifestSha256();
  }
}
