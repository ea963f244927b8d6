package io.haetae.sites.declared;

import com.google.re2j.Pattern;
import io.haetae.core.site.Meaning;
import io.haetae.core.watch.SiteId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an adapter file says.
 *
 * @param version the declared version
 * @param listing the address of a listing
 * @param search the address of a search
 * @param absent the form of a number that does not exist
 * @param cookies the site's own settings
 * @param states where the page keeps its data, by name
 * @param schemaOrg whether schema.org data is read as in any shop
 * @param page the sources of the page's values, by the field's name
 * @param rules what proves the state of the offer
 * @param options the list of an offer's options
 * @param results the list of a result page
 */
record Declaration(
    SiteId site,
    String name,
    String version,
    Addresses addresses,
    Template listing,
    Template search,
    String absent,
    Map<String, Template> cookies,
    Map<String, State> states,
    boolean schemaOrg,
    Map<String, List<Source>> page,
    List<Rule> rules,
    Optional<Each> options,
    Optional<Each> results) {
  Declaration {
    cookies = Map.copyOf(cookies);
    states = Map.copyOf(states);
    page = Map.copyOf(page);
    rules = List.copyOf(rules);
  }

  /** Where a page keeps data. */
  sealed interface State {
    /** JSON-LD of a type of schema.org. */
    record LinkedData(String type) implements State {}

    /** What scripts assign to a variable. */
    record Script(String variable) implements State {}

    /** JSON answers whose address holds a pattern. */
    record Answer(Pattern address) implements State {}
  }

  /**
   * Where a value may be read.
   *
   * @param part what of it counts
   * @param decimals how many last digits are decimals, for a price in the smallest unit
   */
  record Source(Place place, Optional<Pattern> part, Optional<Integer> decimals) {}

  /**
   * Positive evidence.
   *
   * @param matches what the whole value must be; without it, a visible element is enough
   * @param name a name for it
   */
  record Rule(Meaning meaning, List<Place> places, Optional<Pattern> matches, String name) {
    Rule {
      places = List.copyOf(places);
    }
  }

  /**
   * A list, each of whose entries has the same values.
   *
   * @param place where the entries stand
   * @param values the sources of an entry's values, within it, by the value's name
   * @param proofs what proves a state of an entry, or of the list, by the state's name
   */
  record Each(Place place, Map<String, List<Source>> values, Map<String, Proof> proofs) {
    Each {
      values = Map.copyOf(values);
      proofs = Map.copyOf(proofs);
    }

    List<Source> sources(String value) {
      return values.getOrDefault(value, List.of());
    }

    Optional<Proof> proof(String state) {
      return Optional.ofNullable(proofs.get(state));
    }
  }

  /**
   * Positive evidence within a list.
   *
   * @param matches what a whole value must be
   */
  record Proof(Place place, Pattern matches) {}

  /** The sources of a field; none if the file does not name it. */
  List<Source> sources(String field) {
    return page.getOrDefault(field, List.of());
  }
}
