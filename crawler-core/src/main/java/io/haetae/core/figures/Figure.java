package io.haetae.core.figures;

import java.util.Optional;

/**
 * One figure of a study.
 *
 * @param definition what it is
 * @param group what it is confined to; empty for the whole study
 * @param result the number, or why there is none
 */
public record Figure(Definition definition, Optional<Group> group, Result result) {
  /**
   * A part of the study.
   *
   * @param by what divides the study: {@code site}, {@code sites}, {@code category}, {@code
   *     site-category}, {@code hazard}, {@code seller}, {@code relisting}, {@code information},
   *     {@code reason}; {@code site/R0} and the like where a part's products came back in a way
   * @param name which part
   */
  public record Group(String by, String name) {}

  static Figure of(Definition definition, Result result) {
    return new Figure(definition, Optional.empty(), result);
  }

  static Figure of(Definition definition, String by, String name, Result result) {
    return new Figure(definition, Optional.of(new Group(by, name)), result);
  }

  static Figure withheld(Definition definition, Refusal refusal) {
    return of(definition, Result.Withheld.because(refusal));
  }
}
