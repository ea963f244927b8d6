package io.haetae.export.words;

import io.haetae.core.verdict.Verdict;

/** The kinds of verdict in the order in which reports list them, with their words. */
public enum VerdictKind {
  ORDERABLE(
      "주문 가능",
      "Orderable",
      "관측 시점에 %s 소비자가 이 상품(옵션이 지정된 경우 그 옵션)을 주문할 수 있음",
      "A shopper in %s could order this item (a watched option, where options are watched) at that"
          + " moment"),
  SOLD_OUT("품절", "Sold out", "상품 페이지는 있으나 품절로 표시됨", "Listed, but shown as sold out"),
  NOT_DELIVERED(
      "%s 배송 불가",
      "Not delivered to %s",
      "상품 페이지는 있으나 배송지 %s에 대해 배송 불가로 표시됨",
      "Listed, but shown as not delivered to %s"),
  OPTION_GONE(
      "옵션 삭제",
      "Option gone",
      "상품 페이지는 있으나 지정된 옵션이 더 이상 없음",
      "The listing stands, but the watched options are no longer in it"),
  AGE_GATED("연령 확인", "Age check", "연령을 확인해야 상품이 보임", "The offer stands behind a question for age"),
  REGION_BLOCKED(
      "%s 차단",
      "Blocked in %s",
      "사이트가 %s에는 이 상품을 제공하지 않는다고 표시함(다른 국가에서는 판매될 수 있음)",
      "The site refuses this item in %s; it may be for sale elsewhere"),
  REMOVED(
      "판매 중지 확인",
      "Removed",
      "사이트가 스스로 해당 상품이 없다고 표시함",
      "The site itself says there is no such item"),
  REDIRECTED(
      "다른 상품으로 이동",
      "Redirected",
      "해당 상품 대신 다른 상품이 표시됨",
      "Another item is shown in place of this one"),
  SELLER_GONE(
      "판매자 폐점",
      "Seller gone",
      "판매점이 폐점했거나 없어졌다고 표시됨",
      "The site says that the shop is closed or gone"),
  SEARCHED(
      "검색 결과 확인",
      "Search answered",
      "사이트 검색 결과가 표시됨. 개별 상품의 상태를 뜻하지 않음",
      "The site's search was answered; no word about any listing"),
  UNDETERMINED(
      "판정 불가",
      "Undetermined",
      "결론을 내릴 근거가 없음. 판매 중지로 보아서는 안 됨",
      "Nothing can be concluded; never to be read as removed");

  private final String korean;
  private final String english;
  private final String koreanMeaning;
  private final String englishMeaning;

  VerdictKind(String korean, String english, String koreanMeaning, String englishMeaning) {
    this.korean = korean;
    this.english = english;
    this.koreanMeaning = koreanMeaning;
    this.englishMeaning = englishMeaning;
  }

  /** The kind of a verdict. */
  public static VerdictKind of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Orderable is -> ORDERABLE;
      case Verdict.SoldOut is -> SOLD_OUT;
      case Verdict.NotDelivered is -> NOT_DELIVERED;
      case Verdict.OptionGone is -> OPTION_GONE;
      case Verdict.AgeGated is -> AGE_GATED;
      case Verdict.RegionBlocked is -> REGION_BLOCKED;
      case Verdict.Removed is -> REMOVED;
      case Verdict.Redirected is -> REDIRECTED;
      case Verdict.SellerGone is -> SELLER_GONE;
      case Verdict.Searched is -> SEARCHED;
      case Verdict.Undetermined is -> UNDETERMINED;
    };
  }

  /** The verdict in a word or two, for a country. */
  public Wording word(Wording country) {
    boolean blockedInKorea = this == REGION_BLOCKED && country.english().equals("Korea");
    return blockedInKorea
        ? new Wording("국내 차단", "Blocked in Korea")
        : new Wording(korean, english).in(country);
  }

  /** What the verdict says, for a country. */
  public Wording meaning(Wording country) {
    return new Wording(koreanMeaning, englishMeaning).in(country);
  }
}
