package io.haetae.app.findings;

import io.haetae.app.report.Html;
import io.haetae.core.history.Sighting;
import io.haetae.core.history.Timeline;
import io.haetae.core.history.Timeline.Day;
import io.haetae.export.words.VerdictKind;
import io.haetae.export.words.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was known of a listing day by day, as a strip: a gap stays a gap. Height tells the states
 * apart as well as colour does.
 */
final class Strip {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int MOST_WORDS = 12;

  /** What a day is drawn as, with its top of ten and its height. */
  enum Look {
    ON_SALE("on-sale", 0, 10, "주문 가능", "orderable"),
    STANDS("stands", 3, 7, "게시되어 있으나 주문 불가", "listed, not orderable"),
    GONE("gone", 7, 3, "삭제·차단", "removed or blocked"),
    UNKNOWN("unknown", 5, 1, "판정 불가", "undetermined"),
    NOT_VISITED("not-visited", 0, 0, "방문하지 않음", "not visited");

    private final String key;
    private final int top;
    private final int height;
    private final String korean;
    private final String english;

    Look(String key, int top, int height, String korean, String english) {
      this.key = key;
      this.top = top;
      this.height = height;
      this.korean = korean;
      this.english = english;
    }

    String key() {
      return key;
    }

    Wording words() {
      return new Wording(korean, english);
    }
  }

  /** Days in a row that look alike. */
  private record Stretch(Look look, int first, int days, LocalDate from, LocalDate to) {}

  private final List<Stretch> stretches;
  private final int days;

  private Strip(List<Stretch> stretches, int days) {
    this.stretches = List.copyOf(stretches);
    this.days = days;
  }

  /** The strip of the sightings of one listing. */
  static Strip of(List<Sighting> sightings, Instant from, Instant until) {
    List<Day> days = Timeline.of(sightings, from, until.plusMillis(1), SEOUL).days();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < days.size(); ) {
      Look look = look(days.get(i));
      int end = i;
      while (end < days.size() && look(days.get(end)) == look) {
        end++;
      }
      stretches.add(new Stretch(look, i, end - i, days.get(i).date(), days.get(end - 1).date()));
      i = end;
    }
    return new Strip(stretches, days.size());
  }

  private static Look look(Day day) {
    return switch (day) {
      case Timeline.NotVisited none -> Look.NOT_VISITED;
      case Timeline.Unknown unknown -> Look.UNKNOWN;
      case Timeline.Seen seen -> look(VerdictKind.of(seen.sightings().getLast().verdict()));
    };
  }

  /** What a kind of verdict is drawn as. */
  static Look look(VerdictKind kind) {
    return switch (kind) {
      case ORDERABLE -> Look.ON_SALE;
      case SOLD_OUT, NOT_DELIVERED, AGE_GATED -> Look.STANDS;
      case OPTION_GONE, REGION_BLOCKED, REMOVED, REDIRECTED, SELLER_GONE -> Look.GONE;
      case SEARCHED, UNDETERMINED -> Look.UNKNOWN;
    };
  }

  /** The strip as a picture. */
  Html picture() {
    return Html.of(
        """
        <svg class="strip" viewBox="0 0 {} 10" preserveAspectRatio="none" aria-hidden="true">{}</svg>
        """,
        Html.number(days),
        Html.all(
            stretches.stream()
                .filter(stretch -> stretch.look().height > 0)
                .map(
                    stretch ->
                        Html.of(
                            "<rect class=\"s-{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                            Html.text(stretch.look().key),
                            Html.number(stretch.first()),
                            Html.number(stretch.look().top),
                            Html.number(stretch.days()),
                            Html.number(stretch.look().height)))));
  }

  /** The strip in words; the last stretches of one with many. */
  Wording words() {
    List<Stretch> seen =
        stretches.stream().filter(stretch -> stretch.look() != Look.NOT_VISITED).toList();
    List<Stretch> last = seen.subList(Math.max(0, seen.size() - MOST_WORDS), seen.size());
    Optional<Integer> left = Optional.of(seen.size() - last.size()).filter(n -> n > 0);
    return new Wording(
        left.map(n -> "(이전 " + n + "개 구간 생략) ").orElse("")
            + last.stream()
                .map(s -> dates(s) + " " + s.look().korean)
                .collect(Collectors.joining(", ")),
        left.map(n -> "(" + n + " earlier stretches left out) ").orElse("")
            + last.stream()
                .map(s -> dates(s) + " " + s.look().english)
                .collect(Collectors.joining(", ")));
  }

  private static String dates(Stretch stretch) {
    return stretch.from().equals(stretch.to())
        ? stretch.from().toString()
        : stretch.from() + "~" + stretch.to();
  }
}
