package io.haetae.sites.page;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The whole sentences with which a page tells a shopper that its own offer is not to be had: sold
 * out, ended, or not sold where the shopper is. No page says them of one of its options. They are
 * those of the marketplaces' own storefronts, in the languages of their hosts; that an offer is not
 * sent somewhere is another matter.
 */
final class GoneSentences {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** What such a sentence says by language, after an apology that it may begin with. */
  private static final Map<String, Sentence> LANGUAGES =
      new TreeMap<>(
          Map.ofEntries(
              sentence(
                  "en",
                  "(?:we'?re |we’?re |we are )?sorry[,!.]? (?:but )?",
                  "(?:this|the) (?:item|product|listing)(?:['’]s| is| has been| was)"
                      + "(?: (?:currently|temporarily|already|now|unfortunately))*"
                      + " (?:sold out|out of stock|unavailable|not available|discontinued"
                      + "|no longer (?:available|sold|for sale))"
                      + "(?: (?:in|for) (?:your|this) (?:location|country|region|area))?"),
              sentence(
                  "ko",
                  "죄송(?:합니다|하지만)[.,]? ?",
                  "(?:이|해당|본) (?:상품|제품)은 (?:현재 |일시 ?)?"
                      + "(?:(?:고객님의|귀하의|해당) ?(?:지역|국가)에서는? )?"
                      + "(?:(?:판매가? ?(?:종료|중지|중단)|품절)(?:되었습니다|입니다|된 (?:상품|제품)입니다)"
                      + "|(?:구매|이용)(?:하실|할) 수 없습니다)"
                      + "|(?:현재 )?판매가? ?(?:종료|중지|중단)된 (?:상품|제품)입니다"
                      + "|(?:현재 )?판매 ?중인 (?:상품|제품)이 아닙니다|존재하지 않는 (?:상품|제품)입니다"),
              sentence(
                  "zh",
                  "(?:很抱歉|抱歉|对不起|對不起)[，,]?",
                  "(?:这件|這件|此|该|該|本)(?:商品|产品|產品)(?:目前|暂时|暫時|现在)?(?:已经?|已經)?"
                      + "(?:售罄|售完|下架|停售|缺货|缺貨|暂无库存|无法(?:购买|在您所在的(?:地区|国家)购买)"
                      + "|不在您所在的(?:地区|国家)销售|無法(?:購買|在您所在的(?:地區|國家)購買))"),
              sentence(
                  "ja",
                  "申し訳(?:ありません|ございません)(?:が)?[、,]?",
                  "(?:(?:この|こちらの))?商品は(?:現在|ただいま)?、?(?:お住まいの(?:地域|国)では)?"
                      + "(?:売り切れ|在庫切れ|品切れ|販売を?終了しました|お取り扱い(?:できません|しておりません)"
                      + "|ご利用いただけません|ご?購入(?:できません|いただけません))"
                      + "(?:です|ました|となりました)?"),
              sentence(
                  "es",
                  "lo sentimos[,.]? ",
                  "(?:este|el) (?:artículo|producto) (?:está agotado"
                      + "|(?:ya )?no está (?:actualmente )?(?:disponible|a la venta))"
                      + "(?: en (?:tu|su) (?:ubicación|región|país|zona))?"),
              sentence(
                  "pt",
                  "(?:desculpe|lamentamos|sentimos muito)[,.]? ",
                  "(?:este|o) (?:item|produto|artigo) (?:está (?:esgotado|indisponível)"
                      + "|(?:já )?não está (?:mais )?(?:disponível|à venda))"
                      + "(?: (?:em|na|no) (?:sua|seu) (?:localização|região|país))?"),
              sentence(
                  "fr",
                  "désolé(?:e|es|s)?[,.]? ",
                  "(?:cet article|ce produit|l['’]article) (?:est (?:actuellement )?"
                      + "(?:épuisé|indisponible|en rupture de stock)"
                      + "|n['’]est (?:actuellement )?(?:plus|pas) (?:disponible|en stock|en vente))"
                      + "(?: dans votre (?:région|pays|zone))?"),
              sentence(
                  "de",
                  "(?:leider|entschuldigung|es tut uns leid)[,.]? ",
                  "(?:dieser artikel|dieses produkt|der artikel|das produkt) ist"
                      + "(?: (?:leider|derzeit|zurzeit|momentan|aktuell))*"
                      + "(?: an (?:deinem|ihrem) standort| in (?:deiner|ihrer) region"
                      + "| in (?:deinem|ihrem) land)?(?: derzeit)?"
                      + " (?:ausverkauft|nicht (?:mehr )?(?:verfügbar|lieferbar|auf lager|erhältlich))"),
              sentence(
                  "it",
                  "(?:siamo )?spiacenti[,.]? ",
                  "(?:questo articolo|questo prodotto|l['’]articolo) (?:è (?:attualmente )?"
                      + "(?:esaurito|non disponibile)"
                      + "|non è (?:al momento |attualmente |più )*(?:disponibile|in vendita))"
                      + "(?: nella tua (?:zona|regione|area)| nel tuo paese)?"),
              sentence(
                  "nl",
                  "sorry[,.]? ",
                  "dit (?:artikel|product) is (?:momenteel |helaas )*(?:uitverkocht"
                      + "|niet (?:meer |langer )?(?:leverbaar|beschikbaar|op voorraad))"
                      + "(?: in (?:jouw|uw) (?:regio|land))?"),
              sentence(
                  "ru",
                  "(?:к сожалению|извините)[,.]? ",
                  "(?:этот|данный) товар (?:временно |сейчас |больше )*(?:недоступен|закончился"
                      + "|распродан|не прода[её]тся|снят с продажи)"
                      + "(?: в вашем регионе| в вашей стране)?"),
              sentence(
                  "pl",
                  "przepraszamy[,.]? ",
                  "ten (?:produkt|przedmiot|artykuł) (?:jest (?:obecnie |chwilowo )?"
                      + "(?:niedostępny|wyprzedany)|nie jest (?:już |obecnie )?dostępny)"
                      + "(?: w (?:twojej lokalizacji|twoim regionie|twoim kraju))?"),
              sentence(
                  "ar",
                  "عذر(?:اً|ًا|ا)[،,]? ",
                  "(?:تم بيع هذا المنتج|هذا (?:المنتج|العنصر) (?:غير (?:متوفر|متاح)(?: حالي(?:اً|ًا|ا))?"
                      + "(?: في (?:موقعك|منطقتك|بلدك))?|لم يعد متوفر(?:اً|ًا|ا)))"),
              sentence(
                  "tr",
                  "üzgünüz[,.]? ",
                  "bu ürün (?:şu anda )?(?:bölgenizde |ülkenizde )?(?:tükendi|stokta yok"
                      + "|mevcut değil|satışta değil)")));

  private static final Pattern SENTENCE =
      Pattern.compile(
          LANGUAGES.values().stream()
              .map(Sentence::form)
              .collect(Collectors.joining("|", "[^\\p{L}\\p{N}]*(?:", ")[^\\p{L}\\p{N}]*")),
          FLAGS);

  /** How a page is headed that stands in place of another. */
  private static final Pattern MISSING =
      Pattern.compile(
          "^\\W*(?:error )?404(?:\\W*$|\\W+(?:error|not found|page)\\b|\\s*[|–—-])"
              + "|\\b(?:page|product|item|listing) (?:was |could |can |is )?not (?:be )?found\\b"
              + "|\\b(?:page|product|item|listing) (?:does not|doesn['’]t|no longer) exists?\\b"
              + "|페이지를 찾을 수 없|존재하지 않는 (?:상품|페이지)|(?:页面|頁面|商品)不存在|ページが見つかりません"
              + "|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)"
              + "|página no encontrada|página não encontrada|pagina non trovata"
              + "|страница не найдена|nie znaleziono strony",
          FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

  private GoneSentences() {}

  /** Whether a text is such a sentence and nothing else. */
  static boolean is(String text) {
    return SENTENCE.matcher(text).matches();
  }

  /** Whether a heading is that of a page which stands in place of one that is missing. */
  static boolean missing(String heading) {
    return MISSING.matcher(heading).find();
  }

  private static Map.Entry<String, Sentence> sentence(
      String language, String apology, String words) {
    return Map.entry(language, new Sentence(apology, words));
  }

  /** What a language says. */
  private record Sentence(String apology, String words) {
    String form() {
      return "(?:" + apology + ")?(?:" + words + ")";
    }
  }
}
