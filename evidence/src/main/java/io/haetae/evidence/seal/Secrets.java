package io.haetae.evidence.seal;

import java.util.Optional;

/**
 * What opens private keys.
 *
 * @param phrase the pass phrase of those in files, if they are encrypted
 * @param pin the PIN of a token, if its settings name no file with it
 */
public record Secrets(Optional<PassPhrase> phrase, Optional<PassPhrase> pin) {
  /** None: keys lie open for their owner, and a token's PIN lies in a file. */
  public static Secrets none() {
    return new Secrets(Optional.empty(), Optional.empty());
  }

  /** A pass phrase alone. */
  public static Secrets of(PassPhrase phrase) {
    return new Secrets(Optional.of(phrase), Optional.empty());
  }
}
