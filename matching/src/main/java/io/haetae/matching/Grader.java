package io.haetae.matching;

import io.haetae.matching.text.Profile;
import io.haetae.matching.text.TextModel;
import io.haetae.matching.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Grades pairs. Words alone give the probability of the text model; a photograph of one origin and
 * an identifier that both state raise it, and one contradiction keeps any pair from being called
 * the same item. Safe for use by many threads.
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

  /**
   * How many times likelier a photograph of one origin is between the same products. An assumption:
   * sellers copy photographs, but of the goods that they copy.
   */
  private static final double BY_PHOTOGRAPH = 20;

  /** A photograph of one origin is never left without a person's look. */
  private static final double FOR_A_PERSON = 0.1;

  private final TextModel model;

  /** Grades by a text model. */
  public Grader(TextModel model) {
    this.model = model;
  }

  /** How two subjects stand to each other; the order does not matter but for rounding. */
  public Grade grade(Subject a, Subject b) {
    return grade(a, b, Optional.empty());
  }

  /**
   * How two subjects with photographs stand to each other.
   *
   * @param pictures the photographs that have most in common, if both have some
   */
  public Grade grade(Subject a, Subject b, Optional<PictureMatch> pictures) {
    boolean oneCurrency = a.currency().isPresent() && a.currency().equals(b.currency());
    Profile left = profile(a.wording(), oneCurrency);
    Profile right = profile(b.wording(), oneCurrency);
    Evidence evidence = Evidence.of(a, b, left, right);
    double words = model.probability(left, right);
    List<Reason> reasons = new ArrayList<>(evidence.reasons());
    pictures.map(PictureMatch::reason).ifPresent(reasons::add);
    reasons.sort(Comparator.comparing(Reason::kind));
    reasons.add(
        new Reason(
            Reason.Kind.WORDS,
            words >= 0.5,
            "by their words alone the same with probability %.2f (%s)"
                .formatted(words, String.join("; ", model.reasons(left, right)))));
    boolean pictured = pictures.filter(match -> match.shared().confirmed()).isPresent();
    DoubleUnaryOperator seen = pictured ? Grader::raised : DoubleUnaryOperator.identity();
    return grade(evidence, left, right, seen, seen.applyAsDouble(words), reasons);
  }

  private Grade grade(
      Evidence evidence,
      Profile left,
      Profile right,
      DoubleUnaryOperator seen,
      double words,
      List<Reason> reasons) {
    if (evidence.sameListing()) {
      return new Grade.SameListing(SAME_PAGE, reasons);
    }
    if (evidence.gtin()) {
      return byGtin(evidence, Math.max(words, BY_GTIN), reasons);
    }
    if (evidence.brandConflict()) {
      return otherBrand(left, right, seen, words, reasons);
    }
    if (evidence.contradiction()) {
      return contradicted(evidence, words, reasons);
    }
    double probability = evidence.identified() ? Math.max(words, BY_MODEL) : words;
    return plain(evidence, left, right, probability, reasons);
  }

  private static double raised(double probability) {
    double left = BY_PHOTOGRAPH * probability;
    return Math.max(FOR_A_PERSON, left / (left + 1 - probability));
  }

  private static Grade byGtin(Evidence evidence, double probability, List<Reason> reasons) {
    if (evidence.brandConflict() || evidence.contradiction()) {
      return new Grade.Undecided(0.5, reasons);
    }
    return evidence.otherOption()
        ? new Grade.SameModelOtherOption(probability, reasons)
        : new Grade.SameItem(probability, reasons);
  }

  private Grade otherBrand(
      Profile left, Profile right, DoubleUnaryOperator seen, double words, List<Reason> reasons) {
    double design =
        seen.applyAsDouble(model.probability(left.withoutBrand(), right.withoutBrand()));
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

  /**
   * A grade with what a machine read in photographs. Such leads make nothing the same; they keep a
   * pair from being taken for different.
   *
   * @param leads what was read
   */
  public static Grade led(Grade grade, List<Reason> leads) {
    if (leads.isEmpty()) {
      return grade;
    }
    List<Reason> reasons = Stream.concat(grade.reasons().stream(), leads.stream()).toList();
    return switch (grade) {
      case Grade.SameListing same -> new Grade.SameListing(same.probability(), reasons);
      case Grade.SameItem same -> new Grade.SameItem(same.probability(), reasons);
      case Grade.SameModelOtherOption same ->
          new Grade.SameModelOtherOption(same.probability(), reasons);
      case Grade.SameDesignOtherBrand same ->
          new Grade.SameDesignOtherBrand(same.probability(), reasons);
      case Grade.Different different -> new Grade.Undecided(1 - different.probability(), reasons);
      case Grade.Undecided undecided -> new Grade.Undecided(undecided.probability(), reasons);
    };
  }
}
