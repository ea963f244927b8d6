package io.haetae.sites.aliexpress;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.sites.page.JsonPlace;
import java.util.Optional;

/**
 * An answer of the interface that pages since mid 2024 ask for their content.
 *
 * @param root the whole answer
 */
record AliExpressAnswer(JsonPlace root) {
  private static final String QUERY_API = "mtop.aliexpress.pdp.pc.query";

  /** The answer in a state, with its envelope or without; empty if it is none of this interface. */
  static Optional<AliExpressAnswer> in(JsonPlace root) {
    boolean named =
        root.at("api").text().filter(QUERY_API::equals).isPresent()
            || root.state().equals(QUERY_API);
    boolean envelope = root.node().path("ret").isArray() || root.node().path("data").isObject();
    AliExpressAnswer answer = new AliExpressAnswer(root);
    return (named && envelope) || content(root).present() || answer.tested()
        ? Optional.of(answer)
        : Optional.empty();
  }

  /** Whether any of the shop's interfaces answered with a test of the visitor. */
  private boolean tested() {
    String api = root.at("api").text().orElse("");
    boolean own = api.isEmpty() || (api.startsWith("mtop.") && api.contains("aliexpress"));
    return own && root.node().path("ret").isArray() && isTest(outcome());
  }

  private static boolean isTest(String why) {
    return why.contains("USER_VALIDATE") || why.contains("RGV587");
  }

  /** The parts of an offer; they also stood in the source of pages of 2024, without a call. */
  private static JsonPlace content(JsonPlace root) {
    return root.nearest(AliExpressAnswer::isContent).orElse(root.at("GLOBAL_DATA", "globalData"));
  }

  private static boolean isContent(JsonPlace state) {
    return state.at("GLOBAL_DATA", "globalData").node().isObject()
        || (state.at("PRODUCT_TITLE").node().isObject() && state.at("PRICE").node().isObject());
  }

  /** What became of the call, such as {@code SUCCESS::OK}. */
  String outcome() {
    JsonPlace ret = root.at("ret");
    return ret.items().stream()
        .flatMap(part -> part.text().stream())
        .findFirst()
        .or(ret::text)
        .orElse("");
  }

  /**
   * Whether the interface answered; content that somebody kept without its outcome is an answer.
   */
  boolean succeeded() {
    return outcome().startsWith("SUCCESS") || (outcome().isEmpty() && content(root).present());
  }

  /** Whether the interface answered, and with nothing. */
  boolean nothing() {
    JsonPlace result = result();
    return succeeded() && result.node().isObject() && result.node().isEmpty();
  }

  /** What a refused call says; a missing token is part of every first visit. */
  Optional<Signal> refusal() {
    String why = outcome();
    if (why.isEmpty() || succeeded()) {
      return Optional.empty();
    }
    boolean test = isTest(why);
    boolean often = why.contains("TRAFFIC_LIMIT") || why.matches("(?s).*FLOW_?LIMIT.*");
    boolean session = why.contains("SESSION_EXPIRED");
    Meaning meaning =
        test
            ? Meaning.CHALLENGE
            : often ? Meaning.RATE_LIMIT : session ? Meaning.LOGIN_WALL : Meaning.FAILURE;
    return Optional.of(new Signal(meaning, "ret", why, root.at("ret").place()));
  }

  private JsonPlace result() {
    JsonPlace content = content(root);
    return content.present() ? content : root.at("data").at("result");
  }

  /** What the answer says of its offer. */
  AliExpressOffer offer() {
    return new AliExpressContent(result()).offer();
  }
}
