package io.haetae.app.watch;

import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One alert of a weekly Safety Gate report while it is read, and the watch item that it makes. */
final class SafetyGateAlert {
  static final String SOURCE = "eu-safety-gate";

  private final Fields fields;
  private final Map<AlertElement, String> texts = new EnumMap<>(AlertElement.class);
  private final List<String> pictures = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  SafetyGateAlert(Fields fields) {
    this.fields = fields;
  }

  /** Adds an element's text; a repeated element's texts are put on lines of their own. */
  void add(AlertElement element, String text) {
    texts.merge(
        element,
        fields.withinLimit(element.elementName(), text),
        (first, more) -> first + "\n" + more);
  }

  void addPicture(String url) {
    pictures.add(CleanText.line(url));
  }

  /** Adds the text of an element that is not known; it serves to find listings. */
  void addOther(String text) {
    others.add(text);
  }

  /** Adds the watch item to the draft, or reports why there is none. */
  void finish(ListingFinder finder, Optional<LocalDate> published) {
    String id = line(AlertElement.CASE_NUMBER);
    if (id.isEmpty()) {
      fields.loseRow("caseNumber", "there is no case number", "take the alert from the web page");
      return;
    }
    fields.keep(
        new WatchItem(
            id,
            SOURCE,
            name(),
            text(AlertElement.BRAND),
            text(AlertElement.CATEGORY),
            hazard(),
            description(),
            ModelNumbers.in(raw(AlertElement.MODEL)),
            fields.gtins("barcode", raw(AlertElement.BARCODE), false),
            List.of(),
            List.of(),
            listings(finder),
            fields.addresses(
                "picture", pictures.stream().filter(url -> !url.isEmpty()).distinct().toList()),
            published,
            text(AlertElement.REFERENCE).flatMap(url -> fields.address("reference", url))));
  }

  /** The kind of product and its name, unless one says the other. */
  private String name() {
    String product = line(AlertElement.PRODUCT);
    String name = line(AlertElement.NAME);
    if (name.toLowerCase(Locale.ROOT).contains(product.toLowerCase(Locale.ROOT))) {
      return name;
    }
    return name.isEmpty()
            || product.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))
        ? product
        : product + ", " + name;
  }

  private Optional<String> hazard() {
    String types = line(AlertElement.RISK_TYPE);
    String level = line(AlertElement.LEVEL);
    String danger = line(AlertElement.DANGER);
    String kind =
        Stream.of(types, level.isEmpty() ? "" : "(" + level + ")")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    String hazard =
        Stream.of(kind, danger).filter(text -> !text.isEmpty()).collect(Collectors.joining(": "));
    return Optional.of(hazard).filter(text -> !text.isEmpty());
  }

  private String description() {
    return Stream.of(
            CleanText.block(raw(AlertElement.DESCRIPTION)),
            labelled("Batch number", line(AlertElement.BATCH)),
            labelled("Online trader", trader()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private List<ListingId> listings(ListingFinder finder) {
    Set<ListingId> listings = new LinkedHashSet<>(Mentions.in(prose(), finder));
    listings.addAll(Mentions.atAddresses(trader(), finder));
    return List.copyOf(listings);
  }

  /** Every text that may name a site or an item number, the one often apart from the other. */
  private List<String> prose() {
    List<String> prose = new ArrayList<>();
    prose.add(CleanText.block(raw(AlertElement.DESCRIPTION)));
    prose.add(labelled("Online trader", trader()));
    prose.add(labelled("Model", line(AlertElement.MODEL)));
    prose.add(labelled("Batch number", line(AlertElement.BATCH)));
    prose.add(labelled("Barcode", line(AlertElement.BARCODE)));
    prose.add(labelled("Name", line(AlertElement.NAME)));
    others.forEach(other -> prose.add(CleanText.block(other)));
    return prose;
  }

  /** The export ends each trader with a slash. */
  private String trader() {
    return line(AlertElement.ONLINE_TRADER).replaceAll(" ?/$", "");
  }

  private static String labelled(String label, String text) {
    return text.isEmpty() ? "" : label + ": " + text;
  }

  private Optional<String> text(AlertElement element) {
    return Optional.of(line(element)).filter(text -> !text.isEmpty());
  }

  private String line(AlertElement element) {
    return CleanText.line(raw(element));
  }

  private String raw(AlertElement element) {
    return texts.getOrDefault(element, "");
  }
}
