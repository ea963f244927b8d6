package io.haetae.core.verdict;

import io.haetae.core.watch.ListingId;

/**
 * What one visit proves about one listing, or about one search, for its vantage and its moment.
 * Every kind but {@link Undetermined} is conclusive and rests on positive evidence. The kinds'
 * names are stored and never change their meaning.
 */
public sealed interface Verdict {
  /** What it rests on. */
  Basis basis();

  /**
   * This item, in a watched option where options are watched, can be ordered to this country now.
   */
  record Orderable(Basis basis) implements Verdict {}

  /** Listed, but sold out. */
  record SoldOut(Basis basis) implements Verdict {}

  /** Listed, but not sent to this country. */
  record NotDelivered(Basis basis) implements Verdict {}

  /** The listing stands, but the watched options are no longer in it. */
  record OptionGone(Basis basis) implements Verdict {}

  /** The offer stands behind a question for the visitor's age. */
  record AgeGated(Basis basis) implements Verdict {}

  /** The site refuses the item in this country. */
  record RegionBlocked(Basis basis) implements Verdict {}

  /** The site itself says that there is no such item. */
  record Removed(Basis basis) implements Verdict {}

  /**
   * Another item is shown in its place.
   *
   * @param shown the item shown
   */
  record Redirected(ListingId shown, Basis basis) implements Verdict {}

  /** The shop is closed or gone. */
  record SellerGone(Basis basis) implements Verdict {}

  /**
   * The site's search was answered with a list of offers, or with the site's word that it found
   * none. It is no word about any listing.
   *
   * @param hits how many offers the page lists
   */
  record Searched(int hits, Basis basis) implements Verdict {}

  /**
   * Nothing can be concluded.
   *
   * @param reason why
   */
  record Undetermined(Reason reason, Basis basis) implements Verdict {}

  /** Whether this is a conclusion. */
  default boolean conclusive() {
    return !(this instanceof Undetermined);
  }

  /** The stored name of the kind. */
  default String kind() {
    return switch (this) {
      case Orderable verdict -> "Orderable";
      case SoldOut verdict -> "SoldOut";
      case NotDelivered verdict -> "NotDelivered";
      case OptionGone verdict -> "OptionGone";
      case AgeGated verdict -> "AgeGated";
      case RegionBlocked verdict -> "RegionBlocked";
      case Removed verdict -> "Removed";
      case Redirected verdict -> "Redirected";
      case SellerGone verdict -> "SellerGone";
      case Searched verdict -> "Searched";
      case Undetermined verdict -> "Undetermined";
    };
  }

  /** The kind, with the reason in brackets where there is one: {@code Undetermined(Challenged)}. */
  default String described() {
    return this instanceof Undetermined undetermined
        ? kind() + "(" + undetermined.reason().stored() + ")"
        : kind();
  }
}
