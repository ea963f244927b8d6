package io.haetae.sites.declared;

import io.haetae.sites.format.Fault.Complaint;
import io.haetae.sites.format.Yaml;
import io.haetae.sites.format.YamlSource;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Checks what fields mean together; where one is malformed, the format's check has said so. */
final class MeaningCheck {
  private final YamlSource source;
  private final Yaml file;

  MeaningCheck(YamlSource source, Yaml file) {
    this.source = source;
    this.file = file;
  }

  void check() {
    file.at("states")
        .ifPresent(states -> states.entries().forEach((name, state) -> state(name, state)));
    Set<String> states = file.at("states").map(s -> s.entries().keySet()).orElse(Set.of());
    file.at("page")
        .ifPresent(
            page ->
                page.entries().forEach((name, places) -> places(places, "page." + name, states)));
    int index = 0;
    for (Yaml signal : file.items("signals")) {
      signal("signals[" + index++ + "]", signal, states);
    }
    file.at("options").ifPresent(options -> list("options", options, states));
    file.at("results").ifPresent(results -> list("results", results, states));
    file.at("addresses").ifPresent(this::addresses);
    file.at("vantage")
        .flatMap(vantage -> vantage.at("cookies"))
        .ifPresent(cookies -> cookies.entries().values().forEach(this::cookie));
    boolean reads =
        file.text("schema-org").equals("true")
            || file.at("page").isPresent()
            || file.at("results").isPresent();
    if (!reads && !file.entries().isEmpty()) {
      fault(file, "", "nothing is read", "write page:, or schema-org: true");
    }
  }

  private void state(String name, Yaml state) {
    if (state.entries().size() != 1) {
      fault(
          state,
          "states." + name,
          "it is " + state.entries().size() + " kinds of state",
          "write exactly one of linked-data, script, answer");
    }
  }

  private void places(Yaml value, String at, Set<String> states) {
    for (Yaml each : value.items()) {
      known(each.at("at").orElse(each), at, states);
    }
  }

  private void signal(String at, Yaml signal, Set<String> states) {
    boolean matches = signal.at("matches").isPresent();
    for (Yaml place : signal.items("at")) {
      known(place, at, states);
      boolean element = place.text().filter(text -> text.startsWith("css:")).isPresent();
      if (!element && !matches) {
        fault(
            place,
            at,
            "matches is missing",
            "say which value proves it: that there is a value proves nothing");
      }
    }
  }

  /** A list in data has its values at pointers, a list of elements at selectors. */
  private void list(String at, Yaml list, Set<String> states) {
    boolean elements = list.text("each").startsWith("css:");
    list.entries()
        .forEach(
            (name, value) -> {
              boolean whole = name.equals("nothing") || name.equals("each");
              for (Yaml each : value.items()) {
                Yaml place = each.at("at").orElse(each);
                if (whole) {
                  known(place, at + "." + name, states);
                } else if (place.text().filter(t -> t.startsWith("css:") != elements).isPresent()) {
                  fault(
                      place,
                      at + "." + name,
                      "the entries are " + (elements ? "elements" : "data") + ", this is not",
                      elements ? "write css:SELECTOR" : "write ./POINTER");
                }
              }
            });
  }

  private void known(Yaml place, String at, Set<String> states) {
    place
        .text()
        .filter(text -> text.contains("#") && !text.startsWith("css:"))
        .map(text -> text.substring(0, text.indexOf('#')))
        .filter(state -> !states.contains(state))
        .ifPresent(
            state ->
                fault(
                    place,
                    at,
                    "there is no state " + state,
                    states.isEmpty()
                        ? "declare it under states:"
                        : "declare it under states:, or use one of " + String.join(", ", states)));
  }

  /** The site's own addresses must lead back to the numbers that they are made of. */
  private void addresses(Yaml addresses) {
    boolean wellFormed =
        addresses.items("item").stream().allMatch(i -> fits(i, Form.ITEM))
            && addresses.items("hosts").stream().allMatch(h -> fits(h, Form.HOST));
    if (!wellFormed) {
      return;
    }
    Addresses site = Declaring.addresses(addresses);
    Optional<Yaml> listing = addresses.at("listing").filter(l -> fits(l, Form.LISTING));
    Optional<Yaml> absent =
        file.at("controls").flatMap(c -> c.at("absent")).filter(a -> fits(a, Form.ABSENT));
    if (listing.isPresent() && absent.isPresent()) {
      String number = absent.get().text().orElse("").replace('#', '7');
      String address = listing.get().text().orElse("").replace("{number}", number);
      URI url = URI.create(address.replaceAll("\\{[a-z]+\\}", "kr"));
      if (!site.number(url).equals(Optional.of(number))) {
        fault(
            listing.get(),
            "addresses.listing",
            url + " is no address of item " + number,
            "make hosts and item fit it, and controls.absent have the form of a number");
      }
    }
    addresses
        .at("search")
        .filter(search -> fits(search, Form.SEARCH))
        .ifPresent(
            search -> {
              String address = search.text().orElse("").replaceAll("\\{[a-z]+\\}", "kr");
              if (site.number(URI.create(address)).isPresent()) {
                fault(search, "addresses.search", "it is an item's address", "narrow item");
              }
            });
  }

  private static boolean fits(Yaml value, Form form) {
    return value.text().filter(text -> form.complaint(text).isEmpty()).isPresent();
  }

  private void cookie(Yaml value) {
    value
        .text()
        .flatMap(Template::complaint)
        .ifPresent(c -> source.fault(value.node().getStartMark(), "vantage.cookies", c));
  }

  private void fault(Yaml value, String at, String problem, String fix) {
    source.fault(value.node().getStartMark(), at, new Complaint(problem, fix));
  }
}
