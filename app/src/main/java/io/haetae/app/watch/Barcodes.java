package io.haetae.app.watch;

import io.haetae.core.watch.Gtin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a bar code field holds. Notices write several numbers into it, with blanks inside a number,
 * with labels, and run together without any separator, as Safety Gate's XML does.
 *
 * @param gtins the numbers whose check digit is right, without duplicates
 * @param faults why a number is no GTIN
 * @param others codes and words that are no numbers; labels before a number are not among them
 */
record Barcodes(List<Gtin> gtins, List<String> faults, List<String> others) {
  private static final Pattern PARTS = Pattern.compile("[|,;/\\n]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:-[0-9]+)*");
  private static final Pattern LABEL = Pattern.compile("\\p{L}+(?:-?(?:8|12|13|14))?");
  private static final Pattern ROUNDED = Pattern.compile("[0-9](?:[.,][0-9]+)?[eE][+]?[0-9]+");
  private static final Pattern ZEROS = Pattern.compile("0+");
  private static final int SHORTEST = 8;
  private static final int LONGEST = 14;

  Barcodes {
    gtins = List.copyOf(gtins);
    faults = List.copyOf(faults);
    others = List.copyOf(others);
  }

  /** The bar codes in a text. */
  static Barcodes in(String text) {
    Reader reader = new Reader();
    PARTS.splitAsStream(CleanText.block(text)).forEach(reader::part);
    return new Barcodes(List.copyOf(reader.gtins), reader.faults, reader.others);
  }

  private static final class Reader {
    private final Set<Gtin> gtins = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    void part(String part) {
      List<String> numbers = new ArrayList<>();
      List<String> words = new ArrayList<>();
      BLANKS.splitAsStream(part).forEach(token -> sort(token, numbers, words));
      if (numbers.isEmpty() || !words.stream().allMatch(word -> LABEL.matcher(word).matches())) {
        others.addAll(words);
      }
      numbers(numbers);
    }

    private void sort(String token, List<String> numbers, List<String> words) {
      String bare = CleanText.without(token, "():.#");
      if (NUMBER.matcher(bare).matches()) {
        numbers.add(bare.replace("-", ""));
      } else if (ROUNDED.matcher(bare).matches()) {
        faults.add("a spreadsheet has rounded the number to " + WatchListDraft.quoted(bare));
      } else if (!bare.isEmpty() && !bare.equals("-")) {
        words.add(bare);
      }
    }

    private void numbers(List<String> tokens) {
      String joined = String.join("", tokens);
      if (joined.isEmpty() || take(joined)) {
        return;
      }
      List<String> whole = tokens.stream().filter(token -> token.length() >= SHORTEST).toList();
      if (whole.isEmpty()) {
        faults.add(faultOf(joined));
        return;
      }
      for (String number : whole) {
        if (!take(number)) {
          List<String> pieces = RunTogether.pieces(number);
          pieces.stream().filter(piece -> !take(piece)).map(Reader::faultOf).forEach(faults::add);
          if (pieces.isEmpty()) {
            faults.add(faultOf(number));
          }
        }
      }
    }

    private boolean take(String number) {
      boolean right = isGtin(number);
      if (right) {
        gtins.add(new Gtin(number));
      }
      return right;
    }

    private static String faultOf(String number) {
      if (ZEROS.matcher(number).matches()) {
        return WatchListDraft.quoted(number) + " is a placeholder";
      }
      return number.length() <= LONGEST
          ? Gtin.faultOf(number).orElse(number)
          : WatchListDraft.quoted(number)
              + " has "
              + number.length()
              + " digits, and is no row of GTINs either";
    }
  }

  /** Whether a number is a GTIN, and not the zeros that stand for none. */
  static boolean isGtin(String number) {
    return Gtin.faultOf(number).isEmpty() && !ZEROS.matcher(number).matches();
  }
}
