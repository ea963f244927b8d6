package io.haetae.sites.page;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.product.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;

/**
 * What a capture holds to be read: the final document, and the answers in JSON that came with it. A
 * saved file may be either.
 *
 * @param page the document; empty if the capture holds none
 * @param html its source; empty text if there is none
 * @param answers the answers in JSON, each with where it came from
 * @param address the address bar
 */
public record PageSource(
    Optional<Document> page, String html, List<Found<JsonNode>> answers, Optional<URI> address) {
  private static final int LARGEST = 16 * 1024 * 1024;

  /** A module that exports data and nothing else. */
  private static final Pattern EXPORT =
      Pattern.compile("\\A\\s*(?:export\\s+default|module\\.exports\\s*=)\\s*(?=[{\\[])");

  /** Copies the list. */
  public PageSource {
    answers = List.copyOf(answers);
  }

  /** The sources of a capture. */
  public static PageSource of(Capture capture) {
    List<Found<JsonNode>> answers = new ArrayList<>();
    String source = capture.dom().orElseGet(() -> document(capture));
    Optional<JsonNode> data = data(source);
    data.ifPresent(value -> answers.add(new Found<>(value, "file#")));
    for (Exchange exchange : capture.exchanges()) {
      if (exchange.kind() != Exchange.ResourceKind.ASSET) {
        data(text(exchange))
            .filter(value -> data.isEmpty() || !value.equals(data.get()))
            .ifPresent(value -> answers.add(new Found<>(value, exchange.url() + "#")));
      }
    }
    boolean document = data.isEmpty() && !source.isBlank();
    String base = capture.finalUrl().map(URI::toString).orElse("");
    return new PageSource(
        document ? Optional.of(Jsoup.parse(source, base)) : Optional.empty(),
        document ? source : "",
        answers,
        capture.finalUrl());
  }

  private static String document(Capture capture) {
    return capture.mainExchange().map(PageSource::text).orElse("");
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

  private static Optional<JsonNode> data(String source) {
    String bare = EXPORT.matcher(source).replaceFirst("").strip().replaceAll(";\\z", "");
    boolean container = bare.startsWith("{") || bare.startsWith("[");
    return container ? Assignment.parse(bare) : Optional.empty();
  }
}
