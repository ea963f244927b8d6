package io.haetae.app.figures;

import io.haetae.app.storage.LaneManners;
import io.haetae.app.storage.LaneManners.Forbidden;
import io.haetae.export.words.Wording;
import java.time.Duration;
import java.util.Locale;

/** How a study behaved towards sites, in words. */
public final class MannersWords {
  private MannersWords() {}

  /** A lane in one line of English. */
  public static String line(LaneManners lane) {
    StringBuilder line =
        new StringBuilder(lane.lane()).append(": ").append(lane.turns()).append(" turns");
    lane.nearest()
        .ifPresent(gap -> line.append(", never nearer than ").append(seconds(gap).english()));
    lane.forbidden()
        .forEach(
            (kind, what) ->
                line.append("; ").append(of(kind).english()).append(' ').append(english(what)));
    return line.toString();
  }

  /** What a stored kind means. */
  public static Wording of(String kind) {
    return switch (kind) {
      case "refused" -> new Wording("접속 거부 후 중단", "paused after refusals");
      case "retry-after" -> new Wording("Retry-After 준수", "waited as Retry-After asked");
      case "robots-obeyed" -> new Wording("robots.txt에 따라 방문하지 않음", "not visited, by robots.txt");
      case "robots-recorded" ->
          new Wording("robots.txt 금지를 기록하고 방문", "visited against robots.txt, recorded");
      case "night-window" -> new Wording("허용 시간대 밖", "outside the night windows");
      case "daily-cap" -> new Wording("일일 상한 도달", "daily cap reached");
      case "kill-switch" -> new Wording("정지 파일", "stopped by the kill switch");
      default -> new Wording(kind, kind);
    };
  }

  /** How often and how long, in both languages. */
  public static Wording of(Forbidden what) {
    String korean = what.times() + "회";
    return new Wording(
        what.together().isZero()
            ? korean
            : korean
                + ", 합계 "
                + length(what.together(), "시간 ", "분")
                + ", 최장 "
                + length(what.longest(), "시간 ", "분"),
        english(what));
  }

  private static String english(Forbidden what) {
    return what.together().isZero()
        ? what.times() + "×"
        : "%d× (%s in all, longest %s)"
            .formatted(
                what.times(),
                length(what.together(), " h ", " min"),
                length(what.longest(), " h ", " min"));
  }

  private static String length(Duration length, String hours, String minutes) {
    return length.toHours() == 0
        ? length.toMinutes() + minutes
        : length.toHours() + hours + length.toMinutesPart() + minutes;
  }

  /** The shortest gap, in seconds. */
  public static Wording seconds(Duration gap) {
    String number = String.format(Locale.ROOT, "%.1f", gap.toMillis() / 1000.0);
    return new Wording(number + "초", number + " s");
  }
}
