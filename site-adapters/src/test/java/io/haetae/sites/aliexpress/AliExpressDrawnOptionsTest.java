package io.haetae.sites.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.sites.page.ReadPages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The options of a page whose state did not come with it. */
final class AliExpressDrawnOptionsTest {
  private static final String BUY = "<button class='buy-now--buynow--O'>Buy</button>";
  private static final String DEAD = "<button class='buy-now--buynow--O' disabled>Buy</button>";

  private final AliExpressAdapter adapter = new AliExpressAdapter();

  private List<Option> options(String rows, String button) {
    String page = AliExpressPage.frame("Bath duck", AliExpressPage.drawn("$9.72", button) + rows);
    return adapter.read(ReadPages.saved(page)).product().orElseThrow().options();
  }

  private static String row(String number, String... values) {
    return "<div class='sku-item--skus--St' data-sku-row='"
        + number
        + "'>"
        + String.join("", values)
        + "</div>";
  }

  private static String value(String number, String state, String name) {
    return "<div data-sku-col='%s' class='sku-item--%s--X sku-item--text--h' title='%s'></div>"
        .formatted(number, state, name);
  }

  @Test
  void everyValueOfTheOnlyRowIsAnOption() {
    String row =
        row(
            "14",
            value("14-1", "selected", "Red"),
            value("14-2", "box", "Blue"),
            value("14-3", "soldOut", "Green"));

    assertThat(options(row, BUY))
        .extracting(Option::id, Option::label, o -> o.price().map(Money::plain), Option::orderable)
        .containsExactly(
            tuple("14:1", "Red", Optional.of("9.72"), Optional.of(true)),
            tuple("14:2", "Blue", Optional.empty(), Optional.of(true)),
            tuple("14:3", "Green", Optional.empty(), Optional.of(false)));
  }

  @Test
  void ofSeveralRowsOnlyWhatIsNextToTheSelectionIsKnown() {
    String rows =
        row("14", value("14-1", "selected", "Red"), value("14-2", "soldOut", "Blue"))
            + row("5", value("5-7", "selected", "S"), value("5-8", "box", "M"));

    assertThat(options(rows, BUY))
        .extracting(Option::label, Option::orderable)
        .containsExactly(
            tuple("Red / S", Optional.of(true)),
            tuple("Red / M", Optional.of(true)),
            tuple("Blue / S", Optional.of(false)),
            tuple("Blue / M", Optional.empty()));
  }

  @Test
  void aPageWhoseButtonsAreDeadPromisesNothing() {
    String row = row("14", value("14-1", "selected", "Red"), value("14-2", "soldOut", "Blue"));

    assertThat(options(row, DEAD))
        .extracting(Option::orderable)
        .containsExactly(Optional.empty(), Optional.of(false));
  }

  @Test
  void namesPicturesByTheirText() {
    String row =
        row("14", "<div data-sku-col='14-1' class='sku-item--image--j'><img alt=Red></div>");

    assertThat(options(row, BUY)).extracting(Option::label).containsExactly("Red");
  }
}
