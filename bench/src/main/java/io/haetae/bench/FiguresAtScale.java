package io.haetae.bench;

import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Figures;
import io.haetae.core.figures.Look;
import io.haetae.core.figures.Looks;
import io.haetae.core.figures.Reappearance;
import io.haetae.core.figures.Records;
import io.haetae.core.figures.Refusal;
import io.haetae.core.figures.Study;
import io.haetae.core.figures.Takedown;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.WorkingDays;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Computes all figures of a large study in a JVM with a bounded heap: three sites, listings of one
 * product on each, looked at daily after the notice and weekly for a year.
 *
 * @param listings how many
 * @param heap the largest heap of that JVM, as {@code -Xmx} takes it
 */
record FiguresAtScale(int listings, String heap) implements Measurement {
  private static final int LOOKS = 52;
  private static final int DENSE = 4;
  private static final Duration YEAR = Duration.ofDays(7L * (LOOKS - DENSE + 1));
  private static final double BLOCKED = 0.05;
  private static final Instant NOTICE = Instant.parse("2026-01-05T00:00:00Z");
  private static final Basis NONE = new Basis(List.of(), "1");
  private static final Verdict ON = new Verdict.Orderable(NONE);
  private static final Verdict GONE = new Verdict.Removed(NONE);
  private static final Verdict WALL = new Verdict.Undetermined(Reason.CHALLENGED, NONE);
  private static final List<SiteId> SITES =
      List.of(new SiteId("aliexpress"), new SiteId("shein"), new SiteId("temu"));

  @Override
  public List<Row> run(Effort effort) throws IOException, InterruptedException {
    Process process =
        ChildProcess.of(
                FiguresAtScale.class, List.of("-Xmx" + heap), List.of(Integer.toString(listings)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    return List.of(
        new Row(
            "figures of %d listings x %d looks with -Xmx%s".formatted(listings, LOOKS, heap),
            exit == 0 ? words.strip() : "no, exit " + exit,
            "",
            "<= 60 s"));
  }

  /**
   * The process.
   *
   * @param arguments how many listings
   */
  public static void main(String[] arguments) {
    Records records = records(Integer.parseInt(arguments[0]));
    Study study = new Study(Country.KOREA, Study.Sampling.TARGETED, Map.of(), WorkingDays.korea());
    long start = System.nanoTime();
    List<Figure> figures = Figures.of(study, records, NOTICE.plus(YEAR));
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    System.out.printf("%d s, %d figures%n", seconds, figures.size());
  }

  private static Records records(int listings) {
    SplittableRandom random = new SplittableRandom(1);
    List<Look> looks = new ArrayList<>(listings * LOOKS);
    List<Takedown> takedowns = new ArrayList<>(listings);
    List<Reappearance> back = new ArrayList<>(listings);
    for (int i = 0; i < listings; i++) {
      String item = "item " + i / SITES.size();
      ListingId listing = new ListingId(SITES.get(i % SITES.size()), Integer.toString(i));
      double life = -Math.log(random.nextDouble()) * 5;
      double away = -Math.log(random.nextDouble()) * 300;
      watch(random, item, listing, life, looks, takedowns, back, away);
    }
    return new Records(
        Looks.of(looks),
        Optional.of(takedowns),
        Optional.of(back),
        EnumSet.allOf(Reappearance.Relisting.class),
        Refusal.NOT_RECORDED,
        Optional.of(List.of()),
        Optional.empty(),
        Optional.empty());
  }

  private static void watch(
      SplittableRandom random,
      String item,
      ListingId listing,
      double life,
      List<Look> looks,
      List<Takedown> takedowns,
      List<Reappearance> back,
      double away) {
    Instant standing = NOTICE;
    Optional<Instant> gone = Optional.empty();
    Instant absent = Instant.MAX;
    Optional<Instant> again = Optional.empty();
    Optional<String> seller = Optional.of("shop " + random.nextInt(20_000));
    for (int look = 0; look < LOOKS; look++) {
      double day = look < DENSE ? look + random.nextDouble() : 7 * (look - 3 + random.nextDouble());
      Instant at = NOTICE.plusSeconds((long) (day * 86_400));
      boolean seen = random.nextDouble() >= BLOCKED;
      boolean on = day < life || day >= life + away;
      Verdict verdict = seen ? on ? ON : GONE : WALL;
      looks.add(
          new Look(
              listing + "/" + look,
              Purpose.TARGET,
              listing,
              Optional.of(item),
              Country.KOREA,
              at,
              verdict,
              on ? seller : Optional.empty(),
              true,
              Optional.empty()));
      if (seen && gone.isEmpty()) {
        standing = on ? at : standing;
        gone = on ? gone : Optional.of(at);
        absent = at;
      } else if (seen && again.isEmpty()) {
        absent = on ? absent : at;
        again = on ? Optional.of(at) : again;
      }
    }
    takedowns.add(new Takedown(item, listing, NOTICE, standing, gone, List.of(listing + "/0")));
    if (gone.isPresent()) {
      back.add(
          new Reappearance(
              item,
              listing,
              gone.get(),
              absent,
              again.map(when -> new Reappearance.Back(when, Reappearance.Relisting.R0)),
              List.of(listing + "/51")));
    }
  }
}
