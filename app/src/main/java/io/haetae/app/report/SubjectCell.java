package io.haetae.app.report;

import io.haetae.app.storage.ObservationRow;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Money;
import io.haetae.core.product.Seller;
import io.haetae.export.words.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was looked at: the offer as read, the watch item and the listing. */
final class SubjectCell {
  private static final int LONGEST_TITLE = 160;
  private static final int LONGEST_URL = 200;
  private static final int LONGEST_NAME = 80;

  private SubjectCell() {}

  static Html of(ObservationRow row) {
    List<Html> lines = new ArrayList<>();
    lines.add(
        row.title()
            .map(title -> Html.of("<p class=\"title\">{}</p>", title(title)))
            .orElseGet(
                () ->
                    Html.of(
                        "<p class=\"title missing\">{}</p>",
                        new Bilingual("상품명이 화면에 없음", "no title on the page").html())));
    row.price().ifPresent(price -> lines.add(line(new Bilingual("가격", "Price"), price(price))));
    row.seller()
        .ifPresent(seller -> lines.add(line(new Bilingual("판매자", "Seller"), seller(seller))));
    lines.add(of(row.visit()));
    return Html.all(lines);
  }

  static Html of(Visit visit) {
    List<Html> lines = new ArrayList<>();
    visit
        .watchItem()
        .ifPresent(
            item ->
                lines.add(
                    line(
                        new Bilingual("위해제품 번호", "Watch item"),
                        ForeignText.of(item, LONGEST_NAME))));
    lines.add(
        line(
            new Bilingual("상품 페이지", "Listing"),
            Html.of("<code>{}</code>", ForeignText.of(visit.listing().toString(), LONGEST_NAME))));
    if (!visit.skus().isEmpty()) {
      lines.add(
          line(
              new Bilingual("지정 옵션", "Watched options"),
              ForeignText.of(String.join(", ", visit.skus()), LONGEST_URL)));
    }
    lines.add(
        Html.of(
            "<p class=\"url\">{}</p>", ForeignText.of(visit.address().toString(), LONGEST_URL)));
    return Html.all(lines);
  }

  private static Html line(Bilingual label, Html value) {
    return Html.of("<p><span class=\"label\">{}</span> {}</p>", label.html(), value);
  }

  private static Html title(String title) {
    return ForeignText.of(title, LONGEST_TITLE);
  }

  private static Html price(Money money) {
    String amount = Harmless.text(money.amount().toString(), LONGEST_NAME);
    Optional<Html> currency = money.currency().map(Html::text);
    return Html.of(
        "<bdi>{} {}</bdi>",
        Html.text(amount),
        currency.orElseGet(() -> new Bilingual("(통화 표시 없음)", "(no currency shown)").html()));
  }

  private static Html seller(Seller seller) {
    return Html.all(
        List.of(
            seller.name().map(name -> ForeignText.of(name, LONGEST_NAME)).orElseGet(Html::none),
            seller
                .id()
                .map(id -> Html.of("<code>{}</code>", ForeignText.of(id, LONGEST_NAME)))
                .orElseGet(Html::none)));
  }
}
