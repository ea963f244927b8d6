package io.haetae.sites.page;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A part of a page's state. A part is asked for by all the names that a site gives it: one writes
 * {@code goodsId} in its pages and {@code goods_id} in its interface.
 *
 * @param node the part
 * @param at its place
 */
public record StatePart(JsonNode node, String at) {
  private static final int DEEPEST = 6;
  private static final int MOST = 20_000;

  /** The part under the first of these names that is there. */
  public StatePart at(String... names) {
    for (String name : names) {
      JsonNode child = node.path(name);
      if (!child.isMissingNode() && !child.isNull()) {
        return new StatePart(child, at + "/" + name);
      }
    }
    return new StatePart(node.path(names[0]), at + "/" + names[0]);
  }

  /** The elements of an array, each with its place. */
  public List<StatePart> elements() {
    if (!node.isArray()) {
      return List.of();
    }
    return Stream.iterate(0, i -> i < node.size(), i -> i + 1)
        .map(i -> new StatePart(node.get(i), at + "/" + i))
        .toList();
  }

  /** The text of a text or number that is not blank. */
  public Optional<String> text() {
    if (node.isString()) {
      return Optional.of(node.stringValue().strip()).filter(text -> !text.isEmpty());
    }
    return node.isNumber() ? Optional.of(node.decimalValue().toPlainString()) : Optional.empty();
  }

  /** The number of a number, or of a text that is one. */
  public Optional<BigDecimal> number() {
    return text()
        .filter(text -> text.matches("-?[0-9]{1,18}(?:\\.[0-9]{1,9})?"))
        .map(BigDecimal::new);
  }

  /** What a flag written as true, 1 or their contraries says. */
  public Optional<Boolean> flag() {
    if (node.isBoolean()) {
      return Optional.of(node.booleanValue());
    }
    return text().filter(text -> text.matches("[01]|true|false")).map(t -> t.matches("1|true"));
  }

  /** The nearest part that fits, this one included; at most six levels down. */
  public Optional<StatePart> nearest(Predicate<StatePart> fits) {
    record Step(StatePart state, int depth) {}
    Deque<Step> open = new ArrayDeque<>(List.of(new Step(this, 0)));
    for (int seen = 0; seen < MOST && !open.isEmpty(); seen++) {
      Step step = open.remove();
      if (fits.test(step.state())) {
        return Optional.of(step.state());
      }
      if (step.depth() < DEEPEST && step.state().node().isObject()) {
        step.state()
            .node()
            .properties()
            .forEach(
                entry ->
                    open.add(
                        new Step(
                            new StatePart(
                                entry.getValue(), step.state().at() + "/" + entry.getKey()),
                            step.depth() + 1)));
      }
    }
    return Optional.empty();
  }
}
