package io.haetae.app.report;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of HTML that is safe to put between tags or into a quoted attribute. Markup comes from
 * constants in the source alone; everything else is escaped, so no text can become markup.
 */
public final class Html {
  private static final Html NONE = new Html("");
  private static final String HOLE = "{}";

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /** Nothing. */
  public static Html none() {
    return NONE;
  }

  /** A text, with the characters that mean something in HTML escaped. */
  public static Html text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(point);
              }
            });
    return new Html(escaped.toString());
  }

  /** A number. */
  public static Html number(long number) {
    return new Html(Long.toString(number));
  }

  /** Constant markup. */
  public static Html markup(@CompileTimeConstant String constant) {
    return new Html(constant);
  }

  /**
   * Constant markup with pieces in its holes.
   *
   * @param template markup in which <code>{}</code> marks a hole; a hole in an attribute is quoted
   * @param pieces one for each hole, in order
   * @throws IllegalArgumentException if there are more or fewer pieces than holes
   */
  public static Html of(@CompileTimeConstant String template, Html... pieces) {
    StringBuilder filled = new StringBuilder(template.length() + 64);
    int from = 0;
    for (Html piece : pieces) {
      int hole = template.indexOf(HOLE, from);
      if (hole < 0) {
        throw new IllegalArgumentException("More pieces than holes: " + template);
      }
      filled.append(template, from, hole).append(piece.markup);
      from = hole + HOLE.length();
    }
    if (template.indexOf(HOLE, from) >= 0) {
      throw new IllegalArgumentException("Fewer pieces than holes: " + template);
    }
    return new Html(filled.append(template, from, template.length()).toString());
  }

  /** Pieces one after another. */
  public static Html all(List<Html> pieces) {
    return all(pieces.stream());
  }

  /** Pieces one after another. */
  public static Html all(Stream<Html> pieces) {
    return new Html(pieces.map(piece -> piece.markup).collect(Collectors.joining("\n")));
  }

  /** One of the program's own files, as it is. */
  public static Html file(@CompileTimeConstant String name) {
    try (InputStream file = Html.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("The program has no file " + name);
      }
      return new Html(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException damaged) {
      throw new UncheckedIOException("The program's file " + name + " cannot be read", damaged);
    }
  }

  /** The markup. */
  @Override
  public String toString() {
    return markup;
  }
}
