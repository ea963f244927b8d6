package io.haetae.core.site;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Vantage;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What Haetae knows about one site. Implementations are found by {@link java.util.ServiceLoader},
 * so a jar on the class path adds a site; they have a public constructor without parameters, keep
 * no state, and may be used by several threads.
 *
 * <p>The reading half ({@link #read}) sees nothing but the capture. The navigating half sees the
 * session. Neither judges: an adapter reports signals with their meaning, and {@code verdict.Judge}
 * concludes.
 */
public interface SiteAdapter {
  /** The site's stored name. */
  SiteId site();

  /** The site's name for people. */
  String name();

  /** The version of the rules; changes whenever a reading of the same capture could change. */
  String version();

  /** How well this adapter suits a page; the highest positive answer reads it. */
  Fit fit(Capture capture);

  /** How well an adapter suits a page. */
  enum Fit {
    /** Not a page of this site. */
    NONE,
    /** Any page would do: the generic reader. */
    FALLBACK,
    /** The content has this site's structure, though no address says so. */
    CONTENT,
    /** The address is one of this site's. */
    ADDRESS
  }

  /** The canonical listing that a URL of this site names; empty for any other URL. */
  Optional<ListingId> listingAt(URI url);

  /**
   * Whether a URL is a short or shared link of this site, which names no listing until somebody
   * follows it.
   */
  default boolean isShortLink(URI url) {
    return false;
  }

  /** The listings of this site that a notice's free text names, without duplicates. */
  List<ListingId> listingsIn(String prose);

  /** Where a shopper of the vantage sees a listing. */
  URI urlOf(ListingId listing, Vantage vantage);

  /**
   * What a first look without a browser asks for, by GET and with the cookies that {@link #open}
   * sets: the listing's page unless the site has something plainer, such as an answer of its API,
   * that {@link #read} understands. Called before a visit is planned. Where the source of a page
   * does not hold the offer, nothing has to be done: such a look is never taken to be unchanged.
   */
  default URI probeUrl(ListingId listing, Vantage vantage) {
    return urlOf(listing, vantage);
  }

  /** Where a shopper of the vantage sees the results of a search. */
  URI searchUrl(String query, Vantage vantage);

  /**
   * An item number in the site's form that is known not to exist, for the control visit of a
   * session.
   */
  ListingId absentListing(RandomGenerator random);

  /**
   * Goes to a listing or search page, or what {@link #probeUrl} gave, as a shopper would: sets the
   * vantage as the site's own settings do, navigates, and waits until the page has settled. Called
   * once a visit, after the politeness gate let it pass. Must not work around a challenge, and must
   * not throw for what the site does.
   */
  void open(BrowserSession session, URI url, Vantage vantage);

  /**
   * Reads a finished capture. Pure: no clock, no network, no files. Never throws for what a page
   * holds; what cannot be understood is left out of the reading.
   */
  Reading read(Capture capture);
}
