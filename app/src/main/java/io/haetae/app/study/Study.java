package io.haetae.app.study;

import io.haetae.core.browse.Profile;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Query;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchItem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A study as its file says, checked.
 *
 * @param id its stored name
 * @param text the file's words
 * @param sha256 the hash of the file and of its watch-list; another hash is another version
 * @param statement what the report says about it
 * @param archive the folder where all is kept
 * @param from the first moment, UTC
 * @param until the first moment after it, UTC
 * @param items the watch-list
 * @param sites where is looked
 * @param vantages the buyers we look as
 * @param schedule how often is looked
 * @param searches what is searched for; empty if nothing is
 * @param manners how we behave
 * @param evidence what is kept of each visit
 */
public record Study(
    String id,
    String text,
    String sha256,
    Statement statement,
    Path archive,
    Instant from,
    Instant until,
    List<WatchItem> items,
    List<StudySite> sites,
    List<Vantage> vantages,
    ScheduleRule schedule,
    Optional<Searches> searches,
    Manners manners,
    Evidence evidence) {
  /** Copies the lists. */
  public Study {
    items = List.copyOf(items);
    sites = List.copyOf(sites);
    vantages = List.copyOf(vantages);
  }

  /** What it searches for to find the offers of an item as a buyer; empty if it does not search. */
  public List<Query> queries(WatchItem item, Vantage vantage) {
    return searches.map(known -> Queries.of(item, vantage, known)).orElseGet(List::of);
  }

  /** Whether any of its sites is simulated. */
  public boolean simulated() {
    return sites.stream().anyMatch(site -> site.standIn().isPresent());
  }

  /**
   * What a study says about itself.
   *
   * @param title its name for people
   * @param purpose what it is to find out
   * @param operator who runs it
   * @param legalBasis on what ground
   * @param frame what the items were chosen from
   * @param rule how they were chosen: census, random, top-sellers or targeted
   * @param retention how long the evidence is kept, and why
   */
  public record Statement(
      String title,
      String purpose,
      String operator,
      String legalBasis,
      String frame,
      String rule,
      String retention) {}

  /**
   * What is kept of each visit.
   *
   * @param profile what a bundle holds; with {@code LIGHT} what a browser sees is {@code EVIDENCE}
   * @param conclusiveWithin how old the last conclusive look at a listing may be before a browser
   *     looks at it whatever a light look saw; counts with {@code LIGHT} only
   */
  public record Evidence(Profile profile, Duration conclusiveWithin) {
    /** As old as the last conclusive look may be unless the study says otherwise: a week. */
    public static final Duration DEFAULT_WITHIN = Duration.ofDays(7);

    /** What is kept unless the study says otherwise. */
    public static Evidence standard() {
      return new Evidence(Profile.EVIDENCE, DEFAULT_WITHIN);
    }

    /** Whether a plain request comes before the browser. */
    public boolean light() {
      return profile == Profile.LIGHT;
    }

    /** What a browser keeps. */
    public Profile ofBrowser() {
      return light() ? Profile.EVIDENCE : profile;
    }
  }

  /**
   * A site of a study.
   *
   * @param site its stored name
   * @param onSale a listing known to be on sale, if one is named
   * @param standIn the simulation that stands in for it, if any
   */
  public record StudySite(SiteId site, Optional<ListingId> onSale, Optional<StandIn> standIn) {}
}
