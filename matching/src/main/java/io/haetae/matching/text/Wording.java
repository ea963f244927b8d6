package io.haetae.matching.text;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The words by which one offer or one notice describes a thing.
 *
 * @param title the title or the product's name; may be empty
 * @param brand the brand or manufacturer; may be empty
 * @param description any further prose; may be empty
 * @param price the amount asked, compared only with an amount in the same currency
 */
public record Wording(String title, String brand, String description, Optional<BigDecimal> price) {
  /** A wording that is a title alone. */
  public static Wording ofTitle(String title) {
    return new Wording(title, "", "", Optional.empty());
  }

  /** Title, brand and description as one text. */
  public String whole() {
    return (title + " " + brand + " " + description).strip();
  }
}
