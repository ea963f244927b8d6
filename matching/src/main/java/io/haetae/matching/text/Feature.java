package io.haetae.matching.text;

/**
 * What is compared in two wordings. The names stand in the weights' file and never change their
 * meaning. "Greater" and "lesser" are of the two directions, or of the two sides.
 */
enum Feature {
  TITLE_WORDS("cosine of the titles' words"),
  ALL_WORDS("cosine of all words"),
  TITLE_LETTERS("cosine of the titles' three-letter pieces"),
  ALL_LETTERS("cosine of all three-letter pieces"),
  TITLE_SHARED("share of equal words in the titles"),
  ALIGNED_GREATER("share of one title found in the other title or brand"),
  ALIGNED_LESSER("the same share, lesser direction"),
  ALONE_LESSER("what a title says alone, lesser side"),
  ALONE_GREATER("what a title says alone, greater side"),
  ANYWHERE_GREATER("share of one title found anywhere in the other"),
  ANYWHERE_LESSER("the same share, lesser direction"),
  ANYWHERE_ALONE("what a title says alone anywhere, lesser side"),
  MODEL_EQUAL("equal designations in the titles"),
  MODEL_PART("one title's designation is part of the other's"),
  MODEL_NEAR("designations that differ by an ending or a letter"),
  MODEL_CONFLICT("different designations in the titles"),
  MODEL_EQUAL_ANYWHERE("an equal designation anywhere"),
  MODEL_PART_ANYWHERE("a designation that is part of another anywhere"),
  MODEL_WITHIN("a title's designation stands inside the other text"),
  MODEL_ONE_SIDE("only one title has a designation"),
  MODEL_NONE("no title has a designation"),
  MODEL_WEIGHT("weight of the equal designations"),
  NUMBERS_SHARED("share of equal numbers in the titles"),
  NUMBERS_CONFLICT("no equal number in the titles"),
  NUMBERS_DIFFERENT("how many numbers differ"),
  NUMBERS_ONE_SIDE("only one title has numbers"),
  NUMBERS_ALONE_LESSER("numbers of a title alone, lesser side"),
  NUMBERS_ALONE_GREATER("numbers of a title alone, greater side"),
  YEAR_CONFLICT("different years"),
  VERSION_SHARED("an equal small number"),
  VERSION_CONFLICT("different small numbers"),
  MEASURES_AGREE("equal numbers with units"),
  MEASURES_CONFLICT("different numbers with equal units"),
  PRICES_KNOWN("both prices are known"),
  PRICE_GAP("how far the prices are apart"),
  PRICE_EQUAL("nearly equal prices"),
  PRICE_NEAR("prices within a quarter"),
  PRICE_FAR("one price at least twice the other"),
  BRAND_EQUAL("equal brand fields"),
  BRAND_IN_TITLE("one's brand stands in the other's title"),
  BRAND_CONFLICT("different brands"),
  HEAD("the first word stands at the other's head"),
  HEAD_BACK("the same in the other direction"),
  PAIRS_SHARED("share of equal neighbouring words"),
  LENGTHS("how different the titles' lengths are"),
  COLOUR_ONE_SIDE("a colour on one side alone"),
  COLOUR_BOTH("different colours"),
  COLOUR_EQUAL("an equal colour"),
  EDITION_ONE_SIDE("an edition word on one side alone"),
  EDITION_BOTH("different edition words"),
  EDITION_EQUAL("an equal edition word"),
  PLATFORM_ONE_SIDE("a system on one side alone"),
  PLATFORM_BOTH("different systems"),
  PLATFORM_EQUAL("an equal system"),
  CONDITION_ONE_SIDE("an accessory or condition word on one side alone"),
  CONDITION_BOTH("different accessory or condition words"),
  CONDITION_EQUAL("an equal accessory or condition word"),
  WORDS_ALONE_LESSER("other words of a title alone, lesser side"),
  WORDS_ALONE_GREATER("other words of a title alone, greater side"),
  RAREST_SHARED("the rarest shared word"),
  RAREST_ALONE_LESSER("the rarest word alone, lesser side"),
  RAREST_ALONE_GREATER("the rarest word alone, greater side");

  private final String words;

  Feature(String words) {
    this.words = words;
  }

  /** What it compares, in words. */
  String words() {
    return words;
  }
}
