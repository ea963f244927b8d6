package io.haetae.app.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Instants as reports write them: to the second, in Korean time and in UTC. */
public final class Moment {
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private Moment() {}

  /** A moment. */
  public static Html of(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return Html.of(
        "<time datetime=\"{}\"><span class=\"kst\">{} KST</span> <span class=\"utc\">{}"
            + " UTC</span></time>",
        Html.text(second.toString()),
        Html.text(FORM.format(second.atZone(KOREA))),
        Html.text(FORM.format(second.atOffset(ZoneOffset.UTC))));
  }
}
