package io.haetae.browser;

import io.haetae.core.browse.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The hops of a visit under the browser's request ids, with the events that tell what really went
 * over the wire. Confined to the lock of its {@link NetworkLog}.
 */
final class Chains {
  private final List<Hop> hops = new ArrayList<>();
  private final Map<String, List<Hop>> chains = new HashMap<>();
  private final Map<String, List<JsonNode>> requestExtras = new HashMap<>();
  private final Map<String, List<JsonNode>> responseExtras = new HashMap<>();

  /** Every hop in the order in which the requests were sent. */
  List<Hop> hops() {
    return hops;
  }

  /** Adds the next hop of a request. */
  Hop add(String id, String session, JsonNode event) {
    Hop hop = new Hop(hops.size() + 1, id, session, event);
    hops.add(hop);
    chains.computeIfAbsent(id, key -> new ArrayList<>()).add(hop);
    return hop;
  }

  /** The first hop of a request. */
  Optional<Hop> first(String id) {
    return Optional.ofNullable(chains.get(id)).map(List::getFirst);
  }

  /** The latest hop of a request. */
  Optional<Hop> last(String id) {
    return Optional.ofNullable(chains.get(id)).map(List::getLast);
  }

  /** Keeps what was really sent; may come before or after the hop. */
  void sent(String id, JsonNode extra) {
    requestExtras.computeIfAbsent(id, key -> new ArrayList<>()).add(extra);
  }

  /** Keeps what was really received; may come before or after the hop's own answer. */
  void received(String id, JsonNode extra) {
    responseExtras.computeIfAbsent(id, key -> new ArrayList<>()).add(extra);
  }

  /** How many requests may still be answered, kept-open connections left out. */
  long open() {
    return hops.stream().filter(hop -> hop.state == Hop.State.OPEN && !hop.isStream()).count();
  }

  /** Whether everything that was announced about answers has come. */
  boolean complete() {
    return chains.entrySet().stream()
        .allMatch(
            chain ->
                chain.getValue().stream().filter(hop -> hop.moreIsComing).count()
                    <= responseExtras.getOrDefault(chain.getKey(), List.of()).size());
  }

  /** The exchanges in the order of their numbers. */
  List<Exchange> exchanges() {
    ExchangeWriter writer = new ExchangeWriter(requestExtras, responseExtras);
    return chains.values().stream()
        .flatMap(chain -> writer.write(chain).stream())
        .sorted(Comparator.comparingInt(Exchange::number))
        .toList();
  }
}
