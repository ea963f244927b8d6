package io.haetae.sites.page;

import io.haetae.core.product.Found;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A JSON value and the place where it stands. A step to what is not there gives an absent place, so
 * steps can be chained.
 *
 * @param state the name of the state, such as {@code runParams}
 * @param pointer the JSON pointer (RFC 6901) within it; empty at the root
 * @param node the value; a missing node where there is none
 */
public record JsonPlace(String state, String pointer, JsonNode node) {
  private static final int LONGEST_NUMBER = 40;
  private static final int DEEPEST_SEARCH = 6;

  /** The root of a state. */
  public static JsonPlace root(String state, JsonNode node) {
    return new JsonPlace(state, "", node);
  }

  /** The value under a chain of names; a name that is a number also steps into an array. */
  public JsonPlace at(String... names) {
    JsonPlace place = this;
    for (String name : names) {
      place = place.step(name);
    }
    return place;
  }

  /** The first of several chains, each written with slashes, that leads to a value. */
  public JsonPlace first(String... paths) {
    JsonPlace place = new JsonPlace(state, pointer, MissingNode.getInstance());
    for (String path : paths) {
      place = at(path.split("/"));
      if (place.present()) {
        return place;
      }
    }
    return place;
  }

  private JsonPlace step(String name) {
    String escaped = name.replace("~", "~0").replace("/", "~1");
    JsonNode below =
        node.isArray() && name.matches("[0-9]{1,9}")
            ? node.path(Integer.parseInt(name))
            : node.path(name);
    return new JsonPlace(state, pointer + "/" + escaped, below);
  }

  /** Whether there is a value, and it is not null. */
  public boolean present() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** Whether there is an object or an array with anything in it. */
  public boolean filled() {
    return node.isContainer() && !node.isEmpty();
  }

  /** The place as {@link Found#at()} wants it, such as {@code runParams#/data/titleModule}. */
  public String place() {
    return state + "#" + pointer;
  }

  /** A value with this place. */
  public <T> Found<T> found(T value) {
    return new Found<>(value, place());
  }

  /**
   * The text of a string that is not blank, or of a number or truth value; without outer blanks.
   */
  public Optional<String> text() {
    if (!node.isValueNode() || !present()) {
      return Optional.empty();
    }
    String text =
        node.isNumber() && !node.isIntegralNumber()
            ? node.decimalValue().toPlainString()
            : node.asString();
    return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
  }

  /** The text together with this place. */
  public Optional<Found<String>> foundText() {
    return text().map(this::found);
  }

  /** The number, exact, also where it is written as a string of digits with a point. */
  public Optional<BigDecimal> number() {
    return text()
        .filter(text -> text.length() <= LONGEST_NUMBER)
        .filter(text -> text.matches("[-+]?[0-9]+(?:\\.[0-9]+)?"))
        .map(BigDecimal::new);
  }

  /** The whole number of zero or more, also where it is written as a string. */
  public Optional<Long> count() {
    return text().filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
  }

  /** The truth value, also where it is written as {@code "true"} or {@code "false"}. */
  public Optional<Boolean> flag() {
    return text()
        .filter(text -> text.equals("true") || text.equals("false"))
        .map(Boolean::parseBoolean);
  }

  /** The truth value, also where it is written as 1 or 0. */
  public Optional<Boolean> binary() {
    return text()
        .filter(text -> text.matches("true|false|1|0"))
        .map(text -> text.equals("true") || text.equals("1"));
  }

  /** The nearest value that fits, this one included, through objects at most six levels down. */
  public Optional<JsonPlace> nearest(Predicate<JsonPlace> fits) {
    List<JsonPlace> level = List.of(this);
    for (int depth = 0; depth <= DEEPEST_SEARCH && !level.isEmpty(); depth++) {
      Optional<JsonPlace> found = level.stream().filter(fits).findFirst();
      if (found.isPresent()) {
        return found;
      }
      level = level.stream().flatMap(place -> place.fields().stream()).toList();
    }
    return Optional.empty();
  }

  /**
   * The elements of an array, or of an object whose names are 0, 1, 2… (as some browser extensions
   * write arrays); nothing for any other value.
   */
  public List<JsonPlace> items() {
    boolean numbered = node.isObject() && node.propertyNames().stream().allMatch(JsonPlace::index);
    if (!node.isArray() && !numbered) {
      return List.of();
    }
    List<JsonPlace> items = new ArrayList<>();
    if (numbered) {
      node.propertyNames().forEach(name -> items.add(step(name)));
    } else {
      for (int i = 0; i < node.size(); i++) {
        items.add(new JsonPlace(state, pointer + "/" + i, node.path(i)));
      }
    }
    return items;
  }

  /** The values of an object in their order; each pointer's last step is the value's name. */
  public List<JsonPlace> fields() {
    return node.isObject() ? node.propertyNames().stream().map(this::step).toList() : List.of();
  }

  /** The last step of the pointer: the name in the object above, or the index in the array. */
  public String name() {
    String last = pointer.substring(pointer.lastIndexOf('/') + 1);
    return last.replace("~1", "/").replace("~0", "~");
  }

  private static boolean index(String name) {
    return name.matches("[0-9]{1,5}");
  }
}
