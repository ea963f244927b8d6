package io.haetae.sites.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The YAML of one file, with its faults. At most 200,000 characters and 12 levels; anchors, aliases
 * and tags are refused, so nothing in it can grow or make objects.
 */
public final class YamlSource {
  private static final int LONGEST = 200_000;
  private static final int DEEPEST = 12;

  private final String file;
  private final String document;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * A source.
   *
   * @param file the name that the faults give
   * @param document the document that explains such files
   */
  public YamlSource(String file, String document) {
    this.file = file;
    this.document = document;
  }

  /** The faults so far, in the order in which they were found. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Adds a fault. */
  public void fault(Optional<Mark> mark, String field, Fault.Complaint complaint) {
    faults.add(
        new Fault(
            file,
            mark.map(m -> m.getLine() + 1).orElse(0),
            mark.map(m -> m.getColumn() + 1).orElse(0),
            field,
            complaint.problem(),
            complaint.fix()));
  }

  /** The root node; empty, with a fault, if there is none that may be read further. */
  public Optional<Node> root(String text) {
    if (text.length() > LONGEST) {
      fault(
          Optional.empty(),
          "",
          new Fault.Complaint("it is longer than " + LONGEST + " characters", "shorten it"));
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setUseMarks(true).setCodePointLimit(LONGEST).build();
    try {
      if (!plain(new Parse(settings).parseString(text))) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        fault(Optional.empty(), "", new Fault.Complaint("it is empty", "see " + document));
      }
      return root;
    } catch (MarkedYamlEngineException malformed) {
      fault(malformed.getProblemMark(), "", notYaml(malformed.getProblem()));
    } catch (YamlEngineException malformed) {
      fault(Optional.empty(), "", notYaml(String.valueOf(malformed.getMessage())));
    }
    return Optional.empty();
  }

  private static Fault.Complaint notYaml(String problem) {
    return new Fault.Complaint(
        "it is no YAML: " + problem.strip(),
        "check indentation and quotes; values with : # { [ or \\ stand in single quotes");
  }

  /** Whether the file is a tree of plain values, before anything is built from it. */
  private boolean plain(Iterable<Event> events) {
    int before = faults.size();
    int depth = 0;
    for (Event event : events) {
      switch (event) {
        case AliasEvent alias -> refuse(alias, "an alias", "write the value again");
        case CollectionStartEvent start -> {
          depth++;
          checkPlain(start, start.getTag());
          if (depth > DEEPEST) {
            refuse(start, "more than " + DEEPEST + " levels", "see " + document);
            return false;
          }
        }
        case CollectionEndEvent end -> depth--;
        case ScalarEvent scalar -> checkPlain(scalar, scalar.getTag());
        default -> {}
      }
    }
    return faults.size() == before;
  }

  private void checkPlain(NodeEvent event, Optional<String> tag) {
    if (event.getAnchor().isPresent()) {
      refuse(event, "an anchor", "write the value where it is needed");
    }
    if (tag.isPresent()) {
      refuse(event, "a tag", "leave " + tag.get() + " out");
    }
  }

  private void refuse(Event event, String what, String fix) {
    fault(event.getStartMark(), "", new Fault.Complaint("there is " + what, fix));
  }
}
