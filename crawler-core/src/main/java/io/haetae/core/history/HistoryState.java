package io.haetae.core.history;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.verdict.Controls;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link History} holds after some observations, as plain data, so that it can be kept and
 * gone on from. It grows with the listings and their events, and not with the observations.
 * Sightings are named by their place in one list.
 *
 * @param sightings each that anything below names, once
 * @param sessions the session of each lane
 * @param probations what an alarm of each site would still void
 * @param health how well each site's pages were understood
 * @param settled what no alarm can void any more, a listing each
 * @param live the same with what is provisional
 * @param events the settled ones in the order in which they settled
 * @param voided sightings that would have counted
 */
public record HistoryState(
    List<Sighting> sightings,
    List<Session> sessions,
    List<Probation> probations,
    List<Site> health,
    List<Listing> settled,
    List<Listing> live,
    List<Happened> events,
    List<Integer> voided) {
  /** The present session of a lane. */
  public record Session(String lane, String run, Controls controls) {}

  /** Sightings of a site that wait, with how many pages and offers had been seen before each. */
  public record Probation(SiteId site, long pages, long offers, List<Waiting> waiting) {}

  /** A sighting that waits. */
  public record Waiting(int sighting, long pages, long offers) {}

  /** The pages of a site. */
  public record Site(SiteId site, List<Pages> series) {}

  /**
   * Whether something was missing on each page, oldest first.
   *
   * @param earlier a character a page, {@code 1} where it was missing
   * @param latest the same of the latest pages
   */
  public record Pages(String earlier, String latest, Optional<EvidenceRef> example) {}

  /** A listing from all its lanes. */
  public record Listing(
      ListingId listing,
      List<Lane> lanes,
      List<Changed> awaiting,
      List<String> hidden,
      List<Happened> events) {}

  /** A listing from one lane; the latest sighting that told whether it stands, if any did. */
  public record Lane(String lane, List<Held> states, Optional<Integer> latest) {}

  /** The state of one aspect. Names are those of the enums. */
  public record Held(
      String aspect, Optional<String> state, Optional<Integer> last, Optional<Integer> changed) {}

  /** A confirmed change that waits for other lanes. */
  public record Changed(String to, int before, int first, int second) {}

  /** An event. */
  public record Happened(
      EventKind kind,
      int before,
      int first,
      int second,
      Event.Elsewhere elsewhere,
      Optional<Integer> witness) {}
}
