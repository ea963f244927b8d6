package io.haetae.app.watch;

import io.haetae.core.watch.Gtin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
        fault(String.join(" ", tokens));
        return;
      }
      for (String number : whole) {
        if (!take(number) && !takeRunTogether(number)) {
          fault(number);
        }
      }
    }

    private boolean take(String number) {
      Optional<Gtin> gtin = isPlaceholder(number) ? Optional.empty() : Gtin.parse(number);
      gtin.ifPresent(gtins::add);
      return gtin.isPresent();
    }

    /** Numbers of one length in a row, each with a right check digit. */
    private boolean takeRunTogether(String digits) {
      return IntStream.of(13, 12, LONGEST).anyMatch(length -> takePieces(digits, length));
    }

    private boolean takePieces(String digits, int length) {
      int count = digits.length() / length;
      if (count < 2 || digits.length() % length != 0) {
        return false;
      }
      List<String> pieces =
          IntStream.range(0, count)
              .mapToObj(i -> digits.substring(i * length, (i + 1) * length))
              .toList();
      if (pieces.stream()
          .anyMatch(piece -> isPlaceholder(piece) || Gtin.faultOf(piece).isPresent())) {
        return false;
      }
      pieces.forEach(this::take);
      return true;
    }

    private void fault(String number) {
      faults.add(
          isPlaceholder(number)
              ? WatchListDraft.quoted(number) + " is a placeholder"
              : Gtin.faultOf(WatchListDraft.shortened(number)).orElse(number));
    }

    private static boolean isPlaceholder(String number) {
      return ZEROS.matcher(number).matches();
    }
  }
}
