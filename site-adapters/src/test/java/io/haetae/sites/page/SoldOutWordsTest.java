package io.haetae.sites.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SoldOutWordsTest {
  private static final List<Signal> OFFERED =
      List.of(new Signal(Meaning.IN_STOCK, "availability", "InStock", "json-ld"));

  private static Optional<String> contradiction(String body) {
    String html = "<body class='has-tooltip'><div class=pdp><h1>Bath duck</h1>" + body + "</div>";
    return SoldOutWords.contradiction(Jsoup.parse(html), OFFERED).map(Signal::value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p class=note>OUT OF STOCK</p>",
        "<p>at Chicago Store <span class=inventoryCnt>Sold Out</span> - Find online.</p>",
        "<b>This item is currently unavailable.</b>",
        "<em>일시품절</em>",
        "<em>품절된 상품입니다</em>",
        "<i>판매 종료되었습니다</i>",
        "<i>在庫切れ</i>",
        "<i>已售罄</i>",
        "<i>Ausverkauft</i>",
        "<i>Actuellement indisponible</i>",
        "<button>Agotado</button>",
        "<p>Нет в наличии</p>",
        "<p>此商品暂无库存</p>",
        "<p>This product has been discontinued.</p>",
      })
  void contradictsDataThatOfferTheGoods(String body) {
    assertThat(contradiction(body)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>In stock</p>",
        "<p>품절 시 재입고 알림을 보내드립니다</p>",
        "<p>이 색상만 품절</p>",
        "<p>商品已下架后不予退款</p>",
        "<p>This item is available in your country</p>",
        "<p>We tell you when an item that was sold out is in stock again.</p>",
        "<div class=swatches><span class=swatch>XL <i>Sold out</i></span></div>",
        "<select><option>XL</option><option>Sold out</option></select>",
        "<ul><li><b>Other duck</b> <i>Sold out</i></li></ul>",
        "<div class=related-items><p>Sold out</p></div>",
        "<a href='/other-duck'><i>Sold out</i></a>",
        "<p style='display: none'>Sold out</p>",
        "<p class=is-hidden>Sold out</p>",
        "<script>var words = 'Sold out'</script>",
      })
  void letsOtherGoodsOptionsAndHiddenWordsBe(String body) {
    assertThat(contradiction(body)).isEmpty();
  }

  /** In the languages of the marketplaces' hosts, each as a whole text and nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sorry, this item's currently unavailable in your location.",
        "죄송합니다. 이 상품은 현재 고객님의 지역에서 구매하실 수 없습니다.",
        "판매가 종료된 상품입니다",
        "현재 판매중인 상품이 아닙니다.",
        "很抱歉，该商品暂时无法在您所在的地区购买",
        "申し訳ありませんが、この商品は現在お住まいの地域ではご利用いただけません。",
        "Lo sentimos, este artículo no está disponible en tu ubicación.",
        "Desculpe, este item não está disponível em sua localização.",
        "Désolé, cet article n'est pas disponible dans votre région.",
        "Dieser Artikel ist an deinem Standort derzeit nicht verfügbar.",
        "Spiacenti, questo articolo non è al momento disponibile nella tua zona.",
        "Dit product is niet meer leverbaar",
        "К сожалению, этот товар недоступен в вашем регионе.",
        "Przepraszamy, ten produkt jest obecnie niedostępny w Twojej lokalizacji.",
        "عذراً، هذا المنتج غير متوفر حالياً في موقعك.",
        "Üzgünüz, bu ürün şu anda bölgenizde mevcut değil."
      })
  void aSentenceAboutTheOfferSpeaksAgainstItWhereBareWordsDoNot(String sentence) {
    assertThat(said("<i>" + sentence + "</i>", OFFERED)).isPresent();
    assertThat(said("<i>이 쿠폰은 이용할 수 없습니다</i><i>이용하실 수 없습니다</i>", OFFERED)).isEmpty();
    assertThat(said("<i>" + sentence + " A buyer wrote so.</i>", OFFERED)).isEmpty();
    assertThat(said("<li class=review><i>" + sentence + "</i></li>", OFFERED)).isEmpty();
  }

  /** A page that may not sell or send its goods here says so, and contradicts nothing. */
  @ParameterizedTest
  @EnumSource(
      value = Meaning.class,
      names = {"REGION_REFUSAL", "NOT_DELIVERED", "OFF_SALE", "NOT_FOUND"})
  void repeatsWhatTheDataSayThemselves(Meaning meaning) {
    List<Signal> known = new ArrayList<>(OFFERED);
    known.add(new Signal(meaning, "state", "true", "state"));

    assertThat(said("<p>This item is unavailable in your region.</p>", known)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>404 | Duck shop</title>",
        "<title>Page not found - Duck shop</title>",
        "<h1>Sorry, this page does not exist</h1>",
        "<h1>페이지를 찾을 수 없습니다</h1>",
        "<h1>존재하지 않는 상품</h1>",
        "<h1>Seite nicht gefunden</h1>"
      })
  void aPageThatStandsInPlaceOfAMissingOneOffersNothing(String heading) {
    assertThat(SoldOutWords.contradiction(Jsoup.parse(heading + "<p>Buy"), OFFERED)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"404 stainless steel sheet", "Lost and not found, a novel", "Duck 404"})
  void aNameIsNoMissingPage(String name) {
    String page = "<title>" + name + "</title><h1>" + name + "</h1>";
    assertThat(SoldOutWords.contradiction(Jsoup.parse(page), OFFERED)).isEmpty();
  }

  private static Optional<Signal> said(String body, List<Signal> known) {
    return SoldOutWords.contradictionInSentences(Jsoup.parse("<h1>Duck</h1>" + body), known);
  }

  @Test
  void saysNothingOfGoodsThatNobodyOffers() {
    assertThat(SoldOutWords.contradiction(Jsoup.parse("<h1>Duck</h1><p>Sold out</p>"), List.of()))
        .isEmpty();
  }
}
