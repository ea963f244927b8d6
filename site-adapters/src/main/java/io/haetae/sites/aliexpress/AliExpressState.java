package io.haetae.sites.aliexpress;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.sites.page.Assignment;
import io.haetae.sites.page.PageSource;
import io.haetae.sites.page.StatePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Where a capture of AliExpress holds state. */
final class AliExpressState {
  static final String QUERY_API = "mtop.aliexpress.pdp.pc.query";

  private static final int LARGEST = 16 * 1024 * 1024;

  /** The object that holds {@code data} need not be JSON; what {@code data} names is. */
  private static final Pattern DATA =
      Pattern.compile("runParams\\s*=\\s*\\{\\s*[\"']?data[\"']?\\s*:\\s*(?=\\{)");

  private static final Pattern CALL =
      Pattern.compile(
          "\\A\\s*[A-Za-z_$][\\w$.]{0,60}\\(\\s*(\\{.*\\})\\s*\\)\\s*;?\\s*\\z", Pattern.DOTALL);

  private AliExpressState() {}

  /** The states of the document's scripts. */
  static List<StatePart> ofPage(PageSource source) {
    List<StatePart> states = new ArrayList<>();
    for (JsonNode value : Assignment.to("runParams", source.html())) {
      states.add(new StatePart(value, "runParams#"));
    }
    for (JsonNode value : Assignment.to("_init_data_", source.html())) {
      states.add(new StatePart(value, "_init_data_#"));
    }
    boolean some = states.stream().anyMatch(state -> !state.node().isEmpty());
    if (!some) {
      data(source.html()).ifPresent(states::add);
    }
    return states;
  }

  private static Optional<StatePart> data(String html) {
    Matcher start = DATA.matcher(html);
    if (!start.find()) {
      return Optional.empty();
    }
    int close = html.indexOf("</script", start.end());
    String rest = html.substring(start.end(), close < 0 ? html.length() : close);
    return Assignment.to("data", "data=" + rest).stream()
        .findFirst()
        .map(value -> new StatePart(value, "runParams#/data"));
  }

  /** The answers in JSON, bare or as the argument of a call. */
  static List<StatePart> ofAnswers(PageSource source, Capture capture) {
    Map<String, StatePart> answers = new LinkedHashMap<>();
    source
        .answers()
        .forEach(
            found ->
                answers.put(found.at() + answers.size(), new StatePart(found.value(), found.at())));
    capture
        .dom()
        .flatMap(AliExpressState::argument)
        .ifPresent(value -> answers.put("file#", new StatePart(value, "file#")));
    for (Exchange exchange : capture.exchanges()) {
      if (exchange.url().toString().contains(QUERY_API)) {
        String at = exchange.url() + "#";
        argument(text(exchange)).ifPresent(value -> answers.put(at, new StatePart(value, at)));
      }
    }
    return List.copyOf(answers.values());
  }

  private static Optional<JsonNode> argument(String source) {
    Matcher call = CALL.matcher(source);
    return call.matches() ? Assignment.parse(call.group(1)) : Optional.empty();
  }

  private static String text(Exchange exchange) {
    Optional<Body> body = exchange.response().map(Exchange.Response::body);
    if (body.isEmpty()) {
      return "";
    }
    try {
      return body.get().bytes(LARGEST).text(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("A kept body cannot be read", unreadable);
    }
  }
}
