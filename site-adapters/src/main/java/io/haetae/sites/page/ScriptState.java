package io.haetae.sites.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the state that pages keep in script text: {@code window.x = {…}}, {@code var x = {…}},
 * {@code a.b.c = {…}}, {@code export default {…}}, a JSONP call or a bare literal. A value is read
 * as a literal, never cut at a mark.
 */
public final class ScriptState {
  private static final Pattern MODULE =
      Pattern.compile(
          "\\A[\\s\\uFEFF;]*(?:export\\s+default|module\\.exports\\s*=|exports\\.\\w+\\s*=|"
              + "(?:export\\s+)?(?:var|let|const)\\s+[\\w$]+\\s*=|return)\\s*");
  private static final Pattern CALL =
      Pattern.compile(
          "\\A[\\s\\uFEFF;]*(?:/\\*\\*/)?\\s*(?:typeof\\s+[\\w.$]+\\s*={2,3}\\s*"
              + "['\"]function['\"]\\s*&&\\s*)?[\\w$][\\w.$]{0,200}\\s*\\(\\s*(?=[\\[{])");
  private static final String BEFORE_STATEMENT = ";{}(),&|?:=>\n\r\t";

  private ScriptState() {}

  /**
   * The values that a script assigns to a variable, in their order; nothing for a variable that is
   * never assigned a literal.
   *
   * @param script script text
   * @param variable its name with any dots, without {@code window.}, such as {@code runParams}
   */
  public static Assigned assigned(String script, String variable) {
    List<JsonPlace> values = new ArrayList<>();
    boolean cutOff = false;
    for (int at = script.indexOf(variable); at >= 0; at = script.indexOf(variable, at + 1)) {
      int value = valueAfter(script, at, variable.length());
      if (value < 0) {
        continue;
      }
      switch (LiteralReader.read(script, value)) {
        case Literal.Whole whole -> {
          values.add(JsonPlace.root(variable, whole.value()));
          at = whole.end() - 1;
        }
        case Literal.CutOff cut -> cutOff = true;
        case Literal.Malformed malformed -> {}
      }
    }
    return new Assigned(values, cutOff);
  }

  /** The literal that begins at an index of a script's text. */
  public static Literal at(String script, int start) {
    return LiteralReader.read(script, start);
  }

  /** The value of a text that is one literal, bare or in a module or a JSONP call. */
  public static Literal only(String text) {
    Matcher module = MODULE.matcher(text);
    if (module.find()) {
      return LiteralReader.read(text, module.end());
    }
    Matcher call = CALL.matcher(text);
    return LiteralReader.read(text, call.find() ? call.end() : 0);
  }

  /** The index where the value assigned to the variable at an index begins, or -1. */
  private static int valueAfter(String script, int at, int length) {
    if (!startsStatement(script, at) || ScriptText.inLineComment(script, at)) {
      return -1;
    }
    int next = at + length;
    if (next < script.length() && "'\"".indexOf(script.charAt(next)) >= 0) {
      next++;
      if (next < script.length() && script.charAt(next) == ']') {
        next++;
      }
    }
    next = skipSpace(script, next);
    boolean assigned =
        next + 1 < script.length()
            && script.charAt(next) == '='
            && "=>".indexOf(script.charAt(next + 1)) < 0;
    return assigned ? afterDefault(script, skipSpace(script, next + 1)) : -1;
  }

  /** Skips {@code window.x || } before the literal. */
  private static int afterDefault(String script, int value) {
    int end = value;
    while (end < script.length()
        && (Character.isJavaIdentifierPart(script.charAt(end)) || script.charAt(end) == '.')) {
      end++;
    }
    int bars = skipSpace(script, end);
    return end > value && script.startsWith("||", bars) ? skipSpace(script, bars + 2) : value;
  }

  private static boolean startsStatement(String script, int at) {
    int before = at - 1;
    if (before >= 0 && "'\"".indexOf(script.charAt(before)) >= 0) {
      return before > 0 && script.charAt(before - 1) == '[';
    }
    for (String owner : List.of("window.", "self.", "globalThis.", "this.")) {
      if (script.startsWith(owner, at - owner.length())) {
        before = at - owner.length() - 1;
      }
    }
    int word = before;
    while (before >= 0 && script.charAt(before) == ' ') {
      before--;
    }
    boolean spaced = word != before;
    if (before < 0 || BEFORE_STATEMENT.indexOf(script.charAt(before)) >= 0) {
      return true;
    }
    return (spaced && declares(script, before)) || script.startsWith("*/", before - 1);
  }

  private static boolean declares(String script, int lastLetter) {
    return script.startsWith("var", lastLetter - 2)
        || script.startsWith("let", lastLetter - 2)
        || script.startsWith("const", lastLetter - 4);
  }

  private static int skipSpace(String script, int start) {
    int at = start;
    while (at < script.length() && Character.isWhitespace(script.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * What a script assigns to one variable.
   *
   * @param values the values, in the order of their assignments
   * @param cutOff whether the script ends inside a further value
   */
  public record Assigned(List<JsonPlace> values, boolean cutOff) {
    /** Copies the list. */
    public Assigned {
      values = List.copyOf(values);
    }
  }
}
