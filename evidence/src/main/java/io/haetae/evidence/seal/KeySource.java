package io.haetae.evidence.seal;

import java.nio.file.Path;
import java.util.Optional;

/** Where a key that seals comes from, with its certificates. */
public sealed interface KeySource {
  /**
   * A key made here, under a root made here. A rotation keeps the root that there is.
   *
   * @param organisation its name in the certificates
   * @param remark what the certificates say of themselves, such as what they are not for; or empty
   * @param algorithm the kind of root and key
   */
  record Made(String organisation, String remark, KeyAlgorithm algorithm) implements KeySource {
    String named(String what) {
      return remark.isEmpty() ? what : what + " " + remark;
    }
  }

  /**
   * A key with certificates that somebody else issued, in files.
   *
   * @param key PEM or PKCS#12; for its owner alone to read
   * @param phrase its pass phrase, if it is encrypted
   * @param certificates PEM: the key's own first, then each one's issuer; a PKCS#12 may hold them
   * @param root PEM: the root, if the certificates do not end with it
   */
  record Given(
      Path key, Optional<PassPhrase> phrase, Optional<Path> certificates, Optional<Path> root)
      implements KeySource {}

  /**
   * A key that never leaves a token (PKCS#11).
   *
   * @param settings which one
   * @param root PEM: the root, if the certificates do not end with it
   */
  record OnToken(TokenSettings settings, Optional<Path> root) implements KeySource {}
}
