package io.haetae.app.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * GTINs written one after the other without a separator, as Safety Gate's XML has them where the
 * web page has lines. They are told apart by their check digits alone.
 */
final class RunTogether {
  private static final List<Integer> LENGTHS = List.of(13, 12, 14);

  private RunTogether() {}

  /**
   * The numbers in a run of digits: of one length, all of them GTINs or, of four and more, three
   * quarters of them; or of several lengths, all of them GTINs, if there is just one way to cut.
   * Empty if the digits are no such run.
   */
  static List<String> pieces(String digits) {
    for (int length : LENGTHS) {
      List<String> pieces = ofLength(digits, length);
      long wrong = pieces.stream().filter(piece -> !Barcodes.isGtin(piece)).count();
      if (!pieces.isEmpty() && 4 * wrong <= (pieces.size() < 4 ? 0L : pieces.size())) {
        return pieces;
      }
    }
    return onlyCut(digits);
  }

  private static List<String> ofLength(String digits, int length) {
    int count = digits.length() / length;
    if (count < 2 || digits.length() % length != 0) {
      return List.of();
    }
    return IntStream.range(0, count)
        .mapToObj(i -> digits.substring(i * length, (i + 1) * length))
        .toList();
  }

  private static List<String> onlyCut(String digits) {
    int[] ways = new int[digits.length() + 1];
    int[] lastLength = new int[digits.length() + 1];
    ways[0] = 1;
    for (int end = 1; end <= digits.length(); end++) {
      for (int length : LENGTHS) {
        int start = end - length;
        if (start >= 0 && ways[start] > 0 && Barcodes.isGtin(digits.substring(start, end))) {
          ways[end] = Math.min(2, ways[end] + ways[start]);
          lastLength[end] = length;
        }
      }
    }
    if (ways[digits.length()] != 1) {
      return List.of();
    }
    List<String> pieces = new ArrayList<>();
    for (int end = digits.length(); end > 0; end -= lastLength[end]) {
      pieces.addFirst(digits.substring(end - lastLength[end], end));
    }
    return pieces;
  }
}
