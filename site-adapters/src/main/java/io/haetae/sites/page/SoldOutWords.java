package io.haetae.sites.page;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The rendered page as a second witness of what its data say: the words with which it tells a
 * shopper that its offer is sold out. They can contradict, not decide: a page shows them as well
 * for an option or for goods that it recommends.
 */
public final class SoldOutWords {
  private static final int LONGEST = 120;

  /** Short labels, which a page shows as well for an option or for goods that it recommends. */
  private static final Pattern WORDS =
      Pattern.compile(
          "[^\\p{L}\\p{N}]*(?:"
              + "(?:(?:currently|temporarily|presently) )?"
              + "(?:out of stock|sold out|unavailable|not available|no longer available)(?: online)?"
              + "|(?:현재 |일시 ?)?품절(?: ?상품| ?되었습니다| ?(?:된 )?상품입니다|입니다)?"
              + "|(?:판매 ?(?:종료|중지|완료)|재고 ?없음|매진)(?: ?상품| ?되었습니다| ?된 상품입니다|입니다)?"
              + "|在庫切れ|売り切れ(?:ました)?|品切れ(?:中)?|缺货|缺貨|售罄|已售罄|已售完|商品?已下架"
              + "|已下架|暂时缺货|(?:此商品)?暂无库存|暫無庫存"
              + "|(?:derzeit )?(?:ausverkauft|nicht (?:mehr )?(?:auf lager|verfügbar|lieferbar|vorrätig))"
              + "|épuisé|(?:actuellement )?(?:en )?rupture de stock|(?:actuellement )?indisponible"
              + "|agotado|sin (?:existencias|stock)|no disponible|esaurito|non disponibile"
              + "|uitverkocht|esgotado|(?:produto )?indisponível|fora de estoque|wyprzedan[ey]"
              + "|produkt niedostępny|нет в наличии|товар (?:закончился|распродан)"
              + "|غير متوفر(?: حالي(?:اً|ًا|ا))?"
              + ")[^\\p{L}\\p{N}]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Where a page speaks of an option, of other goods, or keeps words for later. */
  private static final String ELSEWHERE =
      "option, select, label, li, table, nav, footer, aside, dialog, template, noscript, a[href],"
          + " [class*=swatch], [class*=variant], [class*=option], [class*=size], [class*=sku-],"
          + " [class*=recommend], [class*=related], [class*=similar], [class*=carousel],"
          + " [class*=slider], [class*=upsell], [class*=card], [class*=tile], [class*=review],"
          + " [class*=hidden], [class*=hide], [class*=d-none], [class*=modal], [class*=popup],"
          + " [class*=tooltip], [class*=filter], [aria-hidden=true], [id*=recommend], [id*=related]";

  /** Statements that such words only repeat. */
  private static final Set<Meaning> REASONS =
      EnumSet.of(
          Meaning.OFF_SALE, Meaning.NOT_DELIVERED, Meaning.REGION_REFUSAL, Meaning.NOT_FOUND);

  private SoldOutWords() {}

  /**
   * Contradicts data that offer the goods on a page which says that they are not to be had, or
   * whose heading says that the page is missing.
   */
  public static Optional<Signal> contradiction(Document page, List<Signal> signals) {
    return unexplained(signals)
        ? said(page, text -> WORDS.matcher(text).matches() || GoneSentences.is(text))
            .or(() -> missing(page))
            .map(SoldOutWords::conflict)
        : Optional.empty();
  }

  /**
   * The same by whole sentences alone, for sites whose parts cannot be told by their names: there a
   * bare "sold out" may be an option's.
   */
  public static Optional<Signal> contradictionInSentences(Document page, List<Signal> signals) {
    return unexplained(signals)
        ? said(page, GoneSentences::is).map(SoldOutWords::conflict)
        : Optional.empty();
  }

  /** Whether a label, such as that of a button, says that goods are sold out. */
  public static boolean isLabel(String text) {
    return WORDS.matcher(text).matches();
  }

  /** Whether the data offer the goods and give no reason why a page would say anything else. */
  private static boolean unexplained(List<Signal> signals) {
    Set<Meaning> said =
        signals.stream()
            .map(Signal::meaning)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Meaning.class)));
    return said.contains(Meaning.IN_STOCK) && Collections.disjoint(said, REASONS);
  }

  private static Optional<String> missing(Document page) {
    return Stream.concat(Stream.of(page.title()), page.select("h1").eachText().stream())
        .filter(GoneSentences::missing)
        .findFirst();
  }

  private static Signal conflict(String words) {
    return new Signal(Meaning.CONFLICT, "text", words, "css:body");
  }

  private static Optional<String> said(Document page, Predicate<String> words) {
    Map<String, Boolean> known = new HashMap<>();
    for (Element element : page.body().getAllElements()) {
      String text = element.ownText();
      if (!text.isEmpty()
          && text.length() <= LONGEST
          && known.computeIfAbsent(text, words::test)
          && !elsewhere(element)
          && !Obstacles.shown(element).isBlank()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
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
