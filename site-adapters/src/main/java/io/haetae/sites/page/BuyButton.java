package io.haetae.sites.page;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The rendered page as a second witness of what its state says: the buttons with which a shopper
 * buys. A missing button says nothing, since a saved page may have lost it.
 */
public final class BuyButton {
  private static final Pattern WORDS =
      Pattern.compile(
          "^(?:add to (?:cart|bag|basket)|buy (?:it )?now|장바구니(?:에)? ?(?:담기|추가)?|바로 ?구매(?:하기)?"
              + "|구매하기|지금 ?구매|加入购物车|立即购买|カートに入れる|今すぐ買う|in den warenkorb|jetzt kaufen"
              + "|ajouter au panier|añadir (?:a la cesta|al carrito)|comprar ahora)$");

  /** The button that stands in its place while there is nothing to buy. */
  private static final Pattern WAITING =
      Pattern.compile(
          "^(?:(?:notify|email|e-mail|tell) me when (?:it['’]s |it is )?(?:available|(?:back )?in stock)"
              + "|(?:재)?입고 ?알림(?: ?신청| ?받기)?|到货通知|到貨通知|再入荷(?:を)?(?:通知|お知らせ)(?:を受け取る)?"
              + "|avísame cuando (?:esté disponible|haya stock)|avise-me(?: quando chegar)?"
              + "|benachrichtigen,? (?:wenn|sobald) verfügbar|me prévenir(?: de la disponibilité)?)$");

  private BuyButton() {}

  /** What a shopper may have to choose before the buttons come to life. */
  private static final String CHOICES =
      "select, input[type=radio], [role=radio], [role=listbox], [role=combobox], [aria-pressed],"
          + " [class*=swatch], [class*=variant], [class*=option]";

  /**
   * The same for shops of which nothing is known: where there is anything to choose, a dead button
   * may only wait for the choice.
   */
  public static Optional<Signal> contradictionWithoutChoice(Document page, List<Signal> signals) {
    return page.selectFirst(CHOICES) == null
        ? contradiction(page, signals).or(() -> waiting(page, signals))
        : Optional.empty();
  }

  /** Contradicts a state that offers the goods on a page whose every buying button is dead. */
  public static Optional<Signal> contradiction(Document page, List<Signal> signals) {
    List<Element> buttons = buttons(page).filter(BuyButton::buys).toList();
    boolean dead = !buttons.isEmpty() && buttons.stream().allMatch(BuyButton::isDisabled);
    return offered(signals) && dead
        ? Optional.of(
            new Signal(
                Meaning.CONFLICT,
                "buy button",
                "disabled: " + words(buttons.getFirst()),
                "css:button"))
        : Optional.empty();
  }

  /** Contradicts it where the only button that a shopper sees is to be told of new stock. */
  private static Optional<Signal> waiting(Document page, List<Signal> signals) {
    boolean buyable = buttons(page).anyMatch(BuyButton::buys);
    return offered(signals) && !buyable
        ? buttons(page)
            .filter(Obstacles::visible)
            .map(BuyButton::words)
            .filter(words -> WAITING.matcher(words).matches())
            .findFirst()
            .map(words -> new Signal(Meaning.CONFLICT, "buy button", words, "css:button"))
        : Optional.empty();
  }

  private static boolean offered(List<Signal> signals) {
    return signals.stream().anyMatch(signal -> signal.meaning() == Meaning.IN_STOCK);
  }

  private static Stream<Element> buttons(Document page) {
    return page.select("button, [role=button], input[type=submit]").stream();
  }

  private static boolean buys(Element button) {
    return WORDS.matcher(words(button)).matches();
  }

  private static String words(Element button) {
    String shown = button.text().isBlank() ? button.attr("value") : button.text();
    String spoken = shown.isBlank() ? button.attr("aria-label") : shown;
    return spoken.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isDisabled(Element button) {
    return button.hasAttr("disabled") || button.attr("aria-disabled").equals("true");
  }
}
