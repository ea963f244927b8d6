package io.haetae.app.study;

import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Query;
import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.WatchItem;
import io.haetae.matching.text.ProductWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is typed into a site's search to find the offers of a watch item: what its notice says of
 * it, in the words of the vantage's language and in English, and what the study's file adds.
 */
final class Queries {
  private static final int LONGEST = 150;

  private final WatchItem item;
  private final Map<String, Query> queries = new LinkedHashMap<>();

  private Queries(WatchItem item) {
    this.item = item;
  }

  /**
   * The queries of an item for a vantage: the first designation, the product's words in the
   * language of the vantage and in English, then bar codes, further designations and certificates,
   * as many as the study asks for; and those that its file adds. None twice.
   */
  static List<Query> of(WatchItem item, Vantage vantage, Searches searches) {
    Queries derived = new Queries(item);
    derived.model(0);
    derived.words(vantage.language(), Query.Kind.LOCAL);
    derived.words(Locale.ENGLISH, Query.Kind.ENGLISH);
    item.gtins().stream().limit(1).map(Gtin::digits).forEach(derived::identifier);
    for (int i = 1; i < item.models().size(); i++) {
      derived.model(i);
    }
    item.certificates().forEach(derived::identifier);
    List<Query> all =
        new ArrayList<>(derived.queries.values().stream().limit(searches.most()).toList());
    searches.also().getOrDefault(item.id(), List.of()).stream()
        .map(words -> new Query(words, Query.Kind.ADDED))
        .filter(added -> all.stream().noneMatch(one -> one.words().equals(added.words())))
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** A designation alone may name anybody's product, so the brand stands before it. */
  private void model(int number) {
    if (number < item.models().size()) {
      String model = item.models().get(number);
      identifier(item.brand().map(brand -> brand + " " + model).orElse(model));
    }
  }

  private void identifier(String words) {
    add(words, Query.Kind.IDENTIFIER);
  }

  private void words(Locale language, Query.Kind kind) {
    Optional<String> words = ProductWords.in(language, item.name());
    words.ifPresent(
        known -> add(item.brand().map(brand -> brand + " " + known).orElse(known), kind));
  }

  private void add(String words, Query.Kind kind) {
    String usable = words.strip();
    if (!usable.isEmpty()) {
      Query query = new Query(cut(usable), kind);
      queries.putIfAbsent(query.words().toLowerCase(Locale.ROOT), query);
    }
  }

  private static String cut(String words) {
    boolean pair = words.length() > LONGEST && Character.isHighSurrogate(words.charAt(LONGEST - 1));
    return words.substring(0, Math.min(pair ? LONGEST - 1 : LONGEST, words.length()));
  }
}
