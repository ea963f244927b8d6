package io.haetae.export.dossier;

import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Money;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Verdict;
import io.haetae.export.words.CountryName;
import io.haetae.export.words.Harmless;
import io.haetae.export.words.ReasonWords;
import io.haetae.export.words.SignalWords;
import io.haetae.export.words.VerdictKind;
import io.haetae.export.words.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was seen where and when, and what follows from it. */
final class SubjectPart {
  private static final int TITLE = 240;
  private static final int ADDRESS = 240;
  private static final int NAME = 80;
  private static final int SHORT = 100;
  private static final int MOST_SIGNALS = 8;
  private static final int LEAST_SIGNALS = 3;
  private static final int MOST_OPTIONS = 6;

  private final Dossier dossier;
  private final Sheets sheets;
  private final Languages languages;

  SubjectPart(Dossier dossier, Sheets sheets) {
    this.dossier = dossier;
    this.sheets = sheets;
    this.languages = sheets.languages();
  }

  void draw() throws IOException {
    if (dossier.simulated()) {
      sheets.alarm(
          new Wording(
              "모의 사이트의 캡처이다. 실제 마켓플레이스에 대하여 아무것도 증명하지 않는다.",
              "A simulated site was captured. This proves nothing about a real marketplace."));
    }
    verdict();
    subject();
    offer();
    basis();
  }

  private void verdict() throws IOException {
    Verdict verdict = dossier.facts().verdict();
    Wording country = CountryName.of(dossier.facts().visit().lane().vantage().country());
    VerdictKind kind = VerdictKind.of(verdict);
    List<Wording> meanings = new ArrayList<>(List.of(kind.meaning(country)));
    if (verdict instanceof Verdict.Undetermined undetermined) {
      Wording word = ReasonWords.word(undetermined.reason());
      Wording meaning = ReasonWords.meaning(undetermined.reason());
      meanings.add(
          new Wording(
              "이유: " + word.korean() + " – " + meaning.korean(),
              "Reason: " + word.english() + " – " + meaning.english()));
    }
    if (verdict instanceof Verdict.Redirected redirected) {
      String shown = Harmless.text(redirected.shown().toString(), NAME);
      meanings.add(new Wording("표시된 상품: " + shown, "The item shown: " + shown));
    }
    sheets.verdict(kind.word(country), meanings);
  }

  private void subject() throws IOException {
    sheets.heading(new Wording("대상과 방문", "What, where, when"));
    Visit visit = dossier.facts().visit();
    sheets.row(new Wording("상품 페이지", "Listing"), Harmless.text(visit.listing().toString(), NAME));
    if (visit.watchItem().isPresent()) {
      sheets.row(
          new Wording("위해제품 번호", "Watch item"), Harmless.text(visit.watchItem().get(), NAME));
    }
    if (!visit.skus().isEmpty()) {
      sheets.row(
          new Wording("지정 옵션", "Watched options"),
          Harmless.text(String.join(", ", visit.skus()), ADDRESS));
    }
    sheets.row(new Wording("방문 목적", "Purpose"), languages.label(purpose(visit)));
    String asked = dossier.field("requestedUrl");
    String last = dossier.field("finalUrl");
    sheets.row(new Wording("요청한 주소", "Address"), foreign(asked, ADDRESS));
    if (!last.equals(asked)) {
      sheets.row(new Wording("최종 주소", "Final address"), foreign(last, ADDRESS));
    }
    sheets.row(new Wording("방문 시작", "Opened"), Moments.of(dossier.capture().openedAt()));
    sheets.row(new Wording("방문 끝", "Closed"), Moments.of(dossier.capture().closedAt()));
    vantage(visit.lane().vantage());
    if (dossier.capture().profile().isPresent()) {
      sheets.row(
          new Wording("캡처 프로필", "Capture profile"), dossier.capture().profile().get().stored());
    }
    if (dossier.capture().browser().isPresent()) {
      BrowserInfo browser = dossier.capture().browser().get();
      sheets.row(
          new Wording("브라우저", "Browser"),
          Harmless.text(browser.product() + " · " + browser.driver(), SHORT));
      if (browser.attended().isPresent()) {
        sheets.row(
            new Wording("사람의 개입", "Attended"),
            Harmless.text(browser.attended().get().described(), SHORT));
      }
      if (browser.remote().isPresent()) {
        sheets.row(
            new Wording("원격 브라우저", "Remote browser"),
            foreign(browser.remote().get().endpoint(), ADDRESS));
      }
    }
  }

  private static Wording purpose(Visit visit) {
    return switch (visit.purpose()) {
      case TARGET -> new Wording("조사 대상", "target");
      case SEARCH -> new Wording("검색", "search");
      case CANDIDATE -> new Wording("검색된 상품", "found by a search");
      case PROBE -> new Wording("첫 확인(브라우저 없음)", "first look without a browser");
      case CONTROL_ON_SALE -> new Wording("대조: 판매 중 상품", "control: listing on sale");
      case CONTROL_ABSENT -> new Wording("대조: 없는 상품 번호", "control: number without item");
    };
  }

  private void vantage(Vantage vantage) throws IOException {
    Wording country = CountryName.of(vantage.country());
    sheets.row(
        new Wording("접속 조건", "Vantage"),
        Stream.of(
                languages.label(new Wording("배송지 " + country.korean(), "to " + country.english())),
                vantage.language().toLanguageTag(),
                vantage.currency().getCurrencyCode(),
                vantage.zone().getId(),
                Harmless.text(vantage.egress(), NAME))
            .collect(Collectors.joining(" · ")));
  }

  private void offer() throws IOException {
    sheets.heading(new Wording("페이지가 표시한 상품 정보", "The offer as the page showed it"));
    Optional<Product> found = dossier.facts().reading().product();
    if (found.isEmpty()) {
      sheets.sentences(new Wording("상품 정보가 표시되지 않았다.", "The page showed no offer."));
      return;
    }
    Product product = found.get();
    if (product.title().isPresent()) {
      value("상품명", "Title", product.title().get().value(), product.title().get().at());
    }
    if (product.price().isPresent()) {
      value("가격", "Price", price(product.price().get().value()), product.price().get().at());
    }
    if (product.listPrice().isPresent()) {
      value(
          "할인 전 가격",
          "Struck-out price",
          price(product.listPrice().get().value()),
          product.listPrice().get().at());
    }
    if (product.seller().isPresent()) {
      value("판매자", "Seller", seller(product.seller().get().value()), product.seller().get().at());
    }
    if (product.stock().isPresent()) {
      value("재고", "Stock", product.stock().get().value().toString(), product.stock().get().at());
    }
    if (!product.options().isEmpty()) {
      sheets.row(new Wording("옵션", "Options"), options(product));
    }
  }

  private void value(String korean, String english, String value, String at) throws IOException {
    sheets.row(
        new Wording(korean, english),
        List.of(foreign(value, TITLE), languages.label(place()) + ": " + Harmless.text(at, SHORT)));
  }

  private static Wording place() {
    return new Wording("위치", "read at");
  }

  /** A text as found, cut with a note where it is longer than there is room. */
  private String foreign(String text, int longest) {
    String shown = Harmless.text(text, longest);
    int all = text.codePointCount(0, text.length());
    return shown.endsWith("…") && all > longest
        ? shown
            + " "
            + languages.label(
                new Wording(
                    "[전체 %,d자 중 앞부분]".formatted(all),
                    "[the first of %,d characters]".formatted(all)))
        : shown;
  }

  private String price(Price price) {
    String shown = money(price.shown());
    if (price.min().isPresent()
        && price.max().isPresent()
        && price.min().get().amount().compareTo(price.max().get().amount()) != 0) {
      return shown + " (" + money(price.min().get()) + " – " + money(price.max().get()) + ")";
    }
    return shown;
  }

  private String money(Money money) {
    return Harmless.text(money.amount().toString(), NAME)
        + " "
        + money
            .currency()
            .orElseGet(() -> languages.label(new Wording("(통화 표시 없음)", "(no currency shown)")));
  }

  private static String seller(Seller seller) {
    return Stream.of(seller.name(), seller.id())
        .flatMap(Optional::stream)
        .map(text -> Harmless.text(text, NAME))
        .collect(Collectors.joining(" · "));
  }

  private String options(Product product) {
    int more = product.options().size() - MOST_OPTIONS;
    return product.options().stream()
            .limit(MOST_OPTIONS)
            .map(option -> Harmless.text(option.label(), 30))
            .collect(Collectors.joining(", "))
        + (more > 0 ? languages.label(new Wording(" 외 " + more, " and " + more + " more")) : "");
  }

  private void basis() throws IOException {
    sheets.heading(new Wording("판정의 근거", "What the verdict rests on"));
    List<Signal> signals = dossier.facts().verdict().basis().signals();
    int shown = 0;
    while (shown < Math.min(signals.size(), MOST_SIGNALS)
        && (shown < LEAST_SIGNALS || !sheets.beyondFirst())) {
      signal(signals.get(shown));
      shown++;
    }
    int more = signals.size() - shown;
    if (more > 0) {
      sheets.sentences(new Wording("그 밖에 " + more + "건은 증거 묶음에 있음", more + " more in the bundle"));
    }
    Controls controls = dossier.facts().controls();
    sheets.row(
        new Wording("대조 방문", "Control visits"),
        languages.label(new Wording("판매 중 상품", "on sale"))
            + ": "
            + languages.label(outcome(controls.onSale()))
            + "  ·  "
            + languages.label(new Wording("없는 상품 번호", "absent"))
            + ": "
            + languages.label(outcome(controls.absent())));
    sheets.row(
        new Wording("프로그램", "Program"),
        "Haetae %s · %s %s · %s %s"
            .formatted(
                Harmless.text(dossier.field("tool", "version"), NAME),
                dossier.facts().reading().site(),
                Harmless.text(dossier.facts().reading().adapterVersion(), NAME),
                languages.label(new Wording("판정 규칙", "rules")),
                Harmless.text(dossier.facts().verdict().basis().rules(), NAME)));
    if (sheets.lacking()) {
      sheets.quiet(
          languages.label(
              new Wording(
                  "□: 이 컴퓨터의 글꼴에 없는 글자. 원문은 증거 묶음에 있음",
                  "□: a character that no font here has; the bundle has it")));
    }
  }

  private void signal(Signal signal) throws IOException {
    sheets.row(
        SignalWords.of(signal),
        List.of(
            Harmless.text(signal.name(), SHORT) + " = " + Harmless.text(signal.value(), SHORT),
            languages.label(place()) + ": " + Harmless.text(signal.at(), SHORT)));
  }

  private static Wording outcome(Controls.Outcome outcome) {
    return switch (outcome) {
      case PASSED -> new Wording("기대대로 나옴", "as it must be");
      case FAILED -> new Wording("반대로 나옴", "the contrary");
      case INCONCLUSIVE -> new Wording("결론 없음", "nothing conclusive");
      case NOT_RUN -> new Wording("실시하지 않음", "not made");
    };
  }
}
