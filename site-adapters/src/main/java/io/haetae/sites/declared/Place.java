package io.haetae.sites.declared;

import io.haetae.sites.declared.Fault.Complaint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/** Where a value stands, written as {@link io.haetae.core.product.Found#at()} is. */
sealed interface Place {
  /** The most characters of a place. */
  int LONGEST = 300;

  /**
   * An element's text, or one of its attributes.
   *
   * @param selector a selector of jsoup
   * @param attribute the attribute, if the text is not meant
   */
  record Css(String selector, Optional<String> attribute) implements Place {
    @Override
    public String toString() {
      return "css:" + selector + attribute.map(name -> "@" + name).orElse("");
    }
  }

  /**
   * A value in a state.
   *
   * @param state the state's name in the file
   * @param steps the pointer's steps, unescaped; {@code *} steps into every element
   */
  record Pointer(String state, List<String> steps) implements Place {
    /** Copies the list. */
    public Pointer {
      steps = List.copyOf(steps);
    }
  }

  /** The page's address. */
  record Address() implements Place {}

  /** The place that a checked text names. */
  static Place of(String text) {
    if (text.equals("url")) {
      return new Address();
    }
    if (text.startsWith("css:")) {
      return css(text.substring("css:".length()));
    }
    int hash = text.indexOf('#');
    List<String> steps =
        Arrays.stream(text.substring(hash + 1).split("/", -1))
            .skip(1)
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
    return new Pointer(text.substring(0, hash), steps);
  }

  private static Css css(String text) {
    Matcher attribute = Forms.ATTRIBUTE.matcher(text);
    return attribute.find()
        ? new Css(text.substring(0, attribute.start()).strip(), Optional.of(attribute.group(1)))
        : new Css(text.strip(), Optional.empty());
  }

  /** What is wrong with a text that should be a place. */
  static Optional<Complaint> complaint(String text) {
    String fix = "write " + Form.PLACE.about();
    if (text.length() > LONGEST) {
      return Form.complain("it is longer than " + LONGEST + " characters", fix);
    }
    if (text.startsWith("css:")) {
      return selectorComplaint(css(text.substring("css:".length())).selector(), fix);
    }
    return Forms.POINTER.matcher(text).matches() || text.equals("url")
        ? Optional.empty()
        : Form.complain("\"" + Form.shortened(text) + "\" is no place", fix);
  }

  private static Optional<Complaint> selectorComplaint(String css, String fix) {
    if (css.isEmpty()) {
      return Form.complain("the selector is empty", fix);
    }
    try {
      QueryParser.parse(css);
      return Optional.empty();
    } catch (Selector.SelectorParseException | IllegalArgumentException malformed) {
      return Form.complain("the selector is malformed: " + malformed.getMessage(), fix);
    }
  }

  /** The patterns of places. */
  final class Forms {
    private static final Pattern ATTRIBUTE = Pattern.compile("@([A-Za-z_][A-Za-z0-9_:.-]*)$");
    private static final Pattern POINTER =
        Pattern.compile("[a-z][a-z0-9-]{0,39}#(?:/(?:[^/~]|~[01])*)*");

    private Forms() {}
  }
}
