package io.haetae.matching;

import io.haetae.matching.text.Profile;
import io.haetae.matching.text.TextModel;
import io.haetae.matching.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Grades pairs. Words alone give the probability of the text model; an identifier that both state
 * raises it, and one contradiction keeps any pair from being called the same item. Safe for use by
 * many threads.
 */
public final class Grader {
  /** Below it nobody is told that two things are the same on the strength of words. */
  private static final double SURE = 0.9;

  /** Below it words say that two things are different. */
  private static final double UNLIKE = 0.05;

  /** What an identifier gives at least. An assumption, to be replaced by decisions of readers. */
  private static final double BY_GTIN = 0.97;

  private static final double BY_MODEL = 0.9;
  private static final double SAME_PAGE = 0.999;

  private final TextModel model;

  /** Grades by a text model. */
  public Grader(TextModel model) {
    this.model = model;
  }

  /** How two subjects stand to each other; the order does not matter but for rounding. */
  public Grade grade(Subject a, Subject b) {
    boolean oneCurrency = a.currency().isPresent() && a.currency().equals(b.currency());
    Profile left = profile(a.wording(), oneCurrency);
    Profile right = profile(b.wording(), oneCurrency);
    Evidence evidence = Evidence.of(a, b, left, right);
    double words = model.probability(left, right);
    List<Reason> reasons = new ArrayList<>(evidence.reasons());
    reasons.sort(Comparator.comparing(Reason::kind));
    reasons.add(
        new Reason(
            Reason.Kind.WORDS,
            words >= 0.5,
            "by their words alone the same with probability %.2f (%s)"
                .formatted(words, String.join("; ", model.reasons(left, right)))));
    if (evidence.sameListing()) {
      return new Grade.SameListing(SAME_PAGE, reasons);
    }
    if (evidence.gtin()) {
      return byGtin(evidence, Math.max(words, BY_GTIN), reasons);
    }
    if (evidence.brandConflict()) {
      return otherBrand(left, right, words, reasons);
    }
    if (evidence.contradiction()) {
      return contradicted(evidence, words, reasons);
    }
    double probability = evidence.identified() ? Math.max(words, BY_MODEL) : words;
    return plain(evidence, left, right, probability, reasons);
  }

  private static Grade byGtin(Evidence evidence, double probability, List<Reason> reasons) {
    if (evidence.brandConflict() || evidence.contradiction()) {
      return new Grade.Undecided(0.5, reasons);
    }
    return evidence.otherOption()
        ? new Grade.SameModelOtherOption(probability, reasons)
        : new Grade.SameItem(probability, reasons);
  }

  private Grade otherBrand(Profile left, Profile right, double words, List<Reason> reasons) {
    double design = model.probability(left.withoutBrand(), right.withoutBrand());
    if (design >= SURE) {
      return new Grade.SameDesignOtherBrand(design, reasons);
    }
    return words <= UNLIKE
        ? new Grade.Different(1 - words, reasons)
        : new Grade.Undecided(words, reasons);
  }

  private static Grade contradicted(Evidence evidence, double words, List<Reason> reasons) {
    if (words <= UNLIKE && !evidence.identified()) {
      return new Grade.Different(1 - words, reasons);
    }
    return new Grade.Undecided(words, reasons);
  }

  private static Grade plain(
      Evidence evidence, Profile left, Profile right, double probability, List<Reason> reasons) {
    if (probability >= SURE) {
      return evidence.otherOption()
          ? new Grade.SameModelOtherOption(probability, reasons)
          : new Grade.SameItem(probability, reasons);
    }
    if (probability <= UNLIKE && left.sharesScript(right)) {
      return new Grade.Different(1 - probability, reasons);
    }
    if (!left.sharesScript(right)) {
      reasons.add(
          Reason.contra(
              Reason.Kind.WORDS, "the titles are in different scripts; words alone do not decide"));
    }
    return new Grade.Undecided(probability, reasons);
  }

  private static Profile profile(Wording wording, boolean withPrice) {
    return new Profile(
        withPrice
            ? wording
            : new Wording(
                wording.title(), wording.brand(), wording.description(), Optional.empty()));
  }
}
