package io.haetae.matching.text;

/** How like two tokens are, from 0 to 1: equal, cut short, misspelt, abbreviated or transcribed. */
public final class Likeness {
  private static final double MISSPELT = 0.75;

  private Likeness() {}

  static double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    String less = a.length() <= b.length() ? a : b;
    String more = a.length() <= b.length() ? b : a;
    if (allDigits(less) || allDigits(more)) {
      return 0;
    }
    if (Transcription.acrossScripts(a, b)) {
      return Transcription.sounds(a, b) ? 0.9 : 0;
    }
    if (less.length() >= 3 && more.startsWith(less)) {
      return 0.6 + 0.4 * less.length() / more.length();
    }
    if (less.length() >= 4) {
      return misspelt(less, more);
    }
    return abbreviated(less, more) ? (less.length() == 2 ? 0.3 : 0.5) : 0;
  }

  private static double misspelt(String less, String more) {
    if (less.length() < MISSPELT * more.length()) {
      return 0;
    }
    double share = 1 - (double) edits(less, more) / more.length();
    return share >= MISSPELT ? share : 0;
  }

  private static boolean abbreviated(String less, String more) {
    if (less.length() < 2
        || more.length() < 4
        || less.charAt(0) != more.charAt(0)
        || !less.chars().allMatch(Character::isLetter)
        || !more.chars().allMatch(Character::isLetter)) {
      return false;
    }
    int at = 0;
    for (int i = 0; i < more.length() && at < less.length(); i++) {
      if (more.charAt(i) == less.charAt(at)) {
        at++;
      }
    }
    return at == less.length();
  }

  private static boolean allDigits(String token) {
    return token.chars().allMatch(Character::isDigit);
  }

  /** Levenshtein's distance. */
  public static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
