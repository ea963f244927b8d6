package io.haetae.core.history;

import io.haetae.core.verdict.Verdict;

/**
 * What of a listing can change, each for itself. A verdict speaks of some and is silent of others:
 * whether a removed item would be delivered here nobody knows.
 */
enum Aspect {
  /** Whether the listing stands. */
  LISTING(EventKind.TAKEN_DOWN, EventKind.RETURNED),
  /** Whether the watched options are in it. */
  OPTION(EventKind.OPTION_GONE, EventKind.OPTION_RETURNED),
  /** Whether it is shown in the vantage's country. */
  REGION(EventKind.REGION_BLOCKED, EventKind.UNBLOCKED),
  /** Whether it is delivered to the vantage's country. */
  DELIVERY(EventKind.DELIVERY_STOPPED, EventKind.DELIVERY_RESUMED),
  /** Whether it is shown without a question for the age. */
  AGE(EventKind.AGE_GATED, EventKind.AGE_GATE_LIFTED);

  private final EventKind shutting;
  private final EventKind opening;

  Aspect(EventKind shutting, EventKind opening) {
    this.shutting = shutting;
    this.opening = opening;
  }

  /** The event of a change to a state. */
  EventKind event(Said to) {
    return to == Said.SHUT ? shutting : opening;
  }

  /** What a verdict says of this aspect. */
  Said said(Verdict verdict) {
    return switch (this) {
      case LISTING -> ofListing(verdict);
      case OPTION -> ofOption(verdict);
      case REGION -> ofRegion(verdict);
      case DELIVERY -> ofDelivery(verdict);
      case AGE -> ofAge(verdict);
    };
  }

  /** A gate or a refusal may stand before any state of an offer. */
  private static Said ofListing(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Orderable here -> Said.OPEN;
      case Verdict.SoldOut listed -> Said.NOT_SHUT;
      case Verdict.NotDelivered listed -> Said.NOT_SHUT;
      case Verdict.OptionGone listed -> Said.NOT_SHUT;
      case Verdict.Removed gone -> Said.SHUT;
      case Verdict.Redirected gone -> Said.SHUT;
      case Verdict.SellerGone gone -> Said.SHUT;
      case Verdict.AgeGated silent -> Said.NOTHING;
      case Verdict.RegionBlocked silent -> Said.NOTHING;
      case Verdict.Searched silent -> Said.NOTHING;
      case Verdict.Undetermined silent -> Said.NOTHING;
    };
  }

  /** A sold-out offer may or may not hold the option. */
  private static Said ofOption(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Orderable here -> Said.OPEN;
      case Verdict.OptionGone gone -> Said.SHUT;
      case Verdict.SoldOut silent -> Said.NOTHING;
      case Verdict.NotDelivered silent -> Said.NOTHING;
      case Verdict.AgeGated silent -> Said.NOTHING;
      case Verdict.RegionBlocked silent -> Said.NOTHING;
      case Verdict.Removed silent -> Said.NOTHING;
      case Verdict.Redirected silent -> Said.NOTHING;
      case Verdict.SellerGone silent -> Said.NOTHING;
      case Verdict.Searched silent -> Said.NOTHING;
      case Verdict.Undetermined silent -> Said.NOTHING;
    };
  }

  private static Said ofRegion(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Orderable here -> Said.OPEN;
      case Verdict.SoldOut shown -> Said.NOT_SHUT;
      case Verdict.NotDelivered shown -> Said.NOT_SHUT;
      case Verdict.OptionGone shown -> Said.NOT_SHUT;
      case Verdict.RegionBlocked refused -> Said.SHUT;
      case Verdict.AgeGated silent -> Said.NOTHING;
      case Verdict.Removed silent -> Said.NOTHING;
      case Verdict.Redirected silent -> Said.NOTHING;
      case Verdict.SellerGone silent -> Said.NOTHING;
      case Verdict.Searched silent -> Said.NOTHING;
      case Verdict.Undetermined silent -> Said.NOTHING;
    };
  }

  private static Said ofDelivery(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Orderable here -> Said.OPEN;
      case Verdict.NotDelivered refused -> Said.SHUT;
      case Verdict.SoldOut silent -> Said.NOTHING;
      case Verdict.OptionGone silent -> Said.NOTHING;
      case Verdict.AgeGated silent -> Said.NOTHING;
      case Verdict.RegionBlocked silent -> Said.NOTHING;
      case Verdict.Removed silent -> Said.NOTHING;
      case Verdict.Redirected silent -> Said.NOTHING;
      case Verdict.SellerGone silent -> Said.NOTHING;
      case Verdict.Searched silent -> Said.NOTHING;
      case Verdict.Undetermined silent -> Said.NOTHING;
    };
  }

  private static Said ofAge(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Orderable here -> Said.OPEN;
      case Verdict.SoldOut shown -> Said.NOT_SHUT;
      case Verdict.NotDelivered shown -> Said.NOT_SHUT;
      case Verdict.OptionGone shown -> Said.NOT_SHUT;
      case Verdict.AgeGated gated -> Said.SHUT;
      case Verdict.RegionBlocked silent -> Said.NOTHING;
      case Verdict.Removed silent -> Said.NOTHING;
      case Verdict.Redirected silent -> Said.NOTHING;
      case Verdict.SellerGone silent -> Said.NOTHING;
      case Verdict.Searched silent -> Said.NOTHING;
      case Verdict.Undetermined silent -> Said.NOTHING;
    };
  }
}
