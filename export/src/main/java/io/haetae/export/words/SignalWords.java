package io.haetae.export.words;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;

/** What signals say, in plain words. */
public final class SignalWords {
  private SignalWords() {}

  /** A signal in plain words: its meaning, or what a note of a known name is about. */
  public static Wording of(Signal signal) {
    return signal.meaning() == Meaning.NOTE ? ofNote(signal.name()) : of(signal.meaning());
  }

  private static Wording of(Meaning meaning) {
    return switch (meaning) {
      case CHALLENGE -> new Wording("방문자 확인 화면", "test of the visitor");
      case RATE_LIMIT -> new Wording("접속 제한 표시", "the site limits access");
      case LOGIN_WALL -> new Wording("로그인 요구", "log-in form in place of the page");
      case FAILURE -> new Wording("쓸 수 있는 응답 없음", "no usable answer");
      case EMPTY_SHELL -> new Wording("내용 없는 화면", "page without its content");
      case AGE_GATE -> new Wording("연령 확인 요구", "asks for the visitor's age");
      case REGION_REFUSAL -> new Wording("이 국가에 제공하지 않는다는 표시", "refused in this country");
      case NOT_FOUND -> new Wording("상품이 없다는 표시", "says there is no such item");
      case SELLER_GONE -> new Wording("판매점이 없다는 표시", "says the shop is gone");
      case ON_SALE -> new Wording("판매 중 표시", "listed for sale");
      case OFF_SALE -> new Wording("판매 중 아님(의미 불확실)", "not listed for sale, meaning uncertain");
      case IN_STOCK -> new Wording("재고 있음·주문 가능 표시", "in stock, or can be ordered");
      case OUT_OF_STOCK -> new Wording("재고 없음 표시", "out of stock");
      case DELIVERED -> new Wording("이 국가로 배송 표시", "delivered to this country");
      case NOT_DELIVERED -> new Wording("이 국가로 배송 불가 표시", "not delivered to this country");
      case CONFLICT -> new Wording("서로 모순되는 표시", "contradiction on the page");
      case NOTE -> new Wording("참고", "note");
    };
  }

  /** Notes that the judge and the controls leave, by their names. */
  private static Wording ofNote(String name) {
    if (name.startsWith("option ")) {
      return new Wording("옵션", "option");
    }
    return switch (name) {
      case "control on sale" -> new Wording("대조: 판매 중 상품", "control: listing on sale");
      case "control absent" -> new Wording("대조: 없는 상품 번호", "control: number without item");
      case "page alone" -> new Wording("대조를 빼고 본 화면(결론 아님)", "the page alone, not a conclusion");
      case "country" -> new Wording("화면의 배송 국가", "delivery country on the page");
      case "listing" -> new Wording("화면의 상품 번호", "item number on the page");
      case "status" -> new Wording("HTTP 상태", "HTTP status");
      default -> of(Meaning.NOTE);
    };
  }
}
