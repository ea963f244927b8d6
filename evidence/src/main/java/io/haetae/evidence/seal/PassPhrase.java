package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The pass phrase of a private key, or the PIN of a token. It tells itself to nobody: {@code
 * toString} hides it.
 */
public final class PassPhrase {
  private static final int SHORTEST = 8;
  private final char[] phrase;

  private PassPhrase(char[] phrase) {
    this.phrase = phrase;
  }

  /**
   * A phrase that was typed in.
   *
   * @throws EvidenceException if it has fewer than eight characters
   */
  public static PassPhrase of(char[] typed) throws EvidenceException {
    if (typed.length < SHORTEST) {
      throw new EvidenceException("the pass phrase must have " + SHORTEST + " characters or more");
    }
    return new PassPhrase(typed.clone());
  }

  /**
   * The first line of a file that only its owner may read.
   *
   * @throws IOException if it cannot be read, others may read it, or it is too short
   */
  public static PassPhrase read(Path file) throws IOException {
    return of(firstLine(file));
  }

  /**
   * A phrase or PIN that somebody else chose: of any length but none.
   *
   * @throws EvidenceException if it is empty
   */
  public static PassPhrase given(char[] typed) throws EvidenceException {
    if (typed.length == 0) {
      throw new EvidenceException("the pass phrase or PIN is empty");
    }
    return new PassPhrase(typed.clone());
  }

  /**
   * The same, as the first line of a file that only its owner may read.
   *
   * @throws IOException if it cannot be read, others may read it, or it is empty
   */
  public static PassPhrase readGiven(Path file) throws IOException {
    return given(firstLine(file));
  }

  private static char[] firstLine(Path file) throws IOException {
    String text = new String(OwnerOnly.read(file), StandardCharsets.UTF_8);
    return text.lines().findFirst().orElse("").toCharArray();
  }

  char[] characters() {
    return phrase.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PassPhrase that && Arrays.equals(phrase, that.phrase);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(phrase);
  }

  @Override
  public String toString() {
    return "a pass phrase";
  }
}
