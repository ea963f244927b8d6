package io.haetae.sites.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Steps through a tree of YAML; what is not there, or is something else, is empty.
 *
 * @param node the value
 */
public record Yaml(Node node) {
  /** The value of a field. */
  public Optional<Yaml> at(String name) {
    return Optional.ofNullable(entries().get(name));
  }

  /** The entries of a mapping in their order. */
  public Map<String, Yaml> entries() {
    Map<String, Yaml> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          entries.put(key.getValue(), new Yaml(entry.getValueNode()));
        }
      }
    }
    return entries;
  }

  /** The entries of a list, or the value itself where it stands alone. */
  public List<Yaml> items() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(Yaml::new).toList()
        : List.of(this);
  }

  /** The text of a plain value. */
  public Optional<String> text() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  /** The text of a field that the check has found to be there. */
  public String text(String name) {
    return at(name).flatMap(Yaml::text).orElse("");
  }

  /** The entries of a field that is a list, or its value; empty if it is not there. */
  public List<Yaml> items(String name) {
    return at(name).map(Yaml::items).orElse(List.of());
  }
}
