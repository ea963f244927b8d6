package io.haetae.core.verdict;

import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a session knows of its own power to tell: what its control visits showed, and whether the
 * site's pages still give what they used to.
 *
 * @param onSale the listing known to be on sale: passed if it was orderable
 * @param absent the item number known not to exist: passed if the page said that there is none
 * @param drift what the site's pages suddenly lack, in words; empty while all is well
 */
public record Controls(Outcome onSale, Outcome absent, Optional<String> drift) {
  private static final String DRIFT = "adapter drift";

  /** What one control showed. */
  public enum Outcome {
    /** What it should. */
    PASSED,
    /** The contrary. */
    FAILED,
    /** Nothing conclusive. */
    INCONCLUSIVE,
    /** It was not made. */
    NOT_RUN
  }

  /** The state of a session before its controls. */
  public static Controls notRun() {
    return new Controls(Outcome.NOT_RUN, Outcome.NOT_RUN, Optional.empty());
  }

  /** These controls with the verdict on the listing known to be on sale. */
  public Controls withOnSale(Verdict verdict) {
    Outcome outcome =
        verdict instanceof Verdict.Orderable
            ? Outcome.PASSED
            : verdict.conclusive() ? Outcome.FAILED : Outcome.INCONCLUSIVE;
    return new Controls(outcome, absent, drift);
  }

  /** These controls with the verdict on the item number known not to exist. */
  public Controls withAbsent(Verdict verdict) {
    Outcome outcome =
        verdict instanceof Verdict.Removed
            ? Outcome.PASSED
            : verdict.conclusive() ? Outcome.FAILED : Outcome.INCONCLUSIVE;
    return new Controls(onSale, outcome, drift);
  }

  /** These controls with what the site's pages suddenly lack. */
  public Controls withDrift(Optional<String> lacking) {
    return new Controls(onSale, absent, lacking);
  }

  /** Whether both controls showed what they should, which events rest on. */
  public boolean bothPassed() {
    return onSale == Outcome.PASSED && absent == Outcome.PASSED;
  }

  /** Whether a verdict is undetermined only because the site's pages had changed. */
  public static boolean stoppedByDrift(Verdict verdict) {
    return verdict.basis().signals().stream()
        .anyMatch(signal -> signal.meaning() == Meaning.NOTE && signal.name().equals(DRIFT));
  }

  /**
   * The verdict as far as this session may draw it. Nothing is concluded while the site's pages
   * have changed. A conclusion that the item stands fails with a control that was contradicted or,
   * for the listing known to be on sale, was not seen; a conclusion that it is gone needs both
   * controls passed. What the page states in place of the offer (a refusal here, another item), and
   * that a search found nothing, needs the first passed and the second made and not contradicted.
   */
  public Verdict confirm(Verdict verdict) {
    if (drift.isPresent() && verdict.conclusive()) {
      return drifted(verdict, drift.get());
    }
    return switch (verdict) {
      case Verdict.Undetermined undetermined -> undetermined;
      case Verdict.Orderable standing -> unlessBroken(standing);
      case Verdict.SoldOut standing -> unlessBroken(standing);
      case Verdict.NotDelivered standing -> unlessBroken(standing);
      case Verdict.OptionGone standing -> unlessBroken(standing);
      case Verdict.AgeGated standing -> unlessBroken(standing);
      case Verdict.RegionBlocked shown -> onlyIfSeenApart(shown);
      case Verdict.Removed gone -> onlyIfBothPassed(gone);
      case Verdict.Redirected shown -> onlyIfSeenApart(shown);
      case Verdict.SellerGone gone -> onlyIfBothPassed(gone);
      case Verdict.Searched search ->
          search.hits() > 0 ? unlessBroken(search) : onlyIfSeenApart(search);
    };
  }

  private Verdict unlessBroken(Verdict verdict) {
    boolean broken =
        absent == Outcome.FAILED || onSale == Outcome.FAILED || onSale == Outcome.INCONCLUSIVE;
    return broken ? failed(verdict) : verdict;
  }

  private Verdict onlyIfBothPassed(Verdict verdict) {
    return bothPassed() ? verdict : failed(verdict);
  }

  /** The number that does not exist must have looked otherwise, even if nobody knows as what. */
  private Verdict onlyIfSeenApart(Verdict verdict) {
    boolean apart = absent == Outcome.PASSED || absent == Outcome.INCONCLUSIVE;
    return onSale == Outcome.PASSED && apart ? verdict : failed(verdict);
  }

  private static Verdict drifted(Verdict verdict, String lacking) {
    List<Signal> signals = new ArrayList<>();
    signals.add(new Signal(Meaning.NOTE, DRIFT, lacking, "session"));
    signals.add(pageAlone(verdict));
    signals.addAll(verdict.basis().signals());
    return new Verdict.Undetermined(
        Reason.UNKNOWN_LAYOUT, new Basis(signals, verdict.basis().rules()));
  }

  private static Signal pageAlone(Verdict verdict) {
    return new Signal(Meaning.NOTE, "page alone", verdict.kind(), "session");
  }

  private Verdict failed(Verdict verdict) {
    List<Signal> signals = new ArrayList<>();
    signals.add(new Signal(Meaning.NOTE, "control on sale", onSale.name(), "session"));
    signals.add(new Signal(Meaning.NOTE, "control absent", absent.name(), "session"));
    signals.add(pageAlone(verdict));
    signals.addAll(verdict.basis().signals());
    return new Verdict.Undetermined(
        Reason.CONTROL_FAILED, new Basis(signals, verdict.basis().rules()));
  }
}
