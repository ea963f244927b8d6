package io.haetae.sites.page;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The rendered page as a second witness of what its data say: the words with which it tells a
 * shopper that its offer is sold out. They can contradict, not decide: a page shows them as well
 * for an option or for goods that it recommends.
 */
public final class SoldOutWords {
  private static final int LONGEST = 60;

  private static final Pattern WORDS =
      Pattern.compile(
          "^\\W*(?:(?:sorry,? )?(?:this|the) (?:item|product|listing) is )?"
              + "(?:(?:currently|temporarily|presently) )?"
              + "(?:out of stock|sold out|unavailable|not available|no longer available)"
              + "(?: online)?\\W*$"
              + "|^\\W*(?:일시 ?)?품절(?: ?상품| ?되었습니다| ?된 상품입니다)?\\W*$"
              + "|^\\W*(?:판매 ?(?:종료|중지|완료)|재고 ?없음|매진)(?: ?상품| ?되었습니다| ?된 상품입니다)?\\W*$"
              + "|^\\W*(?:在庫切れ|売り切れ(?:ました)?|品切れ(?:中)?|缺货|缺貨|售罄|已售罄|已售完|已下架|暂时缺货)\\W*$"
              + "|^\\W*(?:derzeit )?(?:ausverkauft|nicht (?:mehr )?(?:auf lager|verfügbar|lieferbar|vorrätig))\\W*$"
              + "|^\\W*(?:épuisé|(?:actuellement )?(?:en )?rupture de stock|(?:actuellement )?indisponible)\\W*$"
              + "|^\\W*(?:agotado|sin (?:existencias|stock)|no disponible|esaurito|non disponibile"
              + "|uitverkocht|esgotado|indisponível|fora de estoque|wyprzedan[ey]|produkt niedostępny)\\W*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Whole sentences about the offer, which no page says of one of its options. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "^\\W*(?:sorry, ?)?(?:this|the) (?:item|product|listing) (?:is|has been|was)"
              + " (?:(?:currently|temporarily|already) )?"
              + "(?:sold out|out of stock|unavailable|no longer available)\\W*$"
              + "|^\\W*(?:죄송합니다[.,]? ?)?이 (?:상품|제품)은 (?:현재 |일시 ?)?"
              + "(?:품절(?:되었습니다|입니다|된 상품입니다)|판매가? ?종료되었습니다)\\W*$"
              + "|^\\W*(?:这件|此|该)(?:商品|产品)已(?:售罄|售完|下架)\\W*$"
              + "|^\\W*(?:この)?商品は(?:売り切れ|在庫切れ|品切れ)(?:です|ました|となりました)?\\W*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Where a page speaks of an option, of other goods, or keeps words for later. */
  private static final String ELSEWHERE =
      "option, select, label, li, table, nav, footer, aside, dialog, template, noscript, a[href],"
          + " [class*=swatch], [class*=variant], [class*=option], [class*=size], [class*=sku-],"
          + " [class*=recommend], [class*=related], [class*=similar], [class*=carousel],"
          + " [class*=slider], [class*=upsell], [class*=card], [class*=tile], [class*=review],"
          + " [class*=hidden], [class*=hide], [class*=d-none], [class*=modal], [class*=popup],"
          + " [class*=tooltip], [class*=filter], [aria-hidden=true], [id*=recommend], [id*=related]";

  private SoldOutWords() {}

  /** Contradicts data that offer the goods on a page which says that they are sold out. */
  public static Optional<Signal> contradiction(Document page, List<Signal> signals) {
    boolean offered = signals.stream().anyMatch(signal -> signal.meaning() == Meaning.IN_STOCK);
    return offered
        ? said(page, WORDS).map(words -> new Signal(Meaning.CONFLICT, "text", words, "css:body"))
        : Optional.empty();
  }

  /**
   * The same by whole sentences alone, for sites whose parts cannot be told by their names: there a
   * bare "sold out" may be an option's.
   */
  public static Optional<Signal> contradictionInSentences(Document page, List<Signal> signals) {
    boolean offered = signals.stream().anyMatch(signal -> signal.meaning() == Meaning.IN_STOCK);
    return offered
        ? said(page, SENTENCE).map(words -> new Signal(Meaning.CONFLICT, "text", words, "css:body"))
        : Optional.empty();
  }

  private static Optional<String> said(Document page, Pattern words) {
    return page.body().getAllElements().stream()
        .filter(element -> element.ownText().length() <= LONGEST)
        .filter(element -> words.matcher(element.ownText()).matches())
        .filter(element -> !elsewhere(element))
        .filter(element -> !Obstacles.shown(element).isBlank())
        .map(Element::ownText)
        .findFirst();
  }

  /**
   * Whether the words stand in a part for something else; what holds the heading too is no such.
   */
  private static boolean elsewhere(Element element) {
    for (Element part = element; part != null; part = part.parent()) {
      if (part.selectFirst("h1") != null) {
        return false;
      }
      if (part.is(ELSEWHERE)) {
        return true;
      }
    }
    return false;
  }
}
