package io.haetae.export.words;

/**
 * A text of ours in both languages.
 *
 * @param korean the Korean text
 * @param english the English text
 */
public record Wording(String korean, String english) {
  /** These texts with a country's name where they say {@code %s}. */
  public Wording in(Wording country) {
    return new Wording(
        korean.replace("%s", country.korean()), english.replace("%s", country.english()));
  }
}
