package io.haetae.core.engine;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Captures;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Vantage;
import io.haetae.core.engine.SimulatedSite.Page;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Three sites over a year, with a truth that is known: 40 products on each, a notice for each, a
 * takedown after a log-normal time with median 1.5 days (as in users.md, 59 % within two days) for
 * 85 %; of these a tenth return under their number and a tenth under a new one. Some are sold out
 * for a while, some lose a watched option and get it back. A twentieth of all visits is walled.
 *
 * <p>For three weeks the second site shows no page of its own: a captcha in the first week, "there
 * is no such item" for every item in the second, and an offer for every number in the third. For a
 * week the third site has a layout in which the adapter finds neither seller nor watched option.
 */
final class SimulatedMarket {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant END = START.plus(Duration.ofDays(365));
  static final String ON_SALE = "100";

  private static final List<String> SITES = List.of("north", "west", "south");
  private static final int PRODUCTS = 40;
  private static final double WALLED = 0.05;
  private static final double MEDIAN_DAYS = 1.5;

  /** Gives 59 % within two days. */
  private static final double SIGMA = 1.26;

  private final RandomGenerator random;
  private final Map<ListingId, Truth> truths = new LinkedHashMap<>();
  private final Instant wall;
  private final Instant drift;

  /** What is true of a listing; spans are from a start to an end, exclusive. */
  record Truth(
      ListingId listing,
      Instant appeared,
      Instant noticed,
      boolean watchesOption,
      List<Span> down,
      List<Span> soldOut,
      List<Span> optionGone) {
    Page at(Instant time) {
      if (within(down, time)) {
        return Page.GONE;
      }
      if (within(soldOut, time)) {
        return Page.SOLD_OUT;
      }
      return within(optionGone, time) ? Page.OPTION_GONE : Page.LIVE;
    }

    private static boolean within(List<Span> spans, Instant time) {
      return spans.stream().anyMatch(span -> span.holds(time));
    }
  }

  record Span(Instant from, Instant to) {
    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(to);
    }
  }

  SimulatedMarket(RandomGenerator random) {
    this.random = random;
    this.wall = day(random.nextDouble(100, 160));
    this.drift = day(random.nextDouble(180, 240));
    for (int product = 0; product < PRODUCTS; product++) {
      Instant noticed = day(random.nextDouble(2, 60));
      for (SimulatedSite site : sites()) {
        listing(site.listing("" + (1_000 + product)), START, noticed);
      }
    }
  }

  static List<SimulatedSite> sites() {
    return SITES.stream().map(name -> new SimulatedSite(new SiteId(name))).toList();
  }

  Map<ListingId, Truth> truths() {
    return truths;
  }

  boolean disturbed(SiteId site, Instant time) {
    return walled(site, time) || drifted(site, time);
  }

  private boolean walled(SiteId site, Instant time) {
    return site.value().equals("west") && new Span(wall, plusDays(wall, 21)).holds(time);
  }

  private boolean drifted(SiteId site, Instant time) {
    return site.value().equals("south") && new Span(drift, plusDays(drift, 7)).holds(time);
  }

  /** What a visit to an address brings at a time; it takes nine seconds. */
  Capture visit(URI url, Instant time) {
    Page page = page(url, time);
    Capture.Ending ending = new Capture.Loaded();
    Exchange document = Captures.document(1, url, Captures.answered(200));
    return new Capture(
        Optional.of(url),
        Optional.of(url),
        time,
        time.plusSeconds(9),
        ending,
        List.of(document),
        Optional.of(page + " " + SimulatedSite.number(url)),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(Vantage.korea()),
        Optional.empty());
  }

  private Page page(URI url, Instant time) {
    SiteId site = new SiteId(url.getHost().substring(0, url.getHost().indexOf('.')));
    if (random.nextDouble() < WALLED) {
      return List.of(Page.CAPTCHA, Page.SLOW_DOWN, Page.SHELL).get(random.nextInt(3));
    }
    if (walled(site, time)) {
      long week = Duration.between(wall, time).toDays() / 7;
      return week == 0 ? Page.CAPTCHA : week == 1 ? Page.GONE : Page.LIVE;
    }
    Page page = truth(new ListingId(site, SimulatedSite.number(url)), time);
    return drifted(site, time) && page == Page.LIVE ? Page.DRIFTED : page;
  }

  private Page truth(ListingId listing, Instant time) {
    if (listing.number().equals(ON_SALE)) {
      return Page.LIVE;
    }
    Truth truth = truths.get(listing);
    return truth == null ? Page.GONE : truth.at(time);
  }

  private void listing(ListingId listing, Instant appeared, Instant noticed) {
    List<Span> down = new ArrayList<>();
    if (random.nextDouble() < 0.85) {
      double days = MEDIAN_DAYS * Math.exp(SIGMA * random.nextGaussian());
      Instant gone = plusDays(noticed, days);
      double fate = random.nextDouble();
      Instant again = plusDays(gone, random.nextDouble(2, 120));
      down.add(new Span(gone, fate < 0.1 ? again : END));
      if (fate >= 0.1 && fate < 0.2 && again.isBefore(END)) {
        relisted(listing, again);
      }
    }
    boolean option = random.nextDouble() < 0.3;
    truths.put(
        listing,
        new Truth(
            listing,
            appeared,
            noticed,
            option,
            down,
            sometimes(0.2, 5, 30),
            option ? sometimes(0.6, 10, 60) : List.of()));
  }

  /** The same goods under another number; noticed and perhaps taken down once more. */
  private void relisted(ListingId old, Instant appeared) {
    ListingId fresh = new ListingId(old.site(), "2" + old.number());
    listing(fresh, appeared, plusDays(appeared, random.nextDouble(8, 20)));
  }

  private List<Span> sometimes(double chance, double shortest, double longest) {
    Instant from = day(random.nextDouble(5, 350));
    return random.nextDouble() < chance
        ? List.of(new Span(from, plusDays(from, random.nextDouble(shortest, longest))))
        : List.of();
  }

  private static Instant day(double day) {
    return plusDays(START, day);
  }

  static Instant plusDays(Instant time, double days) {
    return time.plusSeconds((long) (days * 86_400));
  }
}
