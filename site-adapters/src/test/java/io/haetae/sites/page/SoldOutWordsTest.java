package io.haetae.sites.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
      })
  void contradictsDataThatOfferTheGoods(String body) {
    assertThat(contradiction(body)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>In stock</p>",
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

  @Test
  void saysNothingOfGoodsThatNobodyOffers() {
    assertThat(SoldOutWords.contradiction(Jsoup.parse("<h1>Duck</h1><p>Sold out</p>"), List.of()))
        .isEmpty();
  }
}
