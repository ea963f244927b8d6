package io.haetae.app.storage;

import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Made-up visits and observations. */
public final class Samples {
  /** When the sample runs are planned. */
  public static final Instant PLANNED = Instant.parse("2026-11-23T00:00:00Z");

  /** A clock that stands still at {@link #PLANNED}. */
  public static final Clock CLOCK = Clock.fixed(PLANNED, ZoneOffset.UTC);

  /** A basis with one signal. */
  public static final Basis BASIS =
      new Basis(
          List.of(new Signal(Meaning.ON_SALE, "itemStatus", "1", "runParams#/data/itemStatus")),
          "1");

  private Samples() {}

  /** A lane of a real site. */
  public static Lane lane(String site) {
    return new Lane(new SiteId(site), Vantage.korea(), Optional.empty());
  }

  /** A lane whose site is simulated at a port of this machine. */
  public static Lane simulated(String site, int port) {
    StandIn standIn =
        new StandIn(
            URI.create("http://127.0.0.1:" + port), URI.create("https://www." + site + ".example"));
    return new Lane(new SiteId(site), Vantage.korea(), Optional.of(standIn));
  }

  /** A visit to a target. */
  public static Visit visit(Lane lane, String run, int position) {
    return visit(lane, run, position, Purpose.TARGET);
  }

  /** A visit. */
  public static Visit visit(Lane lane, String run, int position, Purpose purpose) {
    boolean target = purpose == Purpose.TARGET;
    return new Visit(
        run + "/" + position,
        run,
        position,
        purpose,
        target ? Optional.of("A12/0000" + position + "/26") : Optional.empty(),
        new ListingId(lane.site(), "10050000000" + position),
        target ? List.of("1200003", "sa2403 노랑") : List.of(),
        URI.create("https://www." + lane.site() + ".example/item/10050000000" + position + ".html"),
        lane);
  }

  /** Visits to targets at the positions from 1. */
  public static List<Visit> visits(Lane lane, String run, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> visit(lane, run, i)).toList();
  }

  /** An observation eight seconds long, a minute after {@link #PLANNED} for each position. */
  public static Observation observation(Visit visit, Verdict verdict) {
    Instant opened = PLANNED.plus(Duration.ofMinutes(visit.position()));
    return new Observation(
        visit,
        opened,
        opened.plusSeconds(8),
        verdict,
        Optional.of(product("불빛 팽이 " + visit.position())),
        Optional.of(evidence(visit)));
  }

  /** An observation that the item can be ordered. */
  public static Observation orderable(Visit visit) {
    return observation(visit, new Verdict.Orderable(BASIS));
  }

  /** An observation with a capture of that id. */
  static Observation captured(Visit visit, String captureId) {
    Observation seen = orderable(visit);
    EvidenceRef evidence =
        new EvidenceRef(captureId, "captures/2026/11/23/" + captureId, "0".repeat(64));
    return new Observation(
        visit,
        seen.openedAt(),
        seen.closedAt(),
        seen.verdict(),
        seen.product(),
        Optional.of(evidence));
  }

  /** An observation without a capture. */
  static Observation uncaptured(Visit visit, Verdict verdict) {
    return new Observation(visit, PLANNED, PLANNED, verdict, Optional.empty(), Optional.empty());
  }

  /** The bundle of a visit. */
  public static EvidenceRef evidence(Visit visit) {
    String captureId = "019ab000-0000-7000-8000-%012d".formatted(visit.position());
    return new EvidenceRef(
        captureId, "captures/2026/11/23/" + captureId, "%064x".formatted(visit.position()));
  }

  /** A product with a title, a price and a seller. */
  public static Product product(String title) {
    return new Product(
        Optional.of(new Found<>(title, "state#/title")),
        Optional.of(
            new Found<>(
                Price.single(new Money(new BigDecimal("12900.50"), Optional.of("KRW"))),
                "state#/price")),
        Optional.empty(),
        Optional.of(
            new Found<>(new Seller(Optional.of("911"), Optional.of("Toy Shop")), "state#/shop")),
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of());
  }
}
