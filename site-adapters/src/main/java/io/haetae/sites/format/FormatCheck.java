package io.haetae.sites.format;

import io.haetae.sites.format.Fault.Complaint;
import io.haetae.sites.format.Shape.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Compares a file with the format and tells every difference. */
public final class FormatCheck {
  private final YamlSource source;

  /** A check that tells its faults to a source. */
  public FormatCheck(YamlSource source) {
    this.source = source;
  }

  /**
   * Compares a value with a shape.
   *
   * @param at the path of the value; empty text for the whole file
   */
  public void check(Node node, Shape shape, String at) {
    switch (shape) {
      case Shape.Text text -> text(node, text.form(), at);
      case Shape.Truth truth -> {
        if (!(node instanceof ScalarNode scalar && scalar.getValue().matches("true|false"))) {
          fault(node, at, "it is neither true nor false", "write true or false");
        }
      }
      case Shape.OneOrMore several -> {
        if (node instanceof SequenceNode) {
          list(node, several.each(), at);
        } else {
          check(node, several.each(), at);
        }
      }
      case Shape.Listed listed -> list(node, listed.each(), at);
      case Shape.Named named ->
          mapping(node, at)
              .forEach(
                  (key, value) -> {
                    text(key, named.names(), at);
                    check(value, named.each(), at + "." + name(key));
                  });
      case Shape.TextOrFields either -> {
        boolean more = node instanceof MappingNode;
        check(node, more ? either.fields() : either.text(), at);
      }
      case Shape.Fields fields -> fields(node, fields, at);
    }
  }

  private void text(Node node, ValueForm form, String at) {
    if (node instanceof ScalarNode scalar) {
      form.complaint(scalar.getValue()).ifPresent(c -> source.fault(node.getStartMark(), at, c));
    } else {
      fault(node, at, "it is not a plain value", "write " + form.about());
    }
  }

  private void list(Node node, Shape each, String at) {
    if (!(node instanceof SequenceNode sequence)) {
      fault(node, at, "it is no list", "begin each entry with -");
      return;
    }
    if (sequence.getValue().isEmpty()) {
      fault(node, at, "the list is empty", "write an entry, or leave the field out");
    }
    int index = 0;
    for (Node entry : sequence.getValue()) {
      check(entry, each, at + "[" + index++ + "]");
    }
  }

  private void fields(Node node, Shape.Fields fields, String at) {
    Map<Node, Node> entries = mapping(node, at);
    if (!(node instanceof MappingNode)) {
      return;
    }
    List<String> names = entries.keySet().stream().map(FormatCheck::name).toList();
    entries.forEach(
        (key, value) ->
            fields
                .named(name(key))
                .ifPresentOrElse(
                    field -> check(value, field.shape(), below(at, field.name())),
                    () ->
                        fault(key, at, "there is no " + name(key), "known are " + known(fields))));
    fields.fields().stream()
        .filter(Field::required)
        .filter(field -> !names.contains(field.name()))
        .forEach(f -> fault(node, at, f.name() + " is missing", "add it: " + f.about()));
  }

  private static String known(Shape.Fields fields) {
    return fields.fields().stream().map(Field::name).collect(Collectors.joining(", "));
  }

  private Map<Node, Node> mapping(Node node, String at) {
    Map<Node, Node> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        entries.put(entry.getKeyNode(), entry.getValueNode());
      }
    } else {
      fault(node, at, "it is no mapping", "write name: value in lines that are indented alike");
    }
    return entries;
  }

  /** The path of a field below another. */
  public static String below(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  private static String name(Node key) {
    return key instanceof ScalarNode scalar ? scalar.getValue() : "a name that is no text";
  }

  private void fault(Node node, String at, String problem, String fix) {
    source.fault(node.getStartMark(), at, new Complaint(problem, fix));
  }
}
