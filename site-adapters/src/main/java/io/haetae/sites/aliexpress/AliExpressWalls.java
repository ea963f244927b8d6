package io.haetae.sites.aliexpress;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.sites.page.JsonPlace;
import io.haetae.sites.page.Obstacles;
import io.haetae.sites.page.PageView;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What AliExpress shows in place of an offer or a list. */
final class AliExpressWalls {
  private static final String PUNISH = "/_____tmd_____/";
  private static final String NOT_FOUND = "[class*=not-found--wrap]";
  private static final String ADULT = "[class*=adult-gate--]";
  private static final String UNKNOWN_ITEM = "404 page";

  /** A script that sends the visitor on to a test. */
  private static final Pattern SENT_ON =
      Pattern.compile(
          "[\"'](?:https?:)?([^\"'\\s]{0,300}/_____tmd_____/punish\\?[^\"'\\s]{0,300})");

  private static final String TEST_FRAME = "iframe[src*=/_____tmd_____/punish]";
  private static final int LONGEST_REDIRECT = 20_000;

  private AliExpressWalls() {}

  /**
   * What stands in place of the offer. A not-found page of October 2025 presented its item in its
   * head while the same visitor was being tested; so the block counts only if the head says that
   * the item is unknown, or the interface itself answered that it has nothing.
   *
   * @param item whether the page's address is that of an item
   * @param stated whether the page's data say something
   * @param nothing whether the interface answered, and with nothing
   */
  static List<Signal> inPlaceOfOffer(PageView view, boolean item, boolean stated, boolean nothing) {
    List<Signal> walls = new ArrayList<>(in(view, item));
    if (stated) {
      walls.removeIf(signal -> signal.meaning() == Meaning.EMPTY_SHELL);
    }
    boolean missing = walls.stream().anyMatch(signal -> signal.meaning() == Meaning.NOT_FOUND);
    if (missing && !nothing) {
      ownItem(view).ifPresent(walls::add);
      if (!unknownItem(view.document())) {
        walls.replaceAll(AliExpressWalls::doubted);
      }
    }
    return walls;
  }

  private static Signal doubted(Signal wall) {
    return wall.meaning() == Meaning.NOT_FOUND
        ? new Signal(Meaning.NOTE, wall.name(), wall.value(), wall.at())
        : wall;
  }

  /**
   * The walls of a document without an offer or list.
   *
   * @param item whether the page's address is that of an item; the head of other pages without
   *     content says the same as that of an unknown item
   */
  private static List<Signal> in(PageView view, boolean item) {
    Optional<Signal> test =
        punished(view)
            .or(() -> captcha(view))
            .or(
                () ->
                    sentOn(view)
                        .map(to -> new Signal(Meaning.CHALLENGE, "script", to, "css:script")))
            .or(() -> frame(view.document()));
    if (test.isPresent()) {
      return List.of(test.get());
    }
    List<Signal> signals = new ArrayList<>();
    notFound(view).ifPresent(signals::add);
    if (item && signals.isEmpty() && unknownItem(view.document())) {
      signals.add(signal(Meaning.NOT_FOUND, "meta[property=og:title]", UNKNOWN_ITEM));
    }
    shown(view.document(), ADULT)
        .ifPresent(text -> signals.add(signal(Meaning.AGE_GATE, ADULT, text)));
    if (signals.isEmpty()) {
      signals.addAll(Obstacles.in(view.document(), view.address()));
    }
    return signals;
  }

  /** Whether the page's head says that the item is unknown. */
  private static boolean unknownItem(Document page) {
    return preview(page).equals(UNKNOWN_ITEM);
  }

  /** What a page that holds an offer says against its being there. */
  static Optional<Signal> denial(Document page, PageView view) {
    return notFound(view)
        .or(
            () ->
                unknownItem(page)
                    ? Optional.of(
                        signal(Meaning.NOT_FOUND, "meta[property=og:title]", UNKNOWN_ITEM))
                    : Optional.empty())
        .map(found -> new Signal(Meaning.CONFLICT, found.name(), found.value(), found.at()));
  }

  /** What a page that shows its not-found block presents of an item of its own besides. */
  private static Optional<Signal> ownItem(PageView view) {
    String preview = preview(view.document());
    boolean named = !preview.isBlank() && !preview.equals(UNKNOWN_ITEM);
    return named || images(view)
        ? Optional.of(new Signal(Meaning.CONFLICT, "og:title", preview, "css:meta"))
        : Optional.empty();
  }

  /** The frame of an item page or search page, without anything in it. */
  static Optional<Signal> frame(PageView view) {
    boolean item = view.html().contains("window.runParams") || view.html().contains("_d_c_.isCSR");
    boolean search = view.html().contains("_dida_config_");
    return item || search
        ? Optional.of(
            new Signal(
                Meaning.EMPTY_SHELL, item ? "runParams" : "_dida_config_", "no data", "source"))
        : Optional.empty();
  }

  /** The block that the page's scripts draw for an item that they did not find. */
  static Optional<Signal> notFound(PageView view) {
    return shown(view.document(), NOT_FOUND)
        .map(text -> signal(Meaning.NOT_FOUND, NOT_FOUND, text));
  }

  private static Optional<Signal> punished(PageView view) {
    return view.address()
        .map(URI::toString)
        .filter(url -> url.contains(PUNISH))
        .map(url -> new Signal(Meaning.CHALLENGE, "punish", url, "url"));
  }

  private static Optional<Signal> captcha(PageView view) {
    return configurations(view)
        .filter(
            config ->
                config.at("action").text().filter(text -> text.startsWith("captcha")).isPresent()
                    || config.at("SECDATA").text().isPresent())
        .findFirst()
        .map(
            config ->
                new Signal(
                    Meaning.CHALLENGE,
                    "action",
                    config.at("action").text().orElse("SECDATA"),
                    config.place()));
  }

  /** Where a test of the visitor says that it stands. */
  static Optional<String> tested(PageView view) {
    return configurations(view)
        .filter(config -> config.at("SECDATA").text().isPresent())
        .map(
            config ->
                "https://"
                    + config.at("HOST").text().orElse("").replaceFirst(":[0-9]+\\z", "")
                    + config.at("PATH").text().orElse(""))
        .findFirst();
  }

  /**
   * Where a document that is nothing but a script sends the visitor: the test as visitors without
   * scripts get it.
   */
  static Optional<String> sentOn(PageView view) {
    if (view.html().length() > LONGEST_REDIRECT || !view.html().contains("x5referer")) {
      return Optional.empty();
    }
    return view.scripts().stream()
        .map(script -> SENT_ON.matcher(script.text()))
        .filter(Matcher::find)
        .map(to -> to.group(1))
        .findFirst();
  }

  private static Optional<Signal> frame(Document page) {
    return page.select(TEST_FRAME).stream()
        .filter(Obstacles::visible)
        .findFirst()
        .map(test -> new Signal(Meaning.CHALLENGE, "frame", test.attr("src"), "css:" + TEST_FRAME));
  }

  private static Stream<JsonPlace> configurations(PageView view) {
    return view.state("_config_").values().stream();
  }

  private static boolean images(PageView view) {
    return view.state("_d_c_.DCData").values().stream()
        .anyMatch(data -> data.at("imagePathList").filled());
  }

  private static String preview(Document page) {
    Element tag = page.selectFirst("meta[property=og:title]");
    return tag == null ? "" : tag.attr("content").strip();
  }

  private static Optional<String> shown(Document page, String selector) {
    return page.body().select(selector).stream()
        .map(Obstacles::shown)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static Signal signal(Meaning meaning, String selector, String text) {
    return new Signal(meaning, selector, text, "css:" + selector);
  }
}
