package io.haetae.sites.format;

import io.haetae.sites.format.Fault.Complaint;
import java.util.Optional;

/** The form of a plain value. */
public interface ValueForm {
  /** What it is, in words. */
  String about();

  /** A regular expression of the whole value that Java, RE2 and ECMAScript read alike, if any. */
  Optional<String> whole();

  /** What is wrong with a value; empty if nothing is. */
  Optional<Complaint> complaint(String value);

  /** Whether editors may take it for a number: 1 and "1" are the same to the check. */
  default boolean number() {
    return false;
  }
}
