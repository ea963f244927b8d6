package io.haetae.core.browse;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Everything that came back from one visit. A capture of a live session and a capture read again
 * from its sealed bundle hold the same values.
 *
 * @param requestedUrl where the visit wanted to go
 * @param finalUrl the address bar at the end; empty for a saved file whose address is not known
 * @param openedAt start of the first navigation, UTC
 * @param closedAt when the last picture was taken, UTC
 * @param ending how the visit ended
 * @param exchanges every exchange in the order of their numbers
 * @param dom the final document as HTML
 * @param text what the page showed, as text
 * @param screenshots the pictures
 * @param console lines that the page wrote to the console
 * @param vantage the buyer that we looked as; empty for a saved file
 * @param browser the browser; empty for a saved file
 * @param tls the https origins of the exchanges, in the order of their first exchange
 * @param profile what it promises to hold; empty if it promises nothing
 */
public record Capture(
    Optional<URI> requestedUrl,
    Optional<URI> finalUrl,
    Instant openedAt,
    Instant closedAt,
    Ending ending,
    List<Exchange> exchanges,
    Optional<String> dom,
    Optional<String> text,
    List<Screenshot> screenshots,
    List<String> console,
    Optional<Vantage> vantage,
    Optional<BrowserInfo> browser,
    List<TlsOrigin> tls,
    Optional<Profile> profile) {
  /** Copies the lists. */
  public Capture {
    exchanges = List.copyOf(exchanges);
    screenshots = List.copyOf(screenshots);
    console = List.copyOf(console);
    tls = List.copyOf(tls);
  }

  /** A capture that promises nothing. */
  public Capture(
      Optional<URI> requestedUrl,
      Optional<URI> finalUrl,
      Instant openedAt,
      Instant closedAt,
      Ending ending,
      List<Exchange> exchanges,
      Optional<String> dom,
      Optional<String> text,
      List<Screenshot> screenshots,
      List<String> console,
      Optional<Vantage> vantage,
      Optional<BrowserInfo> browser,
      List<TlsOrigin> tls) {
    this(
        requestedUrl,
        finalUrl,
        openedAt,
        closedAt,
        ending,
        exchanges,
        dom,
        text,
        screenshots,
        console,
        vantage,
        browser,
        tls,
        Optional.empty());
  }

  /** A capture that knows of no https origin. */
  public Capture(
      Optional<URI> requestedUrl,
      Optional<URI> finalUrl,
      Instant openedAt,
      Instant closedAt,
      Ending ending,
      List<Exchange> exchanges,
      Optional<String> dom,
      Optional<String> text,
      List<Screenshot> screenshots,
      List<String> console,
      Optional<Vantage> vantage,
      Optional<BrowserInfo> browser) {
    this(
        requestedUrl,
        finalUrl,
        openedAt,
        closedAt,
        ending,
        exchanges,
        dom,
        text,
        screenshots,
        console,
        vantage,
        browser,
        List.of());
  }

  /** How a visit ended. */
  public sealed interface Ending {}

  /** The document was parsed and the page settled or its time was up. */
  public record Loaded() implements Ending {}

  /**
   * The navigation did not reach a document.
   *
   * @param reason the browser's words, such as {@code net::ERR_CONNECTION_RESET}
   */
  public record NotLoaded(String reason) implements Ending {}

  /**
   * The visit's time was up before the document was parsed.
   *
   * @param reason which limit
   */
  public record TimedOut(String reason) implements Ending {}

  /** A page from a file: nothing was visited. */
  public record SavedFile() implements Ending {}

  /**
   * The exchange that brought the final page: the last document whose URL is the final one. If
   * there is none, a script of the page has changed the address, which it can do within its origin
   * only (HTML Standard, history interface); then it is the last document of that origin.
   */
  public Optional<Exchange> mainExchange() {
    return lastDocument(url -> finalUrl.map(end -> samePage(end, url)).orElse(true))
        .or(() -> lastDocument(url -> finalUrl.map(end -> sameOrigin(end, url)).orElse(true)));
  }

  private Optional<Exchange> lastDocument(Predicate<URI> at) {
    return exchanges.stream()
        .filter(exchange -> exchange.kind() == Exchange.ResourceKind.DOCUMENT)
        .filter(exchange -> at.test(exchange.url()))
        .reduce((earlier, later) -> later);
  }

  /** The same capture with each URL of its own (not those in page content) rewritten. */
  public Capture withUrls(UnaryOperator<URI> rewrite) {
    List<Exchange> rewritten =
        exchanges.stream()
            .map(
                e ->
                    new Exchange(
                        e.number(),
                        rewrite.apply(e.url()),
                        e.method(),
                        e.requestHeaders(),
                        e.requestBody(),
                        e.kind(),
                        e.sentAt(),
                        e.took(),
                        e.connection(),
                        e.outcome(),
                        e.frames()))
            .toList();
    List<TlsOrigin> origins =
        tls.stream()
            .map(t -> new TlsOrigin(rewrite.apply(t.origin()), t.chain(), t.validated(), t.error()))
            .toList();
    return new Capture(
        requestedUrl.map(rewrite),
        finalUrl.map(rewrite),
        openedAt,
        closedAt,
        ending,
        rewritten,
        dom,
        text,
        screenshots,
        console,
        vantage,
        browser,
        origins,
        profile);
  }

  /** The same capture of a visit whose challenge was handed to a person. */
  public Capture attended(Attendance attendance) {
    return new Capture(
        requestedUrl,
        finalUrl,
        openedAt,
        closedAt,
        ending,
        exchanges,
        dom,
        text,
        screenshots,
        console,
        vantage,
        browser.map(info -> info.attended(attendance)),
        tls,
        profile);
  }

  /** The same capture, asked for and found at an address that it does not know itself. */
  public Capture at(URI address) {
    return new Capture(
        Optional.of(address),
        finalUrl.or(() -> Optional.of(address)),
        openedAt,
        closedAt,
        ending,
        exchanges,
        dom,
        text,
        screenshots,
        console,
        vantage,
        browser,
        tls,
        profile);
  }

  /** A saved page without its address. */
  public static Capture ofSavedPage(String html) {
    return saved(Optional.of(html), List.of());
  }

  /** Saved exchanges without a final document, such as one answer of a marketplace's API. */
  public static Capture ofSavedExchanges(List<Exchange> exchanges) {
    return saved(Optional.empty(), exchanges);
  }

  private static Capture saved(Optional<String> dom, List<Exchange> exchanges) {
    return new Capture(
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH,
        new SavedFile(),
        exchanges,
        dom,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static boolean samePage(URI one, URI other) {
    return withoutFragment(one).equals(withoutFragment(other));
  }

  private static boolean sameOrigin(URI one, URI other) {
    return one.getAuthority() != null
        && one.getAuthority().equals(other.getAuthority())
        && Objects.equals(one.getScheme(), other.getScheme());
  }

  private static String withoutFragment(URI url) {
    String text = url.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }
}
