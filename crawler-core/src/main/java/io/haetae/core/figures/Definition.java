package io.haetae.core.figures;

/**
 * What a figure is. The stored names and versions never change their meaning; a figure that is
 * computed in another way gets a higher version. The methods are in {@code docs/statistics.md}.
 */
public enum Definition {
  /** Watched listings that can be ordered, of those that were determined. */
  AVAILABILITY("K1", 2, Unit.SHARE),
  /** The same for the population that the sample was drawn from. */
  AVAILABILITY_IN_POPULATION("K1.population", 1, Unit.SHARE),
  /** Listings reported as removed that could be ordered at the first look after the report. */
  CLAIM_FALSE_AT_FIRST("K2.first", 1, Unit.SHARE),
  /** The same at the first look at least 24 hours after the report. */
  CLAIM_FALSE_AFTER_A_DAY("K2.24h", 1, Unit.SHARE),
  /** The same at the first look at least 7 days after the report. */
  CLAIM_FALSE_AFTER_A_WEEK("K2.7d", 1, Unit.SHARE),
  /** Listings gone by the end of the second working day after the notice. */
  GONE_IN_TWO_WORKING_DAYS("K3", 2, Unit.SHARE),
  /** The time by which half of the listings were gone. */
  TAKEDOWN_MEDIAN("K4.median", 2, Unit.DAYS),
  /** The time by which nine in ten listings were gone. */
  TAKEDOWN_P90("K4.p90", 2, Unit.DAYS),
  /** Listings that stood two days after the notice. */
  STANDING_AFTER_2_DAYS("K4.2d", 2, Unit.SHARE),
  /** Listings that stood seven days after the notice. */
  STANDING_AFTER_7_DAYS("K4.7d", 2, Unit.SHARE),
  /** Listings that stood thirty days after the notice. */
  STANDING_AFTER_30_DAYS("K4.30d", 2, Unit.SHARE),
  /** Removals after which the product was back within thirty days. */
  BACK_IN_30_DAYS("K5.30d", 2, Unit.SHARE),
  /** Removals after which the product was back within 180 days. */
  BACK_IN_180_DAYS("K5.180d", 2, Unit.SHARE),
  /** Reappearances in a year of one removed listing at risk. */
  REAPPEARANCE_RATE("K5b", 2, Unit.PER_YEAR),
  /** Blocks that struck a product that had been blocked before, of all blocks. */
  REBLOCK_SHARE("K5c", 1, Unit.SHARE),
  /** Days that listings could be ordered after the notice, summed over listings. */
  DAYS_AT_RISK("K6", 2, Unit.DAYS),
  /** Orderable offers of one product, on average. */
  OFFERS_A_PRODUCT("K7.offers", 1, Unit.PER_PRODUCT),
  /** Sellers that offered one product, on average. */
  SELLERS_A_PRODUCT("K7.sellers", 1, Unit.PER_PRODUCT),
  /** Sites on which one product could be ordered, on average. */
  SITES_A_PRODUCT("K7.sites", 1, Unit.PER_PRODUCT),
  /** Products that could be ordered anywhere. */
  PRODUCTS_ON_SALE("K7.anywhere", 1, Unit.SHARE),
  /** How many offers there are to be found. */
  SEARCH_COVERAGE("K8", 1, Unit.COUNT),
  /** The chance of such differences between sites if they were alike. */
  SITES_DIFFER("K9.sites", 2, Unit.CHANCE),
  /** The same for one pair of sites, adjusted for the number of pairs. */
  PAIR_DIFFERS("K9.pair", 2, Unit.CHANCE),
  /** The chance of such differences between sites in what they reported truly, were they alike. */
  CLAIMS_DIFFER("K9.sites.K2", 1, Unit.CHANCE),
  /** The same for one pair of sites, adjusted for the number of pairs. */
  CLAIM_PAIR_DIFFERS("K9.pair.K2", 1, Unit.CHANCE),
  /** The chance of such differences between sites in who met the deadline, were they alike. */
  TERMS_DIFFER("K9.sites.K3", 1, Unit.CHANCE),
  /** The same for one pair of sites, adjusted for the number of pairs. */
  TERM_PAIR_DIFFERS("K9.pair.K3", 1, Unit.CHANCE),
  /** Offers of the five sellers with the most, of all offers whose seller is known. */
  TOP_FIVE_SELLERS("K10.top5", 1, Unit.SHARE),
  /** Sellers that offered more than one of the products. */
  REPEAT_SELLERS("K10.repeat", 1, Unit.COUNT),
  /** Listings that state all that a buyer has to be told; and each part of it. */
  INFORMATION_COMPLETE("K11", 1, Unit.SHARE),
  /** Visits that were made, controls and searches among them. */
  VISITS_MADE("K12.visits", 1, Unit.COUNT),
  /** Visits that brought a page, whatever it showed. */
  PAGES_FETCHED("K12.pages", 1, Unit.COUNT),
  /** Visits to watched listings that came to a conclusion. */
  CONCLUSIVE_VISITS("K12.conclusive", 1, Unit.SHARE),
  /** Visits that the site kept out. */
  BLOCKED_VISITS("K12.blocked", 1, Unit.SHARE),
  /** Visits to watched listings that came to none; and for each reason. */
  UNDETERMINED_VISITS("K12.undetermined", 1, Unit.SHARE),
  /** Control visits to a listing known to be on sale that saw it so. */
  CONTROL_ON_SALE_PASSED("K12.on-sale", 1, Unit.SHARE),
  /** Control visits to a number known not to exist that saw it so. */
  CONTROL_ABSENT_PASSED("K12.absent", 1, Unit.SHARE),
  /** Visits that left a sealed bundle. */
  SEALED_VISITS("K12.sealed", 1, Unit.SHARE),
  /** How far two readers agree beyond chance. */
  READERS_AGREE("K12.kappa", 1, Unit.KAPPA),
  /** Candidates that the matcher graded the same and their readers, too. */
  MATCHER_PRECISION("K12.precision", 1, Unit.SHARE),
  /** Candidates that their readers say are the same and the matcher graded so. */
  MATCHER_RECALL("K12.recall", 1, Unit.SHARE),
  /** How much later authorities time-stamped visits than the clock said: the median. */
  CLOCK_OFFSET("K12.clock", 1, Unit.SECONDS),
  /** The same: the largest, early or late. */
  CLOCK_OFFSET_LARGEST("K12.clock.largest", 1, Unit.SECONDS);

  /** What a figure counts in. Stored names. */
  public enum Unit {
    /** Of a whole, 0 to 1. */
    SHARE,
    /** Days of 24 hours. */
    DAYS,
    /** Seconds; below 0 where something came early. */
    SECONDS,
    /** Events in 365.25 days. */
    PER_YEAR,
    /** On average over products. */
    PER_PRODUCT,
    /** A number of things. */
    COUNT,
    /** The chance of a test, 0 to 1. */
    CHANCE,
    /** Cohen's kappa, -1 to 1. */
    KAPPA
  }

  private final String stored;
  private final int version;
  private final Unit unit;

  Definition(String stored, int version, Unit unit) {
    this.stored = stored;
    this.version = version;
    this.unit = unit;
  }

  /** The stored name, such as {@code K1} or {@code K5.30d}. */
  public String stored() {
    return stored;
  }

  /** The version of the definition, counted from 1. */
  public int version() {
    return version;
  }

  /** What it counts in. */
  public Unit unit() {
    return unit;
  }
}
