package io.haetae.matching.text;

/** In what two options of one model differ by a word. */
public enum Variation {
  /** The colour or finish. */
  COLOUR,
  /** The edition, licence or kind of package. */
  EDITION,
  /** The system or medium that it is made for. */
  PLATFORM,
  /** That it is used, or only a part or accessory of the thing. */
  CONDITION
}
