package io.haetae.sites.declared;

import io.haetae.sites.format.Fault.Complaint;
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

  /**
   * A value within an entry of a list.
   *
   * @param steps the steps from the entry; none for the entry itself
   */
  record Below(List<String> steps) implements Place {
    /** Copies the list. */
    public Below {
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
    if (text.startsWith(".")) {
      return new Below(steps(text.substring(1)));
    }
    int hash = text.indexOf('#');
    return new Pointer(text.substring(0, hash), steps(text.substring(hash + 1)));
  }

  private static List<String> steps(String pointer) {
    return Arrays.stream(pointer.split("/", -1))
        .skip(1)
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
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

  /** What is wrong with a text that should be the place of a list's entries. */
  static Optional<Complaint> listComplaint(String text) {
    String fix = "write " + Form.LIST.about();
    boolean attribute =
        text.startsWith("css:") && css(text.substring("css:".length())).attribute().isPresent();
    boolean entries = text.startsWith("css:") || text.contains("/*");
    return attribute || !entries
        ? Form.complain("\"" + Form.shortened(text) + "\" is no list", fix)
        : complaint(text);
  }

  /** What is wrong with a text that should be a place within a list's entry. */
  static Optional<Complaint> withinComplaint(String text) {
    String fix = "write " + Form.WITHIN.about();
    if (text.startsWith("css:@")) {
      boolean named = css(text.substring("css:".length())).attribute().isPresent();
      return named ? Optional.empty() : Form.complain("the attribute has no name", fix);
    }
    boolean fits = text.startsWith("css:") || Forms.BELOW.matcher(text).matches();
    return !fits
        ? Form.complain("\"" + Form.shortened(text) + "\" is no place within an entry", fix)
        : text.startsWith("css:") ? complaint(text) : Optional.empty();
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
    private static final Pattern BELOW = Pattern.compile("\\.(?:/(?:[^/~]|~[01]){0,100}){0,12}");

    private Forms() {}
  }
}
