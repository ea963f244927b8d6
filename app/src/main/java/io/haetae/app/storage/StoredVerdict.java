package io.haetae.app.storage;

import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A verdict as it is stored, without its signals.
 *
 * @param kind the stored name of its kind
 * @param reason the stored name of its reason, if it is undetermined
 * @param shown the item shown, if it is redirected
 * @param hits how many offers a search listed, if it was answered
 * @param rules the version of the rules
 */
record StoredVerdict(
    String kind,
    Optional<String> reason,
    Optional<ListingId> shown,
    OptionalInt hits,
    String rules) {
  static StoredVerdict of(Verdict verdict) {
    Optional<String> reason =
        verdict instanceof Verdict.Undetermined undetermined
            ? Optional.of(undetermined.reason().stored())
            : Optional.empty();
    Optional<ListingId> shown =
        verdict instanceof Verdict.Redirected redirected
            ? Optional.of(redirected.shown())
            : Optional.empty();
    OptionalInt hits =
        verdict instanceof Verdict.Searched search
            ? OptionalInt.of(search.hits())
            : OptionalInt.empty();
    return new StoredVerdict(verdict.kind(), reason, shown, hits, verdict.basis().rules());
  }

  /**
   * The verdict with its signals.
   *
   * @throws ArchiveException if a newer version of Haetae stored it
   */
  Verdict with(Basis basis) {
    return switch (kind) {
      case "Orderable" -> new Verdict.Orderable(basis);
      case "SoldOut" -> new Verdict.SoldOut(basis);
      case "NotDelivered" -> new Verdict.NotDelivered(basis);
      case "OptionGone" -> new Verdict.OptionGone(basis);
      case "AgeGated" -> new Verdict.AgeGated(basis);
      case "RegionBlocked" -> new Verdict.RegionBlocked(basis);
      case "Removed" -> new Verdict.Removed(basis);
      case "Redirected" -> new Verdict.Redirected(shown.orElseThrow(this::unknown), basis);
      case "SellerGone" -> new Verdict.SellerGone(basis);
      case "Searched" -> new Verdict.Searched(hits.orElseThrow(this::unknown), basis);
      case "Undetermined" -> new Verdict.Undetermined(knownReason(), basis);
      default -> throw unknown();
    };
  }

  private Reason knownReason() {
    return Arrays.stream(Reason.values())
        .filter(known -> reason.filter(known.stored()::equals).isPresent())
        .findFirst()
        .orElseThrow(this::unknown);
  }

  private ArchiveException unknown() {
    return new ArchiveException(
        "The verdict " + this + " is unknown; this archive needs a newer version of Haetae");
  }
}
