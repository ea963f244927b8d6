package io.haetae.core.engine;

import io.haetae.core.engine.SimulatedMarket.Span;
import io.haetae.core.engine.SimulatedMarket.Truth;
import io.haetae.core.engine.SimulatedSite.Page;
import io.haetae.core.history.Event;
import io.haetae.core.history.EventKind;
import io.haetae.core.history.Observation;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What a year's events are worth, measured with the truth; adds up over many years. */
final class Findings {
  private static final Duration APART = ScheduleRule.standard().confirmAfter();

  /** Events that no truth supports. */
  final List<String> unfounded = new ArrayList<>();

  /** True events that two looks on either side show and that were not found, or not rightly. */
  final List<String> lost = new ArrayList<>();

  /** Sightings that events could rest on although they contradict the truth. */
  final List<String> wrong = new ArrayList<>();

  private final Map<EventKind, Map<Fate, Integer>> fates = new EnumMap<>(EventKind.class);
  private final Map<String, Integer> suppressed = new TreeMap<>();
  private long visits;

  /** What became of a true event. */
  enum Fate {
    FOUND,
    NEVER_SEEN_BEFORE,
    NEVER_SEEN_AFTER,
    SEEN_AFTER_ONCE,
    HIDDEN_BY_ANOTHER_STATE,
    LOST
  }

  private record TrueEvent(EventKind kind, Truth truth, Instant at, Instant from, Instant to) {}

  long visits() {
    return visits;
  }

  /** False conclusions of pages by themselves that did not count, by what stopped them. */
  Map<String, Integer> suppressed() {
    return suppressed;
  }

  int found(EventKind kind) {
    return fates.getOrDefault(kind, Map.of()).getOrDefault(Fate.FOUND, 0);
  }

  /** Adds a year that has passed. Safe for use by several threads. */
  synchronized void add(SimulatedYear year) {
    visits += year.observations().size();
    Map<ListingId, List<Event>> events = new HashMap<>();
    List<Event> all = new ArrayList<>(year.history().events());
    all.addAll(year.history().provisional());
    all.forEach(e -> events.computeIfAbsent(e.listing(), key -> new ArrayList<>()).add(e));
    Map<ListingId, List<Observation>> looks = new HashMap<>();
    Set<String> voided = new HashSet<>();
    year.history().voided().forEach(sighting -> voided.add(sighting.visit()));
    for (Observation each : year.observations()) {
      if (each.visit().purpose() == Purpose.TARGET) {
        Truth truth = Objects.requireNonNull(year.market().truths().get(each.visit().listing()));
        if (counts(each, truth, voided, year.usable())) {
          looks.computeIfAbsent(truth.listing(), key -> new ArrayList<>()).add(each);
        }
      }
    }
    for (Truth truth : year.market().truths().values()) {
      weigh(
          truth,
          events.getOrDefault(truth.listing(), List.of()),
          looks.getOrDefault(truth.listing(), List.of()));
    }
  }

  /** Whether events may rest on a look; counts what is wrong, whether it does or not. */
  private boolean counts(Observation look, Truth truth, Set<String> voided, Set<String> usable) {
    String right = verdict(truth, look.openedAt());
    String kind = look.verdict().kind();
    if (look.verdict() instanceof Verdict.Undetermined undetermined) {
      undetermined.basis().signals().stream()
          .filter(signal -> signal.name().equals("page alone") && !signal.value().equals(right))
          .map(Signal::value)
          .forEach(page -> stopped(undetermined.reason().stored(), page));
      return false;
    }
    boolean isRight = kind.equals(right);
    if (!usable.contains(look.visit().id())) {
      if (!isRight) {
        stopped("control not passed", kind);
      }
      return false;
    }
    if (voided.contains(look.visit().id())) {
      if (!isRight) {
        stopped("voided by the alarm that followed", kind);
      }
      return false;
    }
    if (!isRight) {
      wrong.add(truth.listing() + " at " + look.openedAt() + ": " + kind + ", not " + right);
    }
    return true;
  }

  private void stopped(String by, String page) {
    suppressed.merge(by + ", page alone said " + page, 1, Integer::sum);
  }

  private static String verdict(Truth truth, Instant at) {
    Page page = truth.at(at);
    return switch (page) {
      case LIVE -> "Orderable";
      case SOLD_OUT -> "SoldOut";
      case GONE -> "Removed";
      case OPTION_GONE -> "OptionGone";
      case DRIFTED, CAPTCHA, SLOW_DOWN, SHELL ->
          throw new IllegalArgumentException(page + " is no truth");
    };
  }

  private void weigh(Truth truth, List<Event> events, List<Observation> looks) {
    List<TrueEvent> trueEvents = new ArrayList<>();
    changes(truth, truth.down(), EventKind.TAKEN_DOWN, EventKind.RETURNED, trueEvents);
    changes(
        truth, truth.optionGone(), EventKind.OPTION_GONE, EventKind.OPTION_RETURNED, trueEvents);
    List<Event> left = new ArrayList<>(events);
    for (TrueEvent each : trueEvents) {
      List<Event> matching = left.stream().filter(event -> contains(event, each)).limit(1).toList();
      left.removeAll(matching);
      Fate fate = matching.isEmpty() ? missed(each, looks) : Fate.FOUND;
      fates
          .computeIfAbsent(each.kind(), k -> new EnumMap<>(Fate.class))
          .merge(fate, 1, Integer::sum);
      if (fate == Fate.LOST) {
        lost.add(each.kind() + " " + truth.listing() + " at " + each.at() + ", found " + events);
      }
    }
    left.forEach(event -> unfounded.add(event + ", truth " + truth));
  }

  private static void changes(
      Truth truth, List<Span> shut, EventKind shutting, EventKind opening, List<TrueEvent> into) {
    Instant open = truth.appeared();
    for (Span span : shut) {
      into.add(new TrueEvent(shutting, truth, span.from(), open, span.to()));
      if (span.to().isBefore(SimulatedMarket.END)) {
        into.add(new TrueEvent(opening, truth, span.to(), span.from(), SimulatedMarket.END));
      }
    }
  }

  private static boolean contains(Event event, TrueEvent truth) {
    return event.kind() == truth.kind()
        && event.after().isBefore(truth.at())
        && !event.by().isBefore(truth.at());
  }

  /**
   * Why an event was not found: what the looks that count show on either side of it, taken from the
   * truth and not from the code under test.
   */
  private static Fate missed(TrueEvent event, List<Observation> looks) {
    boolean shutting =
        event.kind() == EventKind.TAKEN_DOWN || event.kind() == EventKind.OPTION_GONE;
    Page shut =
        event.kind() == EventKind.TAKEN_DOWN || event.kind() == EventKind.RETURNED
            ? Page.GONE
            : Page.OPTION_GONE;
    boolean listing = shut == Page.GONE;
    List<Instant> before = new ArrayList<>();
    List<Instant> after = new ArrayList<>();
    boolean other = false;
    for (Observation look : looks) {
      Instant at = look.openedAt();
      Page page = event.truth().at(at);
      boolean shutNow = page == shut;
      boolean openNow = page == Page.LIVE || (listing && shutting && page != Page.GONE);
      boolean inBefore = !at.isBefore(event.from()) && at.isBefore(event.at());
      boolean inAfter = !at.isBefore(event.at()) && at.isBefore(event.to());
      if (inBefore && (shutting ? openNow : shutNow)) {
        before.add(at);
      } else if (inAfter && (shutting ? shutNow : page == Page.LIVE)) {
        after.add(at);
      } else if (inBefore || inAfter) {
        other = true;
      }
    }
    boolean seenBefore = shutting ? !before.isEmpty() : apart(before);
    if (seenBefore && apart(after)) {
      return Fate.LOST;
    }
    if (other) {
      return Fate.HIDDEN_BY_ANOTHER_STATE;
    }
    return !seenBefore
        ? Fate.NEVER_SEEN_BEFORE
        : after.isEmpty() ? Fate.NEVER_SEEN_AFTER : Fate.SEEN_AFTER_ONCE;
  }

  /** Whether two of these looks are far enough apart to confirm each other; a visit takes 9 s. */
  private static boolean apart(List<Instant> looks) {
    return looks.size() > 1
        && !looks.getLast().isBefore(looks.getFirst().plusSeconds(9).plus(APART));
  }

  /** The table for people. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append("visits ").append(visits).append(", false events ").append(unfounded.size());
    table.append(", wrong sightings that counted ").append(wrong.size()).append('\n');
    fates.forEach((kind, by) -> table.append("%-16s %s%n".formatted(kind.stored(), by)));
    suppressed.forEach(
        (what, n) -> table.append("%6d false conclusions stopped: %s%n".formatted(n, what)));
    return table.toString();
  }
}
