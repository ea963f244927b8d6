package io.haetae.app.figures;

import io.haetae.core.figures.Definition;
import io.haetae.core.figures.Refusal;
import io.haetae.core.product.Stated;
import io.haetae.export.words.Wording;

/** What figures are called, and why one is not given. */
public final class FigureWords {
  private FigureWords() {}

  /** What a figure is called. */
  public static Wording of(Definition definition) {
    return switch (definition) {
      case AVAILABILITY -> new Wording("판매 중 비율(관측 대상)", "Share on sale (watched listings)");
      case AVAILABILITY_IN_POPULATION -> new Wording("판매 중 비율(모집단)", "Share on sale (population)");
      case CLAIM_FALSE_AT_FIRST ->
          new Wording("차단 회신 후 첫 확인 시 판매 중", "Reported as removed, on sale at first look");
      case CLAIM_FALSE_AFTER_A_DAY ->
          new Wording("차단 회신 24시간 후 판매 중", "Reported as removed, on sale after 24 hours");
      case CLAIM_FALSE_AFTER_A_WEEK ->
          new Wording("차단 회신 7일 후 판매 중", "Reported as removed, on sale after 7 days");
      case GONE_IN_TWO_WORKING_DAYS -> new Wording("2영업일 내 차단율", "Gone within two working days");
      case TAKEDOWN_MEDIAN -> new Wording("차단 소요기간(중앙값)", "Time to takedown (median)");
      case TAKEDOWN_P90 -> new Wording("차단 소요기간(90 %)", "Time to takedown (90 %)");
      case STANDING_AFTER_2_DAYS -> new Wording("2일 후 잔존율", "Standing after 2 days");
      case STANDING_AFTER_7_DAYS -> new Wording("7일 후 잔존율", "Standing after 7 days");
      case STANDING_AFTER_30_DAYS -> new Wording("30일 후 잔존율", "Standing after 30 days");
      case BACK_IN_30_DAYS -> new Wording("30일 내 재유통률", "Back within 30 days");
      case BACK_IN_180_DAYS -> new Wording("180일 내 재유통률", "Back within 180 days");
      case REAPPEARANCE_RATE -> new Wording("연간 재유통 건수", "Reappearances a year");
      case REBLOCK_SHARE -> new Wording("재차단 비율", "Re-block share");
      case DAYS_AT_RISK -> new Wording("위해 노출 일수", "Days at risk");
      case OFFERS_A_PRODUCT -> new Wording("제품당 판매 게시물 수", "Offers a product");
      case SELLERS_A_PRODUCT -> new Wording("제품당 판매자 수", "Sellers a product");
      case SITES_A_PRODUCT -> new Wording("제품당 플랫폼 수", "Sites a product");
      case PRODUCTS_ON_SALE -> new Wording("한 곳 이상 판매 중인 제품 비율", "Products on sale anywhere");
      case SEARCH_COVERAGE -> new Wording("검색 포괄도(추정 총수)", "Offers there are to be found");
      case SITES_DIFFER -> new Wording("플랫폼 간 차이(p값)", "Sites differ (p-value)");
      case PAIR_DIFFERS ->
          new Wording("두 플랫폼 차이(Holm 보정 p값)", "Two sites differ (p-value after Holm)");
      case CLAIMS_DIFFER ->
          new Wording("차단 회신의 사실 여부, 플랫폼 간 차이(p값)", "Truth of reports, sites differ (p-value)");
      case CLAIM_PAIR_DIFFERS ->
          new Wording(
              "차단 회신의 사실 여부, 두 플랫폼 차이(Holm 보정 p값)",
              "Truth of reports, two sites differ (p-value after Holm)");
      case TERMS_DIFFER ->
          new Wording(
              "2영업일 내 차단, 플랫폼 간 차이(p값)", "Gone in two working days, sites differ (p-value)");
      case TERM_PAIR_DIFFERS ->
          new Wording(
              "2영업일 내 차단, 두 플랫폼 차이(Holm 보정 p값)",
              "Gone in two working days, two sites differ (p-value after Holm)");
      case TOP_FIVE_SELLERS -> new Wording("상위 5개 판매자 비중", "Share of the top five sellers");
      case REPEAT_SELLERS -> new Wording("반복 판매자 수", "Repeat sellers");
      case INFORMATION_COMPLETE -> new Wording("표시사항 충족률", "Listing information complete");
      case PAGES_FETCHED -> new Wording("수집한 화면 수", "Pages fetched");
      case MATCHER_PRECISION ->
          new Wording("동일 제품 판정의 정밀도(검토자 판단 기준)", "Precision of the matcher, by its readers");
      case MATCHER_RECALL ->
          new Wording("동일 제품 판정의 재현율(제시된 후보 중)", "Recall of the matcher, of what it proposed");
      case CLOCK_OFFSET ->
          new Wording(
              "시각 차이(타임스탬프 − 기기 시계, 중앙값)", "Clock offset (time-stamp less own clock, median)");
      case CLOCK_OFFSET_LARGEST -> new Wording("시각 차이(최대)", "Clock offset (largest)");
      case VISITS_MADE -> new Wording("방문 수", "Visits made");
      case UNDETERMINED_VISITS -> new Wording("판정 불가 방문 비율", "Visits that told nothing");
      case CONCLUSIVE_VISITS -> new Wording("판정 완료 방문 비율", "Conclusive visits");
      case BLOCKED_VISITS -> new Wording("접근 차단율", "Visits kept out");
      case CONTROL_ON_SALE_PASSED -> new Wording("대조(판매 중 게시물) 통과율", "Control on sale passed");
      case CONTROL_ABSENT_PASSED -> new Wording("대조(없는 번호) 통과율", "Control absent passed");
      case SEALED_VISITS -> new Wording("증거 봉인 방문 비율", "Visits with a sealed bundle");
      case READERS_AGREE -> new Wording("검토자 간 일치도(κ)", "Agreement of readers (κ)");
    };
  }

  /** What a listing states. */
  public static Wording of(Stated stated) {
    return switch (stated) {
      case MANUFACTURER -> new Wording("제조자", "Manufacturer");
      case ADDRESS -> new Wording("주소", "Postal address");
      case EMAIL -> new Wording("전자우편 주소", "E-mail address");
      case RESPONSIBLE_PERSON -> new Wording("책임자(수입자·대리인)", "Responsible person");
      case IDENTIFIER -> new Wording("식별 정보(바코드·모델명)", "Identifier (barcode or model)");
      case WARNING -> new Wording("주의·경고 문구", "Warnings");
      case KC -> new Wording("KC 인증번호(형식만 확인)", "KC number (its form alone)");
    };
  }

  /** Why a figure is not given. */
  public static Wording of(Refusal refusal) {
    return switch (refusal) {
      case NOT_RECORDED ->
          new Wording("필요한 기록이 이 보관소에 없음", "the archive does not keep the records for it");
      case NOTHING_DETERMINED -> new Wording("판정된 대상이 없음", "nothing was determined");
      case MANY_UNDETERMINED -> new Wording("20 %를 넘는 대상이 판정 불가", "more than 20 % undetermined");
      case SCHEDULE_TOO_SPARSE ->
          new Wording("확인 간격이 길어 알 수 없음", "looks were too far apart to know");
      case CALENDAR_UNKNOWN ->
          new Wording("기한이 공휴일 정보가 없는 해에 걸침", "a time limit runs into a year of unknown holidays");
      case TARGETED_SAMPLE ->
          new Wording(
              "위해 우려로 선정한 표본이므로 모집단에 대해서는 말할 수 없음",
              "a targeted sample says nothing of a population");
      case SAMPLING_NOT_DECLARED ->
          new Wording("표본 추출 방법이 선언되지 않음", "the sampling was not declared");
      case DIFFERENT_DENOMINATORS -> new Wording("분모가 달라 비교할 수 없음", "the denominators differ");
      case OTHER_COUNTRY -> new Wording("배송 국가가 달라 비교할 수 없음", "the delivery countries differ");
      case OTHER_SAMPLING ->
          new Wording("표본 추출 방법이 달라 비교할 수 없음", "the samples were drawn in different ways");
      case SAME_PRODUCTS ->
          new Wording(
              "양쪽에서 같은 제품을 관측하여 독립된 표본이 아님",
              "the same products were watched in both, so the samples are not independent");
      case NO_SHARE -> new Wording("비율에 한하여 차이를 제시함", "a difference is given of shares alone");
      case SMALL_CELL -> new Wording("5건 미만", "fewer than five");
    };
  }
}
