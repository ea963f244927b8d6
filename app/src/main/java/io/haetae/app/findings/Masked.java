package io.haetae.app.findings;

import java.util.regex.Pattern;

/** Text of people as it is published: without what reaches a person. */
final class Masked {
  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}0-9._%+-]{1,64}@[\\p{L}0-9.-]{1,190}\\.\\p{L}{2,24}");
  private static final Pattern TELEPHONE =
      Pattern.compile("(?<![\\p{L}0-9])\\+?[0-9]{2,4}[ .)-][0-9]{3,4}[ .-][0-9]{4}(?![0-9])");

  private Masked() {}

  /** The text with e-mail addresses and telephone numbers replaced. */
  static String text(String text) {
    return TELEPHONE.matcher(EMAIL.matcher(text).replaceAll("[e-mail]")).replaceAll("[telephone]");
  }
}
