package io.haetae.sites.declared;

import com.google.re2j.Pattern;
import io.haetae.core.site.Meaning;
import io.haetae.core.watch.SiteId;
import io.haetae.sites.declared.Declaration.Each;
import io.haetae.sites.declared.Declaration.Proof;
import io.haetae.sites.declared.Declaration.Rule;
import io.haetae.sites.declared.Declaration.Source;
import io.haetae.sites.declared.Declaration.State;
import io.haetae.sites.format.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a declaration of a tree in which the checks found no fault. */
final class Declaring {
  private Declaring() {}

  static Declaration of(Yaml file) {
    Yaml addresses = file.at("addresses").orElseThrow();
    Map<String, List<Source>> page = new HashMap<>();
    file.at("page").ifPresent(p -> p.entries().forEach((k, v) -> page.put(k, sources(v))));
    Map<String, Template> cookies = new HashMap<>();
    file.at("vantage")
        .flatMap(vantage -> vantage.at("cookies"))
        .ifPresent(c -> c.entries().forEach((k, v) -> cookies.put(k, template(v))));
    Map<String, State> states = new HashMap<>();
    file.at("states").ifPresent(s -> s.entries().forEach((k, v) -> states.put(k, state(v))));
    return new Declaration(
        new SiteId(file.text("site")),
        file.text("name"),
        file.text("version"),
        addresses(addresses),
        new Template(addresses.text("listing")),
        new Template(addresses.text("search")),
        file.at("controls").orElseThrow().text("absent"),
        cookies,
        states,
        file.text("schema-org").equals("true"),
        page,
        file.items("signals").stream().map(Declaring::rule).toList(),
        file.at("options").map(Declaring::each),
        file.at("results").map(Declaring::each));
  }

  private static Each each(Yaml list) {
    Map<String, List<Source>> values = new HashMap<>();
    Map<String, Proof> proofs = new HashMap<>();
    list.entries()
        .forEach(
            (name, value) -> {
              if (AdapterFormat.PROOFS.contains(name)) {
                Place place = Place.of(value.text("at"));
                Pattern matches = Pattern.compile(value.text("matches"));
                proofs.put(name, new Proof(place, matches));
              } else if (!name.equals("each")) {
                values.put(name, sources(value));
              }
            });
    return new Each(Place.of(list.text("each")), values, proofs);
  }

  static Addresses addresses(Yaml addresses) {
    return new Addresses(
        addresses.items("hosts").stream().flatMap(host -> host.text().stream()).toList(),
        addresses.items("item").stream()
            .flatMap(item -> item.text().stream())
            .map(Pattern::compile)
            .toList());
  }

  private static Template template(Yaml value) {
    return new Template(value.text().orElse(""));
  }

  private static State state(Yaml value) {
    return value
        .at("linked-data")
        .<State>map(type -> new State.LinkedData(type.text().orElse("")))
        .or(() -> value.at("script").map(name -> new State.Script(name.text().orElse(""))))
        .orElseGet(() -> new State.Answer(Pattern.compile(value.text("answer"))));
  }

  private static List<Source> sources(Yaml value) {
    return value.items().stream().map(Declaring::source).toList();
  }

  private static Source source(Yaml value) {
    Optional<String> alone = value.text();
    return alone.isPresent()
        ? new Source(Place.of(alone.get()), Optional.empty(), Optional.empty())
        : new Source(
            Place.of(value.text("at")),
            value.at("part").flatMap(Yaml::text).map(Pattern::compile),
            value.at("decimals").flatMap(Yaml::text).map(Integer::parseInt));
  }

  private static Rule rule(Yaml value) {
    List<String> at = value.items("at").stream().flatMap(place -> place.text().stream()).toList();
    return new Rule(
        Meaning.valueOf(value.text("meaning")),
        at.stream().map(Place::of).toList(),
        value.at("matches").flatMap(Yaml::text).map(Pattern::compile),
        value.at("name").flatMap(Yaml::text).orElse(at.getFirst()));
  }
}
