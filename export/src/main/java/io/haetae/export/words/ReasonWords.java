package io.haetae.export.words;

import io.haetae.core.verdict.Reason;

/** Why nothing can be concluded, in words. */
public final class ReasonWords {
  private ReasonWords() {}

  /** The reason in a word or two. */
  public static Wording word(Reason reason) {
    return switch (reason) {
      case CHALLENGED -> new Wording("방문자 확인 화면", "challenged");
      case RATE_LIMITED -> new Wording("접속 제한", "rate limited");
      case LOGIN_REQUIRED -> new Wording("로그인 요구", "login required");
      case WRONG_VANTAGE -> new Wording("배송 국가 불일치", "wrong vantage");
      case UNKNOWN_LAYOUT -> new Wording("화면 해석 불가", "unknown layout");
      case EMPTY_SHELL -> new Wording("내용 없는 화면", "empty shell");
      case CONFLICTING -> new Wording("표시 내용 상충", "conflicting");
      case CONTROL_FAILED -> new Wording("대조 방문 미충족", "control failed");
      case PROBED -> new Wording("단순 요청만 함", "plain request only");
      case FAILED -> new Wording("방문 실패", "failed");
    };
  }

  /** What happened. */
  public static Wording meaning(Reason reason) {
    return switch (reason) {
      case CHALLENGED ->
          new Wording(
              "캡차 등 방문자 확인 화면이 나와 상품 화면을 보지 못함(우회하지 않음)",
              "A captcha or another test of the visitor stood in place of the page; it was not"
                  + " worked around");
      case RATE_LIMITED ->
          new Wording(
              "사이트가 접속을 일시적으로 거절하거나 제한함", "The site refused us for now, or said we come too fast");
      case LOGIN_REQUIRED ->
          new Wording("상품 화면 대신 로그인 화면이 나옴", "A log-in form stood in place of the page");
      case WRONG_VANTAGE ->
          new Wording(
              "화면의 배송 국가가 조사 조건과 다르거나 표시되지 않음",
              "The page was made for another delivery country, or does not say for which");
      case UNKNOWN_LAYOUT ->
          new Wording(
              "결론을 낼 만큼 화면을 해석하지 못함", "The page was not understood well enough to conclude");
      case EMPTY_SHELL ->
          new Wording("화면의 틀만 있고 내용이 오지 않음", "The frame of a page came without its content");
      case CONFLICTING ->
          new Wording("화면 안의 표시가 서로 모순됨", "Two places of the page contradict each other");
      case CONTROL_FAILED ->
          new Wording(
              "대조 방문이 기대한 결과를 보이지 않아 결론을 보류함",
              "The control visits did not show that the session tells presence from absence");
      case PROBED ->
          new Wording(
              "브라우저 없이 단순 요청으로 첫 확인만 함. 그 자체로는 결론의 근거가 되지 않음",
              "A first look by a plain request without a browser, which concludes nothing by itself");
      case FAILED ->
          new Wording(
              "네트워크·시간 초과·서버 오류·robots.txt 등으로 쓸 수 있는 응답이 없음",
              "No usable answer: network, time-out, server error, robots.txt, or a fault of ours");
    };
  }

  /** Whether the site kept us out. */
  public static boolean blocked(Reason reason) {
    return switch (reason) {
      case CHALLENGED, RATE_LIMITED, LOGIN_REQUIRED -> true;
      case WRONG_VANTAGE,
          UNKNOWN_LAYOUT,
          EMPTY_SHELL,
          CONFLICTING,
          CONTROL_FAILED,
          PROBED,
          FAILED ->
          false;
    };
  }
}
