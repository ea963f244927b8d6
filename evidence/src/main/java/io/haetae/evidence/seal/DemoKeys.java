package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a demonstration's authority: one that is in order, and others that verifiers must
 * refuse. They live as long as the process; the root is what is trusted.
 *
 * @param name of the authority
 * @param good the one in order
 * @param notCritical one whose use for time-stamps is not critical
 * @param wrongUse one that is not for time-stamps
 * @param impostor one of the same name under another root
 * @param issuer what issued those in order, and tells what it revoked; empty if it was not kept
 */
public record DemoKeys(
    String name,
    SealKeys good,
    SealKeys notCritical,
    SealKeys wrongUse,
    SealKeys impostor,
    Optional<Issuer> issuer) {
  private static final String ORGANISATION = "Haetae demonstration";

  /**
   * New keys.
   *
   * @param name of the authority
   * @param now from when on they are valid
   */
  public static DemoKeys create(String name, Instant now) throws IOException {
    String label = "time-stamps " + name + " " + Certificates.DEMONSTRATION;
    Issuer root = root(name, now);
    return new DemoKeys(
        name,
        root.issue(ORGANISATION, label, Issuer.Use.TIME_STAMPS, now),
        root.issue(ORGANISATION, label, Issuer.Use.TIME_STAMPS_NOT_CRITICAL, now),
        root.issue(ORGANISATION, label, Issuer.Use.SEAL, now),
        root(name, now).issue(ORGANISATION, label, Issuer.Use.TIME_STAMPS, now),
        Optional.of(root));
  }

  /** Stores the one in order, with what issued it. */
  void store(Path folder) throws IOException {
    OwnerOnly.write(folder.resolve(KeyFolder.SEAL_KEY), Pem.privateKey(good.key(), none()));
    OwnerOnly.write(folder.resolve(KeyFolder.SEAL_CHAIN), good.chainPem());
    OwnerOnly.write(folder.resolve(KeyFolder.ROOT), Pem.certificates(List.of(good.root())));
    if (issuer.isPresent()) {
      byte[] key = Pem.privateKey(issuer.get().key(), none());
      OwnerOnly.write(folder.resolve(KeyFolder.ROOT_KEY), key);
    }
  }

  /** The stored one; it stands in for the faulty ones, which only tests want. */
  static DemoKeys load(String name, Path folder) throws IOException {
    SealKeys good =
        SealKeys.of(
            Pem.privateKey(folder.resolve(KeyFolder.SEAL_KEY), none()),
            Certificates.read(folder.resolve(KeyFolder.SEAL_CHAIN)),
            Certificates.read(folder.resolve(KeyFolder.ROOT)).getFirst());
    Path key = folder.resolve(KeyFolder.ROOT_KEY);
    Optional<Issuer> issuer =
        OwnerOnly.exists(key)
            ? Optional.of(new Issuer(good.root(), Pem.privateKey(key, none()), KeyAlgorithm.EC))
            : Optional.empty();
    return new DemoKeys(name, good, good, good, good, issuer);
  }

  private static Optional<PassPhrase> none() {
    return Optional.empty();
  }

  private static Issuer root(String name, Instant now) throws IOException {
    return Issuer.root(
        ORGANISATION, "root " + name + " " + Certificates.DEMONSTRATION, KeyAlgorithm.EC, now);
  }
}
