package io.haetae.core.figures;

/** Why a figure is not given. The names are stored and never change their meaning. */
public enum Refusal {
  /** It needs records that are not kept, such as claims of the platform or a second reader. */
  NOT_RECORDED("NotRecorded"),
  /** Nothing that it could rest on was determined. */
  NOTHING_DETERMINED("NothingDetermined"),
  /** More than a fifth could not be determined. */
  MANY_UNDETERMINED("ManyUndetermined"),
  /** Looks were too far apart to know it. */
  SCHEDULE_TOO_SPARSE("ScheduleTooSparse"),
  /** A time limit runs into a year whose holidays are not known. */
  CALENDAR_UNKNOWN("CalendarUnknown"),
  /** A sample that was chosen for its risk says nothing of a population. */
  TARGETED_SAMPLE("TargetedSample"),
  /** The study does not say how its sample was chosen. */
  SAMPLING_NOT_DECLARED("SamplingNotDeclared"),
  /** Two figures that count different things cannot be compared. */
  DIFFERENT_DENOMINATORS("DifferentDenominators"),
  /** Two studies are about different delivery countries. */
  OTHER_COUNTRY("OtherCountry"),
  /** The products of two studies were chosen in different ways. */
  OTHER_SAMPLING("OtherSampling"),
  /** Two studies watched the same products, which are no independent samples. */
  SAME_PRODUCTS("SameProducts"),
  /** Differences are given of shares alone. */
  NO_SHARE("NoShare"),
  /** Fewer than five: it would be noise, or point at one seller. */
  SMALL_CELL("SmallCell");

  private final String stored;

  Refusal(String stored) {
    this.stored = stored;
  }

  /** The stored name. */
  public String stored() {
    return stored;
  }
}
