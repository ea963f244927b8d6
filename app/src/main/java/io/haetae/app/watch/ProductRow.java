package io.haetae.app.watch;

import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row of a table as a watch item. */
final class ProductRow {
  /** The source of a notice that names none. */
  static final String UNNAMED_SOURCE = "import";

  private static final Pattern BETWEEN_TEXTS = Pattern.compile("[|;\\n]");
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[|;,\\n]");
  private static final Pattern BETWEEN_LISTINGS = Pattern.compile("[|;,\\s]+");
  private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[|\\s]+|,(?=https?://)");

  private final Fields fields;
  private final ListingFinder finder;
  private final Map<Column, String> values;

  ProductRow(Fields fields, ListingFinder finder, Map<Column, String> values) {
    this.fields = fields;
    this.finder = finder;
    this.values =
        values.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    value -> fields.withinLimit(value.getKey().heading(), value.getValue())));
  }

  /** Adds the item to the draft, or reports why it cannot. */
  void read() {
    String id = line(Column.ID);
    if (id.isEmpty()) {
      fields.loseRow("id", "there is no id", "give each product an id of its own");
      return;
    }
    String name = line(Column.NAME);
    Optional<String> brand = text(Column.BRAND);
    List<String> models = ModelNumbers.in(raw(Column.MODEL));
    List<Gtin> gtins = fields.gtins("gtin", raw(Column.GTIN), true);
    List<String> certificates = list(Column.KC, BETWEEN_NUMBERS);
    List<ListingId> listings = listings();
    if (name.isEmpty() && (brand.isEmpty() || models.isEmpty())) {
      boolean other =
          !gtins.isEmpty() || !listings.isEmpty() || !certificates.isEmpty() || !models.isEmpty();
      if (isNameless(other)) {
        return;
      }
    }
    fields.keep(
        new WatchItem(
            id,
            text(Column.SOURCE).orElse(UNNAMED_SOURCE),
            name,
            brand,
            text(Column.CATEGORY),
            text(Column.HAZARD),
            CleanText.block(raw(Column.DESCRIPTION)),
            models,
            gtins,
            certificates,
            list(Column.SKU, BETWEEN_TEXTS),
            listings,
            addresses(Column.IMAGE),
            text(Column.PUBLISHED).flatMap(date -> fields.date("published", date)),
            text(Column.REFERENCE).flatMap(url -> fields.address("reference", url))));
  }

  /** Reports a missing name; the row is lost only if nothing else tells what to look for. */
  private boolean isNameless(boolean other) {
    String fix = "write the product's name, or its brand and model";
    if (other) {
      fields.lose("name", "there is no name", fix);
    } else {
      fields.loseRow("name", "there is nothing to look for: no name, number or listing", fix);
    }
    return !other;
  }

  private List<ListingId> listings() {
    Set<ListingId> listings = new LinkedHashSet<>();
    for (String text : list(Column.LISTING, BETWEEN_LISTINGS)) {
      fields.listing("listing", text).ifPresent(listings::add);
    }
    for (URI url : addresses(Column.URL)) {
      Optional<ListingId> listing = finder.at(url);
      listing.ifPresent(listings::add);
      if (listing.isEmpty()) {
        fields.lose(
            "url",
            WatchListDraft.quoted(url.toString()) + " is not the page of one item on a known site",
            "open the item's own page and copy its address");
      }
    }
    List<String> texts = new ArrayList<>();
    Stream.of(Column.NAME, Column.DESCRIPTION, Column.MODEL, Column.SKU)
        .forEach(column -> texts.add(CleanText.block(raw(column))));
    listings.addAll(Mentions.in(texts, finder));
    return List.copyOf(listings);
  }

  private List<URI> addresses(Column column) {
    return fields.addresses(column.heading(), list(column, BETWEEN_ADDRESSES));
  }

  private List<String> list(Column column, Pattern separator) {
    return separator
        .splitAsStream(CleanText.block(raw(column)))
        .map(CleanText::line)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  private Optional<String> text(Column column) {
    return Optional.of(line(column)).filter(text -> !text.isEmpty());
  }

  private String line(Column column) {
    return CleanText.line(raw(column));
  }

  private String raw(Column column) {
    return values.getOrDefault(column, "");
  }
}
