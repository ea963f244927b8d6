package io.haetae.export.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as dossiers write them: in Korean time and in UTC, to the second. */
final class Moments {
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private Moments() {}

  static String of(Instant instant) {
    return "%s KST (%s UTC)"
        .formatted(
            FORM.format(instant.atZone(KOREA)), FORM.format(instant.atOffset(ZoneOffset.UTC)));
  }
}
