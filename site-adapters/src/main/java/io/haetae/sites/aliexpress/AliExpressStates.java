package io.haetae.sites.aliexpress;

import io.haetae.sites.page.JsonPlace;
import io.haetae.sites.page.Literal;
import io.haetae.sites.page.PageScript;
import io.haetae.sites.page.PageView;
import io.haetae.sites.page.ScriptState;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where AliExpress's pages of several years keep their state. */
final class AliExpressStates {
  private static final List<String> NAMES =
      List.of("runParams", "runParams.data", "_dida_config_._init_data_", "_dida_config_");

  /** What only the states of search pages since 2025 and of item pages of 2024 hold. */
  private static final List<String> MARKS = List.of("{\"appData\":", "\"PRODUCT_TITLE\":{");

  /** One of these stands in whatever is a state, an answer or a list of AliExpress's. */
  private static final List<String> OWN =
      List.of(
          "mtop.aliexpress.",
          "GLOBAL_DATA",
          "PRODUCT_TITLE",
          "priceModule",
          "priceComponent",
          "redirectModule",
          "salePrice",
          "skuInfo",
          "productsFeed");

  private static final Pattern ASSIGNED =
      Pattern.compile("[=:(]\\s*(?=\\{\"(?:appData|[A-Z_]{5,40}|data|result)\":)");
  private static final int MOST = 20;

  private AliExpressStates() {}

  /**
   * The states of a page; where there is no page, the answers themselves, which may be a state that
   * somebody kept without it.
   */
  static List<JsonPlace> of(PageView view) {
    Stream<JsonPlace> named = NAMES.stream().flatMap(name -> view.state(name).values().stream());
    Stream<JsonPlace> unnamed = view.scripts().stream().flatMap(AliExpressStates::unnamed);
    Stream<JsonPlace> data = view.plainData(OWN).stream().filter(AliExpressStates::isOwn);
    Stream<JsonPlace> kept =
        view.html().isBlank() ? view.answers().stream().map(PageView.Answer::json) : Stream.empty();
    return Stream.of(named, unnamed, data, kept).flatMap(states -> states).toList();
  }

  /** Whether plain JSON is a state or an answer of AliExpress's; other shops' data are none. */
  private static boolean isOwn(JsonPlace state) {
    return AliExpressAnswer.in(state).isPresent()
        || AliExpressGoods.in(state).isPresent()
        || AliExpressSearch.isOwn(state)
        || AliExpressRu.in(state).isPresent()
        || AliExpressRu.hits(state).isPresent();
  }

  /** The states that stand in a script under names that change. */
  private static Stream<JsonPlace> unnamed(PageScript script) {
    String text = script.text();
    if (MARKS.stream().noneMatch(text::contains)) {
      return Stream.empty();
    }
    return ASSIGNED
        .matcher(text)
        .results()
        .limit(MOST)
        .flatMap(
            start ->
                ScriptState.at(text, start.end()) instanceof Literal.Whole whole
                    ? Stream.of(JsonPlace.root("script", whole.value()))
                    : Stream.empty());
  }
}
