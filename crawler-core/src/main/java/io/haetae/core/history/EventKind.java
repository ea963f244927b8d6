package io.haetae.core.history;

/** What happened to a listing. The stored names never change their meaning. */
public enum EventKind {
  /** The listing is gone, as far as the study could see from every vantage. */
  TAKEN_DOWN("TakenDown"),
  /** The listing can be ordered again. */
  RETURNED("Returned"),
  /** The listing stands without the watched options. */
  OPTION_GONE("OptionGone"),
  /** A watched option can be ordered again. */
  OPTION_RETURNED("OptionReturned"),
  /** The listing is refused or hidden in the vantage's country. */
  REGION_BLOCKED("RegionBlocked"),
  /** The listing is shown in the vantage's country again. */
  UNBLOCKED("Unblocked"),
  /** The listing is no longer delivered to the vantage's country. */
  DELIVERY_STOPPED("DeliveryStopped"),
  /** The listing is delivered to the vantage's country again. */
  DELIVERY_RESUMED("DeliveryResumed"),
  /** The listing stands behind a question for the age. */
  AGE_GATED("AgeGated"),
  /** The listing is shown without a question for the age again. */
  AGE_GATE_LIFTED("AgeGateLifted");

  private final String stored;

  EventKind(String stored) {
    this.stored = stored;
  }

  /** The stored name. */
  public String stored() {
    return stored;
  }
}
