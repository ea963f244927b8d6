package io.haetae.app.study;

import io.haetae.core.watch.Country;
import io.haetae.sites.format.Fault.Complaint;
import io.haetae.sites.format.ValueForm;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** The form of a plain value of a study file. */
enum StudyForm implements ValueForm {
  FORMAT("1", "the number of this format, which is 1"),
  ID("[a-z0-9][a-z0-9-]{0,39}", "lower-case letters, digits and hyphens, at most 40"),
  WORDS("\\S(?:[\\s\\S]{0,1998}\\S)?", "1 to 2,000 characters"),
  FILE("\\S(?:.{0,998}\\S)?", "the name of a file or folder, from the study file's folder"),
  SITE("[a-z0-9][a-z0-9.-]{0,63}", "a site that ./haetae adapters lists"),
  LISTING("\\S{3,2000}", "a listing: its address, or site:number"),
  LOOPBACK("http://(?:127(?:\\.[0-9]{1,3}){3}|localhost):[0-9]{1,5}", "an address of this machine"),
  COUNTRY("[A-Z]{2}", "an ISO 3166-1 country such as KR"),
  LANGUAGE("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", "a language tag such as ko-KR"),
  CURRENCY("[A-Z]{3}", "an ISO 4217 currency such as KRW"),
  ZONE("[A-Za-z][A-Za-z0-9+_/-]{1,49}", "a time zone such as Asia/Seoul"),
  DATE("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day such as 2026-12-01"),
  TIME("(?:[01][0-9]|2[0-3]):[0-5][0-9]", "a time of day in quotes, such as '22:00'"),
  DURATION("[0-9]{1,5}[smhd]", "a whole number with s, m, h or d, such as 25s or 7d"),
  COUNT("[0-9]{1,7}", "a whole number"),
  SHARE("0(?:\\.[0-9]{1,4})?|1(?:\\.0{1,4})?", "a share from 0 to 1, such as 0.1"),
  QUERY("\\S(?:.{0,148}\\S)?", "1 to 150 characters to search for"),
  FRAME_RULE(
      "census|random|top-sellers|targeted",
      "how the items were chosen: census, random, top-sellers or targeted"),
  ROBOTS("obey|record", "obey, or record: go on, and record what robots.txt asks"),
  PROFILE(
      "evidence|full|light",
      "evidence, full (lossless picture, copy of the wire), or light (a browser only where"
          + " something changed)");

  private final String whole;
  private final String about;

  StudyForm(String whole, String about) {
    this.whole = whole;
    this.about = about;
  }

  @Override
  public String about() {
    return about;
  }

  @Override
  public Optional<String> whole() {
    return Optional.of(whole);
  }

  @Override
  public boolean number() {
    return this == FORMAT || this == COUNT || this == SHARE;
  }

  @Override
  public Optional<Complaint> complaint(String value) {
    String stripped = this == WORDS ? value.strip() : value;
    return stripped.matches(whole) && exists(value)
        ? Optional.empty()
        : Optional.of(new Complaint("\"" + shortened(value) + "\" does not fit", "write " + about));
  }

  /** Whether what a well-formed value names is there. */
  private boolean exists(String value) {
    try {
      return switch (this) {
        case COUNTRY -> Country.of(value).isPresent();
        case CURRENCY -> Currency.getInstance(value).getCurrencyCode().equals(value);
        case LANGUAGE -> !new Locale.Builder().setLanguageTag(value).build().toString().isEmpty();
        case ZONE -> ZoneId.of(value).getId().equals(value);
        case DATE -> LocalDate.parse(value).getYear() > 2000;
        case LOOPBACK -> URI.create(value).getPort() <= 65_535;
        case FORMAT,
            ID,
            WORDS,
            FILE,
            SITE,
            LISTING,
            TIME,
            DURATION,
            COUNT,
            SHARE,
            QUERY,
            FRAME_RULE,
            ROBOTS,
            PROFILE ->
            true;
      };
    } catch (DateTimeException | IllformedLocaleException unknown) {
      return false;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  /** The duration that a well-formed value says. */
  static Duration duration(String value) {
    long number = Long.parseLong(value.substring(0, value.length() - 1));
    return switch (value.charAt(value.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}
