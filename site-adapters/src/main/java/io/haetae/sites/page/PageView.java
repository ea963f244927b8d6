package io.haetae.sites.page;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A parsed view of a capture: the rendered document, the main document as served, their inline
 * scripts and the JSON answers of the page's own requests. Everything is read on first use and at
 * most once. At most 24 MB of a document and of an answer are read. Of a document of more than 2
 * million characters only the first million is parsed, without its comments and without its scripts
 * but JSON-LD, and nothing deeper than 100 elements. Not thread-safe.
 */
public final class PageView {
  private static final int LARGEST_BODY = 24_000_000;
  private static final int LARGEST_WHOLE = 2_000_000;
  private static final int LARGEST_TREE = 1_000_000;
  private static final int MOST_DATA = 100;
  private static final int DEEPEST_LARGE_TREE = 100;
  private static final int SAVED_COMMENT = 4_000;
  private static final Pattern CALLS_BACK =
      Pattern.compile("(?:\\A|&)(?:callback=|[^&]*=[a-z]*jsonp)");
  private static final Pattern SAVED =
      Pattern.compile("<!--\\s*saved from url=\\(\\d+\\)(\\S{8,2000}?)\\s*-->");

  private final Capture capture;
  private final Lazy<Optional<String>> servedHtml = new Lazy<>();
  private final Lazy<Document> document = new Lazy<>();
  private final Lazy<Optional<Document>> served = new Lazy<>();
  private final Lazy<List<PageScript>> scripts = new Lazy<>();
  private final Lazy<List<Answer>> answers = new Lazy<>();
  private final Map<String, ScriptState.Assigned> states = new HashMap<>();
  private final Map<String, Boolean> mentioned = new HashMap<>();
  private final Set<Signal> faults = new LinkedHashSet<>();

  private PageView(Capture capture) {
    this.capture = capture;
  }

  /** A view of a capture; nothing is read yet. */
  public static PageView of(Capture capture) {
    return new PageView(capture);
  }

  /** The capture. */
  public Capture capture() {
    return capture;
  }

  /** Where the page stands: the final URL, else the address that a saved page's comment gives. */
  public Optional<URI> address() {
    return capture.finalUrl().or(() -> capture.dom().flatMap(PageView::savedFrom));
  }

  /** The HTML to read: the rendered document, else the served one, else empty text. */
  public String html() {
    return capture.dom().or(this::servedHtml).orElse("");
  }

  /** The main document as it was served, if its body was kept. */
  public Optional<String> servedHtml() {
    return servedHtml.get(
        () ->
            capture
                .mainExchange()
                .flatMap(main -> main.response().flatMap(response -> text(main, response))));
  }

  /** The parsed document of {@link #html()}. */
  public Document document() {
    return document.get(() -> parse(html()));
  }

  /** The main document as served, parsed; empty if it was not kept. */
  public Optional<Document> served() {
    return served.get(() -> servedHtml().map(PageView::parse));
  }

  /** The inline scripts of the rendered document and then those of the served one. */
  public List<PageScript> scripts() {
    return scripts.get(
        () ->
            Stream.of(capture.dom(), servedHtml())
                .flatMap(Optional::stream)
                .flatMap(html -> PageScripts.in(html).stream())
                .distinct()
                .toList());
  }

  /** What the scripts assign to a variable such as {@code runParams}; see {@link ScriptState}. */
  public ScriptState.Assigned state(String variable) {
    return states.computeIfAbsent(variable, this::assigned);
  }

  /** Whether a word stands anywhere in the page's sources. */
  private boolean mentions(String word) {
    return mentioned.computeIfAbsent(
        word,
        any ->
            Stream.of(capture.dom(), servedHtml())
                .flatMap(Optional::stream)
                .anyMatch(html -> html.contains(any)));
  }

  private ScriptState.Assigned assigned(String variable) {
    if (!mentions(variable.replaceFirst("\\..*", "")) || !mentions(variable)) {
      return new ScriptState.Assigned(List.of(), false);
    }
    List<JsonPlace> values = new ArrayList<>();
    boolean cutOff = false;
    for (PageScript script : scripts()) {
      ScriptState.Assigned assigned = ScriptState.assigned(script.text(), variable);
      values.addAll(assigned.values());
      cutOff |= assigned.cutOff();
    }
    return new ScriptState.Assigned(values, cutOff);
  }

  /**
   * The values that stand in scripts as plain JSON, which no script runs, in the page's order; at
   * most 100.
   *
   * @param hints of which one stands in every value that is wanted; others are not read
   */
  public List<JsonPlace> plainData(List<String> hints) {
    Words words = new Words(hints);
    return scripts().stream()
        .filter(PageScript::isData)
        .filter(script -> words.any(script.text()))
        .limit(MOST_DATA)
        .flatMap(
            script ->
                ScriptState.only(script.text()) instanceof Literal.Whole whole
                    ? Stream.of(JsonPlace.root("script", whole.value()))
                    : Stream.empty())
        .toList();
  }

  /** The JSON-LD blocks that can be read, in the page's order. */
  public List<JsonPlace> linkedData() {
    return scripts().stream()
        .filter(PageScript::isLinkedData)
        .flatMap(
            script ->
                ScriptState.only(script.text()) instanceof Literal.Whole whole
                    ? Stream.of(JsonPlace.root("json-ld", whole.value()))
                    : Stream.empty())
        .toList();
  }

  /** The answers to the page's own requests that are JSON or JSONP, in their order. */
  public List<Answer> answers() {
    return answers.get(
        () ->
            capture.exchanges().stream()
                .filter(PageView::asked)
                .flatMap(exchange -> answer(exchange).stream())
                .toList());
  }

  /** What could not be read so far: bodies that are unreadable or cut off. */
  public List<Signal> faults() {
    return List.copyOf(faults);
  }

  /** Whether a page asked for data: by a request of its script, or by a script that calls back. */
  private static boolean asked(Exchange exchange) {
    String query = exchange.url().getRawQuery() == null ? "" : exchange.url().getRawQuery();
    return switch (exchange.kind()) {
      case DATA -> true;
      case ASSET, OTHER -> CALLS_BACK.matcher(query).find();
      case DOCUMENT -> false;
    };
  }

  private Optional<Answer> answer(Exchange exchange) {
    Optional<String> text = exchange.response().flatMap(response -> text(exchange, response));
    if (text.isEmpty() || !looksLikeData(text.get())) {
      return Optional.empty();
    }
    return switch (ScriptState.only(text.get())) {
      case Literal.Whole whole -> {
        JsonPlace root = JsonPlace.root(nameOf(exchange.url()), whole.value());
        yield root.filled() ? Optional.of(new Answer(exchange, root)) : Optional.empty();
      }
      case Literal.CutOff cut -> {
        faults.add(fault("answer", "cut off", exchange));
        yield Optional.empty();
      }
      case Literal.Malformed malformed -> Optional.empty();
    };
  }

  private static boolean looksLikeData(String text) {
    String head = text.substring(0, Math.min(text.length(), 1000)).stripLeading();
    return !head.isEmpty() && head.charAt(0) != '<' && (head.contains("{") || head.contains("["));
  }

  private static String nameOf(URI url) {
    String path = url.getPath() == null ? "" : url.getPath();
    String name = path.replaceAll("/+$", "").replaceAll("(?<=mtop\\.[a-zA-Z.]{1,80})/[0-9.]+$", "");
    return name.isEmpty() ? "answer" : name.substring(name.lastIndexOf('/') + 1);
  }

  private Optional<String> text(Exchange exchange, Exchange.Response response) {
    if (response.bodyForm() == Exchange.BodyForm.NOT_KEPT) {
      return Optional.empty();
    }
    Body body = response.body();
    if (body.size() > LARGEST_BODY) {
      faults.add(fault("body", body.size() + " bytes, more than is read", exchange));
    }
    try {
      Bytes content = body.bytes(LARGEST_BODY);
      return Optional.of(PageText.decode(content, response.headers().first("Content-Type")));
    } catch (IOException unreadable) {
      faults.add(fault("body", "unreadable: " + unreadable.getMessage(), exchange));
      return Optional.empty();
    }
  }

  private static Signal fault(String name, String value, Exchange exchange) {
    return new Signal(Meaning.FAILURE, name, value, exchange.url().toString());
  }

  private static Document parse(String html) {
    if (html.length() <= LARGEST_WHOLE) {
      return Jsoup.parse(html);
    }
    return Parser.htmlParser()
        .setMaxDepth(DEEPEST_LARGE_TREE)
        .parseInput(PageScripts.without(html, LARGEST_TREE), "");
  }

  private static Optional<URI> savedFrom(String html) {
    Matcher saved = SAVED.matcher(html.substring(0, Math.min(html.length(), SAVED_COMMENT)));
    return saved.find() ? uri(saved.group(1)) : Optional.empty();
  }

  /** A URI of a text as browsers write it; empty if it is none. */
  static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text.replace("|", "%7C").replace(" ", "%20")));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /**
   * One JSON answer.
   *
   * @param exchange the exchange that brought it
   * @param json its value; places are named after the last part of the URL's path
   */
  public record Answer(Exchange exchange, JsonPlace json) {}

  /** A value made on first use. */
  private static final class Lazy<T> {
    private @Nullable T value;

    T get(java.util.function.Supplier<T> make) {
      T made = value;
      if (made == null) {
        made = make.get();
        value = made;
      }
      return made;
    }
  }
}
