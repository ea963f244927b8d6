package io.haetae.core.figures;

import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.WorkingDays;
import io.haetae.core.product.Stated;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes made-up studies: looks are named v1, v2 and so on. */
final class MadeUp {
  static final Country KOREA = Country.KOREA;

  /** A Monday, 09:00 in Seoul. */
  static final Instant NOTICE = Instant.parse("2026-11-02T00:00:00Z");

  private static final Basis NONE = new Basis(List.of(), "1");
  static final Verdict ON = new Verdict.Orderable(NONE);
  static final Verdict GONE = new Verdict.Removed(NONE);
  static final Verdict CAPTCHA = new Verdict.Undetermined(Reason.CHALLENGED, NONE);

  private final List<Look> looks = new ArrayList<>();

  static Study study(Study.Sampling sampling) {
    return new Study(KOREA, sampling, Map.of(), WorkingDays.korea());
  }

  static ListingId listing(String site, String number) {
    return new ListingId(new SiteId(site), number);
  }

  static Instant after(double days) {
    return NOTICE.plusMillis((long) (days * Duration.ofDays(1).toMillis()));
  }

  MadeUp look(String item, String site, double day, Verdict verdict) {
    return look(Purpose.TARGET, item, listing(site, item), day, verdict, "KR");
  }

  /** A look at an offer of a seller. */
  MadeUp look(String site, String item, String seller, double day, Verdict verdict) {
    look(item, site, day, verdict);
    Look last = looks.removeLast();
    looks.add(
        new Look(
            last.visit(),
            last.purpose(),
            last.listing(),
            last.item(),
            last.country(),
            last.at(),
            last.verdict(),
            last.seller().map(own -> seller),
            last.sealed(),
            last.stated()));
    return this;
  }

  MadeUp control(Purpose purpose, String site, Verdict verdict) {
    return look(purpose, "", listing(site, "control"), 0, verdict, "KR");
  }

  MadeUp look(
      Purpose purpose, String item, ListingId listing, double day, Verdict verdict, String from) {
    looks.add(
        new Look(
            "v" + (looks.size() + 1),
            purpose,
            listing,
            item.isEmpty() ? Optional.empty() : Optional.of(item),
            Country.of(from).orElseThrow(),
            after(day),
            verdict,
            verdict.equals(ON) ? Optional.of("shop " + item) : Optional.empty(),
            !verdict.equals(CAPTCHA),
            Optional.empty()));
    return this;
  }

  /** What the last look's page stated. */
  MadeUp stating(Set<Stated> stated) {
    Look last = looks.removeLast();
    looks.add(
        new Look(
            last.visit(),
            last.purpose(),
            last.listing(),
            last.item(),
            last.country(),
            last.at(),
            last.verdict(),
            last.seller(),
            last.sealed(),
            Optional.of(stated)));
    return this;
  }

  List<Look> looks() {
    return List.copyOf(looks);
  }

  static Figure find(List<Figure> figures, Definition definition) {
    return figures.stream()
        .filter(f -> f.definition() == definition && f.group().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  static Result find(List<Figure> figures, Definition definition, String by, String name) {
    return figures.stream()
        .filter(f -> f.definition() == definition)
        .filter(f -> f.group().equals(Optional.of(new Figure.Group(by, name))))
        .map(Figure::result)
        .findFirst()
        .orElseThrow();
  }

  static Result.Measured measured(Result result) {
    return switch (result) {
      case Result.Measured measured -> measured;
      case Result.Withheld withheld -> throw new AssertionError("withheld: " + withheld.refusal());
    };
  }

  static Result.Withheld withheld(Result result) {
    return switch (result) {
      case Result.Withheld withheld -> withheld;
      case Result.Measured measured -> throw new AssertionError("measured: " + measured.value());
    };
  }
}
