package io.haetae.matching;

import io.haetae.core.watch.Gtin;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text that was read from pictures by a machine, which takes one letter for another: the
 * identifiers that the other side states are looked for in it, letters of like shape taken as one.
 * Nothing is taken from it that nobody states.
 *
 * @param text what was read
 */
public record ImageText(String text) {
  /** Shorter ones stand in any text by chance. */
  private static final int SHORTEST = 8;

  private static final int FEWEST_DIGITS = 4;

  /**
   * The identifiers of a subject that stand in it, each as a reason that says where it is from.
   * They are a lead: letters of like shape are also different letters.
   */
  public List<Reason> stated(Subject subject) {
    String read = shape(text);
    List<Reason> reasons = new ArrayList<>();
    subject
        .certificates()
        .forEach(number -> add(reasons, read, Reason.Kind.CERTIFICATE, "certificate ", number));
    subject.models().forEach(model -> add(reasons, read, Reason.Kind.MODEL, "model ", model));
    subject.gtins().stream()
        .map(Gtin::digits)
        .forEach(digits -> add(reasons, read, Reason.Kind.GTIN, "GTIN ", digits));
    return List.copyOf(reasons);
  }

  private static void add(
      List<Reason> reasons, String read, Reason.Kind kind, String what, String number) {
    String wanted = shape(number);
    long digits = number.chars().filter(c -> c >= '0' && c <= '9').count();
    if (wanted.length() >= SHORTEST && digits >= FEWEST_DIGITS && read.contains(wanted)) {
      reasons.add(Reason.pro(kind, what + number + ", read from image"));
    }
  }

  /**
   * A text with one letter for each shape, as Tesseract 5.3 confused them on labels of 12 to 32
   * points (design/matching.md, 1.4), and without what is neither letter nor digit.
   */
  private static String shape(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    StringBuilder shape = new StringBuilder(normal.length());
    normal
        .codePoints()
        .map(ImageText::likeness)
        .filter(Character::isLetterOrDigit)
        .forEach(shape::appendCodePoint);
    return shape.toString();
  }

  private static int likeness(int point) {
    return switch (point) {
      case '(', '[' -> 'C';
      case '8' -> 'B';
      case 'O', 'G', 'Q', 'D' -> '0';
      case '×' -> 'X';
      case 'I', 'L', '|', '!' -> '1';
      case 'S' -> '5';
      case 'Z' -> '2';
      default -> point;
    };
  }
}
