package io.haetae.sites.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObstaclesTest {
  private static List<Meaning> meanings(String title, String body) {
    return signals(title, body, Optional.empty()).stream().map(Signal::meaning).distinct().toList();
  }

  private static List<Signal> signals(String title, String body, Optional<URI> address) {
    String html = "<html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
    return Obstacles.in(Jsoup.parse(html), address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Access Denied|You don't have permission to access \"x\" on this server. Reference #18.4|CHALLENGE",
        "shop|<script>var dd={'host':'geo.captcha-delivery.com'}</script><p>Please enable JS</p>|CHALLENGE",
        "Robot or human?|<div id=px-captcha></div>Activate and hold the button to confirm|CHALLENGE",
        "Just a moment...|<script>window._cf_chl_opt={}</script>Checking|CHALLENGE",
        "잠시만 기다리십시오…|보안 확인을 수행하고 있습니다. 잠시 기다려 주십시오. 확인이 끝나면 이동합니다.|CHALLENGE",
        "安全验证|请完成安全验证，拖动滑块继续访问，这不会花费您太多时间。请按照提示操作完成验证后继续。|CHALLENGE",
        "|Request unsuccessful. Incapsula incident ID: 443000-1234567890|CHALLENGE",
        "Pardon Our Interruption|As you were browsing something about your browser made us think|CHALLENGE",
        "x|<form action='/errors/validateCaptcha'>Enter the characters you see below</form>|CHALLENGE",
        "429 Too Many Requests|<h1>429 Too Many Requests</h1><hr>nginx and nothing else at all here|RATE_LIMIT",
        "503 Service Temporarily Unavailable|<h1>503 Service Temporarily Unavailable</h1> nginx server|FAILURE",
        "점검|보다 나은 서비스를 위해 시스템 점검 중입니다. 점검 시간: 02:00 ~ 06:00. 이용에 불편을 드려 죄송합니다.|FAILURE",
        "Challenge Validation|<iframe src='/_sec/cp_challenge/crypto_message-4-3.htm'></iframe>|CHALLENGE",
        "[에러] 에러페이지 - 시스템오류|<h1>현재 서비스 접속이 불가합니다.</h1> 잠시 후 다시 시도해 주시기 바랍니다.|FAILURE",
        "Log in|<form><input name=u><input type=password></form> Log in to go on to the page|LOGIN_WALL",
        "Shop|Are you over 18? Please confirm your age to enter this shop. Yes, enter. No, leave.|AGE_GATE",
        "Shop|<div id=app></div>|EMPTY_SHELL",
      })
  void recognisesAWallInPlaceOfThePage(String title, String body, Meaning meaning) {
    assertThat(meanings(title == null ? "" : title, body)).containsExactly(meaning);
  }

  @Test
  void recognisesAWallByItsAddress() {
    URI login = URI.create("https://login.taobao.com/member/login.jhtml?redirectURL=x");
    URI punish = URI.create("https://item.example/_____tmd_____/punish?x5secdata=1");
    String text = "Some words that a visitor can read on this page, more than a few.";

    assertThat(signals("t", text, Optional.of(login)))
        .extracting(Signal::meaning)
        .containsExactly(Meaning.LOGIN_WALL);
    assertThat(signals("t", text, Optional.of(punish)))
        .extracting(Signal::meaning)
        .contains(Meaning.CHALLENGE);
  }

  @Test
  void findsNoWallInAPageThatOnlyCarriesTheWordsAndScripts() {
    String body =
        "<script src='https://geo.captcha-delivery.com/x.js'></script>"
            + "<script>window._cf_chl_opt={};KPSDK={};var gokuProps={}</script>"
            + "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
            + "<div id=px-captcha></div><div class=g-recaptcha></div>"
            + "<form><input type=password></form>"
            + "<p>Verify you are human. Too many requests. Under maintenance. Are you over 18? "
            + "An ordinary page of a shop goes on with many more words. ".repeat(60)
            + "</p>";

    assertThat(meanings("Bath duck", body)).isEmpty();
  }

  /** A byte of a tag's name was lost on the way, and what follows stands within that tag. */
  @Test
  void recognisesAWallWithinATagThatIsNone() {
    String html =
        "<me\u00A6a><if\u00AEame><p>Please enable JS</p>"
            + "<script src='https://ct.captcha-delivery.com/c.js'></script>";

    assertThat(Obstacles.in(Jsoup.parse(html), Optional.empty()))
        .contains(
            new Signal(
                Meaning.CHALLENGE,
                "DataDome",
                "<script src=\"https://ct.captcha-delivery.com/c.js\">",
                "css:[src*=captcha-delivery.com]"));
  }

  @Test
  void doesNotSeeWhatIsHidden() {
    assertThat(
            Obstacles.shown(
                Jsoup.parse(
                    "<p>seen</p><p hidden>a</p><p style='display: none'>b</p><script>c</script>")))
        .isEqualTo("seen");
  }

  @Test
  void tellsADocumentThatWasCutOff() {
    assertThat(Obstacles.cutOff("<html><body><script>var a = '")).isPresent();
    assertThat(Obstacles.cutOff("<html><body><div class=")).isPresent();
    assertThat(Obstacles.cutOff("<html><body><p>An end tag is optional")).isEmpty();
    assertThat(Obstacles.cutOff("<div>A fragment <b")).isEmpty();
    assertThat(Obstacles.cutOff("<html><body><script>'<script>'</script></body></html>")).isEmpty();
  }
}
