package io.haetae.core.product;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a buyer has to be told of an offer, as sweeps count it: the particulars of Article 19 of
 * Regulation (EU) 2023/988 and, for Korea, the number of a KC certificate. Whether the page states
 * it is all that is said, by the names of its attributes and the form of numbers; not whether it is
 * true. The names are stored and never change their meaning.
 */
public enum Stated {
  /** Who makes it. */
  MANUFACTURER,
  /** A postal address of the maker or of the responsible person. */
  ADDRESS,
  /** An electronic address of one of them. */
  EMAIL,
  /** The responsible person in the buyer's market: importer, representative. */
  RESPONSIBLE_PERSON,
  /** A GTIN with a right check digit, or a model. */
  IDENTIFIER,
  /** Warnings or safety information. */
  WARNING,
  /**
   * The number of a Korean certificate, safety or radio, by its form; the register is not asked.
   */
  KC;

  private static final Pattern MAIL =
      Pattern.compile("[\\p{Alnum}._%+-]{1,64}@[\\p{Alnum}.-]{1,200}\\.\\p{Alpha}{2,24}");

  /** Those who may be reached under an electronic address. */
  private static final List<AttributeName> PARTIES =
      List.of(
          AttributeName.MANUFACTURER,
          AttributeName.RESPONSIBLE_PERSON,
          AttributeName.ADDRESS,
          AttributeName.EMAIL);

  /** What the page of a product states. */
  public static Set<Stated> by(Product product) {
    Details details = Details.of(product);
    Set<Stated> stated = EnumSet.noneOf(Stated.class);
    for (Stated each : values()) {
      if (each.in(details)) {
        stated.add(each);
      }
    }
    return stated;
  }

  private boolean in(Details details) {
    Map<AttributeName, List<Found<String>>> named = details.named();
    return switch (this) {
      case MANUFACTURER -> named.containsKey(AttributeName.MANUFACTURER);
      case ADDRESS -> named.containsKey(AttributeName.ADDRESS);
      case EMAIL ->
          PARTIES.stream()
              .flatMap(party -> Optional.ofNullable(named.get(party)).stream())
              .flatMap(List::stream)
              .anyMatch(value -> MAIL.matcher(value.value()).find());
      case RESPONSIBLE_PERSON -> named.containsKey(AttributeName.RESPONSIBLE_PERSON);
      case IDENTIFIER ->
          named.containsKey(AttributeName.GTIN) || named.containsKey(AttributeName.MODEL);
      case WARNING -> named.containsKey(AttributeName.WARNING);
      case KC -> !details.safety().isEmpty() || !details.radio().isEmpty();
    };
  }
}
