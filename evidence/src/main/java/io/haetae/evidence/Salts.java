package io.haetae.evidence;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * Where the salts of a bundle's records come from: chance when they are first written, and the
 * sealed list whenever the parts are made again.
 */
@FunctionalInterface
interface Salts {
  /** How many bytes a salt has. */
  int LENGTH = 32;

  /**
   * The salt of the next record, in hexadecimal.
   *
   * @throws EvidenceException if there is none
   */
  String next() throws EvidenceException;

  /** New salts, which nobody can guess. */
  static Salts random() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] salt = new byte[LENGTH];
      random.nextBytes(salt);
      return HexFormat.of().formatHex(salt);
    };
  }

  /** The salts that a list of records holds ({@code evidence/records.jsonl}), in its order. */
  static Salts stored(String records) {
    Iterator<String> lines = records.lines().iterator();
    return () -> {
      if (!lines.hasNext()) {
        throw new EvidenceException(Parts.RECORDS + " lists fewer records than there are");
      }
      return Json.text(Json.parse(lines.next(), Parts.RECORDS), "salt");
    };
  }
}
