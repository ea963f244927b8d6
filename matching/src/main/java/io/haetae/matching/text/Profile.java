package io.haetae.matching.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A wording taken apart once, to be compared often. Immutable. */
public final class Profile {
  final Wording wording;
  final List<String> title;
  final List<String> all;
  final Set<String> titleWords;
  final Set<String> brandWords;
  final Set<String> titleOrBrand;
  final Set<String> allWords;
  final Set<String> titleModels;
  final Set<String> allModels;
  final Set<String> titleNumbers;
  final Set<String> allNumbers;
  final String titleCompact;
  final String allCompact;
  final Map<String, Integer> titleGrams;
  final Map<String, Integer> allGrams;
  final Set<String> titlePairs;
  final Measures measures;

  /** Takes a wording apart. */
  public Profile(Wording wording) {
    this.wording = wording;
    title = Tokens.of(wording.title());
    List<String> brand = Tokens.of(wording.brand());
    List<String> together = new ArrayList<>(title);
    together.addAll(brand);
    together.addAll(Tokens.of(wording.description()));
    all = List.copyOf(together);
    titleWords = new LinkedHashSet<>(title);
    brandWords = new LinkedHashSet<>(brand);
    titleOrBrand = new LinkedHashSet<>(title);
    titleOrBrand.addAll(brand);
    allWords = new LinkedHashSet<>(all);
    titleModels = only(titleWords, Tokens::isModel);
    allModels = only(allWords, Tokens::isModel);
    titleNumbers = only(titleWords, Tokens::isNumber);
    allNumbers = only(allWords, Tokens::isNumber);
    titleCompact = String.join("", title);
    allCompact = Tokens.compact(wording.title() + wording.description());
    titleGrams = grams(title);
    allGrams = grams(all);
    titlePairs = pairs(title);
    measures = Measures.in(wording.whole());
  }

  /** Every token of the wording, in its order. */
  public List<String> tokens() {
    return all;
  }

  /** The designations in title, brand and description. */
  public Set<String> models() {
    return Set.copyOf(allModels);
  }

  /** The numbers with units in the wording. */
  public Measures measures() {
    return measures;
  }

  /** The numbers with units in the title. */
  public Measures titleMeasures() {
    return Measures.in(wording.title());
  }

  /** The words of the title that name an option of this kind, in English. */
  public Set<String> variations(Variation variation) {
    return only(titleWords, word -> Glossary.variation(word).filter(variation::equals).isPresent());
  }

  /** The same without its brand, in the title too. */
  public Profile withoutBrand() {
    String title =
        this.title.stream()
            .filter(word -> !brandWords.contains(word))
            .collect(Collectors.joining(" "));
    return new Profile(new Wording(title, "", wording.description(), wording.price()));
  }

  /** Whether the titles have words of one script, so that they can be compared as words. */
  public boolean sharesScript(Profile other) {
    return !Collections.disjoint(scripts(), other.scripts());
  }

  private Set<Run> scripts() {
    Set<Run> scripts = EnumSet.noneOf(Run.class);
    // Latin letters stand in nearly every title, so that one written in Hangul or Han is of these.
    wording
        .title()
        .codePoints()
        .filter(Character::isLetter)
        .mapToObj(Run::kind)
        .forEach(scripts::add);
    if (scripts.size() > 1) {
      scripts.remove(Run.OTHER);
    }
    return scripts;
  }

  /** How often each token occurs. */
  static Map<String, Integer> counts(Collection<String> tokens) {
    Map<String, Integer> counts = new HashMap<>();
    tokens.forEach(token -> counts.merge(token, 1, Integer::sum));
    return counts;
  }

  private static Set<String> only(Set<String> tokens, Predicate<String> wanted) {
    Set<String> kept = new LinkedHashSet<>(tokens);
    kept.removeIf(wanted.negate());
    return kept;
  }

  private static Map<String, Integer> grams(List<String> tokens) {
    String text = " " + String.join(" ", tokens) + " ";
    List<String> grams = new ArrayList<>();
    for (int i = 0; i + 3 <= text.length(); i++) {
      grams.add(text.substring(i, i + 3));
    }
    return counts(grams);
  }

  private static Set<String> pairs(List<String> tokens) {
    Set<String> pairs = new LinkedHashSet<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      pairs.add(tokens.get(i) + " " + tokens.get(i + 1));
    }
    return pairs;
  }
}
