package io.haetae.sites.page;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The walls that stand in place of a page on any site: tests of the visitor, log-in forms,
 * questions for the age, error and maintenance pages, empty frames, documents cut off. Live pages
 * carry the same scripts and words, so nothing counts unless the page shows little else; a page
 * that was read as an offer must not be asked.
 */
public final class Obstacles {
  private static final int EMPTY = 40;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
  private static final Pattern HTML = Pattern.compile("<(?:html|body)[\\s>]", FLAGS);

  /** Where a rule looks. */
  private enum Place {
    ADDRESS,
    TITLE,
    ELEMENT,
    SCRIPT,
    TEXT
  }

  /**
   * One wall.
   *
   * @param room the most characters that a page may show beside it
   */
  private record Wall(
      Meaning meaning, String name, Place place, String form, Pattern pattern, int room) {}

  private static final String CHALLENGE_ADDRESS =
      "/(?:captcha|punish|challenge|robot|blocked|validatecaptcha|splashui/challenge"
          + "|sorry/index|cdn-cgi/challenge-platform)(?:[/?.]|$)";
  private static final String LOGIN_ADDRESS =
      "^https?://(?:login|passport|signin|accounts?|nid)\\.|/(?:login|log-in|signin|sign-in"
          + "|ap/signin|account/login|users/sign_in|member/login)(?:[/?.]|$)";
  private static final String CLOUDFLARE =
      "#challenge-form, #challenge-running, #challenge-error-text, [src*=/cdn-cgi/challenge-platform/]";
  private static final String VALIDATE_CAPTCHA =
      "form[action*=validateCaptcha], #captchacharacters";
  private static final String SLIDER = "#nocaptcha, #nc_1_wrapper, #baxia-punish, .baxia-punish";
  private static final String CAPTCHA_WIDGET =
      ".g-recaptcha, .h-captcha, .cf-turnstile, iframe[src*=recaptcha/api2/anchor],"
          + " iframe[src*=hcaptcha.com], iframe[title*=captcha], iframe[title*=CAPTCHA]";
  private static final String CHALLENGE_TITLE =
      "^\\W*(?:just a moment|attention required!|access denied|access to this page has been denied"
          + "|robot or human|robot check|are you (?:a )?(?:human|robot)|captcha|pardon our interruption"
          + "|human verification|security (?:check|verification|measure|challenge)"
          + "|bot (?:check|verification)|verify(?:ing)? (?:that )?you(?:'re| are) (?:a )?human"
          + "|please verify|checking your browser|client challenge|403 forbidden|forbidden"
          + "|request blocked|blocked"
          + "|un instant|un momento|nur einen moment|um momento|een ogenblik"
          + "|잠시만 기다|보안 ?(?:확인|문자)|자동 ?(?:입력|등록) ?방지|로봇이 아닙니다|접근이? ?(?:거부|차단|제한)"
          + "|安全(?:验证|驗證)|验证码|驗證碼|人机验证|滑动验证|访问验证|身份验证|请稍候|請稍候"
          + "|しばらくお待ち|画像認証|ロボットではない|セキュリティ(?:チェック|確認)|アクセスが?拒否)";
  private static final String AKAMAI =
      "you don't have permission to access .{0,300} on this server.{0,40}reference";
  private static final String CHALLENGE_TEXT =
      "verify (?:that )?you(?:'re| are) (?:a |not a )?(?:human|robot)|press (?:&|and) hold"
          + "|activate and hold the button|confirm (?:that )?you(?:'re| are) (?:a )?human"
          + "|(?:enter|type) the characters you see|unusual traffic from your (?:computer )?network"
          + "|checking (?:if the site connection is secure|your browser before)"
          + "|complete the (?:captcha|security check)|slide to verify|drag the slider"
          + "|밀어서 확인|로봇이 아님을|자동 ?(?:입력|등록) ?방지 ?문자|보안문자를 입력"
          + "|请(?:按住滑块|完成(?:安全)?验证)|拖动滑块|通过验证|スライドして|ロボットではありません";
  private static final String RATE_LIMIT =
      "^\\W*(?:(?:error )?429\\b|too many requests|you are being rate limited|rate limit exceeded"
          + "|访问(?:过于)?频繁|请求过于频繁|요청이 너무 많|너무 많은 요청|リクエストが多すぎ)";
  private static final String SERVER_ERROR =
      "^\\W*(?:(?:error |http )?50[0-4]\\b|bad gateway|service (?:temporarily )?unavailable"
          + "|gateway time-?out|internal server error|web server is down|sorry! something went wrong"
          + "|현재 서비스 ?접속이 (?:불가|원활하지)|\\[에러\\] ?에러페이지)";
  private static final String MAINTENANCE =
      "(?:under|scheduled|undergoing|down for) maintenance|(?:we'll|will) be (?:right )?back (?:soon|shortly)"
          + "|(?:서비스|시스템|사이트|서버) ?(?:정기 ?)?점검|メンテナンス中|(?:系统|系統|网站|網站)(?:正在)?(?:维护|維護)";
  private static final String AGE =
      "are you (?:over |at least |above |older than )?(?:18|19|20|21)\\b|i am (?:over )?(?:18|19|20|21)\\b"
          + "|enter your (?:date of birth|birth ?date|age)|만 ?19세 이상(?:이신가요|입니까|이십니까)"
          + "|성인 ?인증(?:이|을|을 위해) |是否(?:已)?年?满 ?18|是否(?:已)?年?滿 ?18|(?:18|20)歳以上ですか";

  private static final List<Wall> WALLS =
      List.of(
          wall(Meaning.CHALLENGE, "punish page", Place.ADDRESS, "/_____tmd_____/|x5secdata=", 3000),
          wall(
              Meaning.CHALLENGE,
              "punish redirect",
              Place.SCRIPT,
              "x5referer.{0,400}punish\\?x5secdata=",
              EMPTY),
          wall(Meaning.CHALLENGE, "challenge address", Place.ADDRESS, CHALLENGE_ADDRESS, 3000),
          wall(Meaning.LOGIN_WALL, "log-in address", Place.ADDRESS, LOGIN_ADDRESS, 3000),
          wall(Meaning.CHALLENGE, "DataDome", Place.ELEMENT, "[src*=captcha-delivery.com]", 800),
          wall(
              Meaning.CHALLENGE,
              "DataDome",
              Place.SCRIPT,
              "\\bvar dd\\s*=\\s*\\{.*captcha-del",
              800),
          wall(Meaning.CHALLENGE, "PerimeterX", Place.ELEMENT, "#px-captcha, .px-captcha", 2500),
          wall(Meaning.CHALLENGE, "Cloudflare", Place.SCRIPT, "_cf_chl_opt", 1500),
          wall(Meaning.CHALLENGE, "Cloudflare", Place.ELEMENT, CLOUDFLARE, 1500),
          wall(Meaning.CHALLENGE, "Imperva", Place.ELEMENT, "[src*=_Incapsula_Resource]", 300),
          wall(Meaning.CHALLENGE, "Imperva", Place.TEXT, "Incapsula incident ID", 1500),
          wall(Meaning.CHALLENGE, "AWS WAF", Place.SCRIPT, "gokuProps|AwsWafIntegration", 300),
          wall(Meaning.CHALLENGE, "Kasada", Place.SCRIPT, "\\bKPSDK\\b", 300),
          wall(Meaning.CHALLENGE, "validateCaptcha", Place.ELEMENT, VALIDATE_CAPTCHA, 1500),
          wall(Meaning.CHALLENGE, "slider", Place.ELEMENT, SLIDER, 1500),
          wall(Meaning.CHALLENGE, "captcha widget", Place.ELEMENT, CAPTCHA_WIDGET, 600),
          wall(Meaning.CHALLENGE, "title", Place.TITLE, CHALLENGE_TITLE, 3000),
          wall(Meaning.CHALLENGE, "Akamai", Place.TEXT, AKAMAI, 1000),
          wall(Meaning.CHALLENGE, "Akamai", Place.ELEMENT, "[src*=/_sec/cp_challenge/]", 600),
          wall(Meaning.CHALLENGE, "text", Place.TEXT, CHALLENGE_TEXT, 1000),
          wall(Meaning.RATE_LIMIT, "title", Place.TITLE, RATE_LIMIT, 1500),
          wall(Meaning.RATE_LIMIT, "text", Place.TEXT, RATE_LIMIT, 600),
          wall(Meaning.FAILURE, "title", Place.TITLE, SERVER_ERROR, 1500),
          wall(Meaning.FAILURE, "maintenance", Place.TITLE, MAINTENANCE, 1500),
          wall(Meaning.FAILURE, "maintenance", Place.TEXT, MAINTENANCE, 600),
          wall(Meaning.LOGIN_WALL, "password form", Place.ELEMENT, "input[type=password]", 1500),
          wall(Meaning.AGE_GATE, "question for the age", Place.TEXT, AGE, 800));

  private Obstacles() {}

  private static Wall wall(Meaning meaning, String name, Place place, String form, int room) {
    String pattern = place == Place.ELEMENT ? "" : form;
    return new Wall(meaning, name, place, form, Pattern.compile(pattern, FLAGS), room);
  }

  /**
   * The walls that a page is.
   *
   * @param page the document
   * @param address where it was, if known
   */
  public static List<Signal> in(Document page, Optional<URI> address) {
    String shown = shown(page);
    List<Signal> signals = new ArrayList<>();
    for (Wall wall : WALLS) {
      if (shown.length() <= wall.room()) {
        found(wall, page, shown, address)
            .map(value -> new Signal(wall.meaning(), wall.name(), value, at(wall)))
            .ifPresent(signals::add);
      }
    }
    if (signals.isEmpty() && shown.length() < EMPTY) {
      signals.add(new Signal(Meaning.EMPTY_SHELL, "text", shown, "css:body"));
    }
    return signals;
  }

  /** Whether the source of a document ends in the middle of a script or tag. */
  public static Optional<Signal> cutOff(String source) {
    boolean html = HTML.matcher(source).find();
    return html && endsInTheMiddle(source)
        ? Optional.of(new Signal(Meaning.FAILURE, "document", "ends in the middle", "source"))
        : Optional.empty();
  }

  /** Looks from the end, where what ends a document stands, and never at the whole of most. */
  private static boolean endsInTheMiddle(String source) {
    boolean inTag = source.lastIndexOf('<') > source.lastIndexOf('>');
    boolean told = inTag;
    boolean inScript = false;
    for (int at = source.lastIndexOf('<'); at >= 0; at = source.lastIndexOf('<', at - 1)) {
      if (starts(source, at, "</html")) {
        return false;
      }
      if (!told && (starts(source, at, "<script") || starts(source, at, "</script"))) {
        inScript = source.charAt(at + 1) != '/';
        told = true;
      }
    }
    return inTag || inScript;
  }

  private static boolean starts(String source, int at, String tag) {
    return at + tag.length() <= source.length()
        && Character.toLowerCase(source.charAt(at + 1)) == tag.charAt(1)
        && source.regionMatches(true, at, tag, 0, tag.length());
  }

  private static Optional<String> found(
      Wall wall, Document page, String shown, Optional<URI> address) {
    return switch (wall.place()) {
      case ADDRESS -> address.map(URI::toString).flatMap(url -> find(wall.pattern(), url));
      case TITLE -> find(wall.pattern(), page.title());
      case TEXT -> find(wall.pattern(), shown);
      case ELEMENT -> Optional.ofNullable(page.selectFirst(wall.form())).map(Obstacles::startTag);
      case SCRIPT ->
          page.select("script:not([src])").stream()
              .flatMap(script -> find(wall.pattern(), script.data()).stream())
              .findFirst();
    };
  }

  /** A selector of it cannot always be had: damaged pages have tags whose names are none. */
  private static String startTag(Element element) {
    String tag = element.shallowClone().outerHtml();
    return tag.substring(0, tag.indexOf('>') + 1);
  }

  private static String at(Wall wall) {
    return switch (wall.place()) {
      case ADDRESS -> "url";
      case TITLE -> "css:title";
      case TEXT -> "css:body";
      case SCRIPT -> "css:script";
      case ELEMENT -> "css:" + wall.form();
    };
  }

  private static Optional<String> find(Pattern form, String text) {
    Matcher match = form.matcher(text);
    return match.find() ? Optional.of(match.group()) : Optional.empty();
  }

  /** The text of the body that a visitor can see, as far as the document itself tells. */
  public static String shown(Document page) {
    return shown(page.body());
  }

  /** The text of an element that a visitor can see; empty if the element itself is hidden. */
  public static String shown(Element element) {
    if (!visible(element)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    element.filter(
        (Node node, int depth) -> {
          if (node instanceof TextNode words) {
            text.append(words.text()).append(' ');
          }
          return node instanceof Element inner && hidden(inner)
              ? NodeFilter.FilterResult.SKIP_ENTIRELY
              : NodeFilter.FilterResult.CONTINUE;
        });
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  /** Whether neither an element nor one around it is hidden, as far as the document tells. */
  public static boolean visible(Element element) {
    return Stream.concat(Stream.of(element), element.parents().stream())
        .noneMatch(Obstacles::hidden);
  }

  private static boolean hidden(Element element) {
    return switch (element.normalName()) {
      case "script", "style", "noscript", "template", "svg", "textarea" -> true;
      default ->
          element.hasAttr("hidden")
              || element.attr("style").replace(" ", "").contains("display:none");
    };
  }
}
