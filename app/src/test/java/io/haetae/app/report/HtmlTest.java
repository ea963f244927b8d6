package io.haetae.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HtmlTest {
  @Test
  void whatMeansSomethingInHtmlIsEscaped() {
    assertThat(Html.text("<a href=\"x\" id='y'>&amp;</a>"))
        .hasToString("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
  }

  @Test
  void piecesFillTheHolesInOrderAndAreNotSearchedForHoles() {
    assertThat(Html.of("<b>{}</b><i>{}</i>", Html.text("{}"), Html.number(2)))
        .hasToString("<b>{}</b><i>2</i>");
  }

  @Test
  void aWrongNumberOfPiecesIsAFault() {
    assertThatThrownBy(() -> Html.of("<b>{}</b>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Fewer pieces than holes: <b>{}</b>");
    assertThatThrownBy(() -> Html.of("<b></b>", Html.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("More pieces than holes: <b></b>");
  }

  @Test
  void aForeignTextIsIsolatedAndEscaped() {
    assertThat(ForeignText.of("<b>", 9)).hasToString("<bdi>&lt;b&gt;</bdi>");
  }
}
