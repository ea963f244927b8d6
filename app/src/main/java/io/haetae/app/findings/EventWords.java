package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.core.history.EventKind;

/** What changes are called. */
final class EventWords {
  private EventWords() {}

  static Bilingual of(EventKind kind) {
    return switch (kind) {
      case TAKEN_DOWN -> new Bilingual("삭제·차단", "taken down");
      case RETURNED -> new Bilingual("재유통(같은 번호)", "returned");
      case OPTION_GONE -> new Bilingual("해당 옵션 삭제", "option gone");
      case OPTION_RETURNED -> new Bilingual("해당 옵션 재판매", "option returned");
      case REGION_BLOCKED -> new Bilingual("배송 국가에서 차단", "blocked in the country");
      case UNBLOCKED -> new Bilingual("배송 국가에서 차단 해제", "unblocked in the country");
      case DELIVERY_STOPPED -> new Bilingual("배송 중단", "delivery stopped");
      case DELIVERY_RESUMED -> new Bilingual("배송 재개", "delivery resumed");
      case AGE_GATED -> new Bilingual("연령 확인 추가", "age check added");
      case AGE_GATE_LIFTED -> new Bilingual("연령 확인 해제", "age check lifted");
    };
  }
}
