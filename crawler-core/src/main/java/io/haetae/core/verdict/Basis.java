package io.haetae.core.verdict;

import io.haetae.core.site.Signal;
import java.util.List;

/**
 * What a verdict rests on.
 *
 * @param signals the signals that led to it, each with its place
 * @param rules the version of the judge's rules
 */
public record Basis(List<Signal> signals, String rules) {
  /** Copies the signals. */
  public Basis {
    signals = List.copyOf(signals);
  }
}
