package io.haetae.evidence.seal;

import io.haetae.evidence.log.LogKey;
import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of an installation in their folder. A folder of keys is made whole or not at all; a
 * rotation that was killed is completed by the next that loads or rotates.
 */
public final class KeyFolder {
  /** The private key that signs manifests. */
  public static final String SEAL_KEY = "seal.key.pem";

  /** Its certificate. */
  public static final String SEAL_CHAIN = "seal.chain.pem";

  /** The root. */
  public static final String ROOT = "root.pem";

  /** The private key of the log. */
  public static final String LOG_KEY = "log.key.pem";

  /** The public key of the log. */
  public static final String LOG_VKEY = "log.vkey";

  private static final String ROOT_KEY = "root.key.pem";
  private static final String NEXT = "next";
  private static final String RETIRED = "retired";
  private static final int SHORT = 16;

  private KeyFolder() {}

  /**
   * Whose keys.
   *
   * @param organisation its name in the certificates
   * @param remark what the certificates say of themselves, such as what they are not for; or empty
   */
  public record Owner(String organisation, String remark) {
    String named(String what) {
      return remark.isEmpty() ? what : what + " " + remark;
    }
  }

  /** Whether a folder has keys. */
  public static boolean exists(Path keys) {
    return OwnerOnly.exists(keys.resolve(SEAL_KEY));
  }

  /**
   * Makes a root, a key that seals, and a key of the log.
   *
   * @param keys the folder, which must not have keys yet
   * @param owner whose they are
   * @param algorithm the kind of root and seal key
   * @param phrase encrypts the private keys of root and seal, if there is one
   * @param now from when on they are valid
   * @throws IOException if there are keys already, or they cannot be written
   */
  public static SealKeys create(
      Path keys, Owner owner, KeyAlgorithm algorithm, Optional<PassPhrase> phrase, Instant now)
      throws IOException {
    return OwnerOnly.exclusively(
        above(keys),
        () -> {
          if (OwnerOnly.exists(keys)) {
            throw new EvidenceException(
                keys + " is there already; to replace the key that seals: haetae keys rotate");
          }
          Issuer root =
              Issuer.root(owner.organisation(), owner.named("Haetae root"), algorithm, now);
          SealKeys seal =
              root.issue(owner.organisation(), owner.named("Haetae seal"), Issuer.Use.SEAL, now);
          Path draft = keys.resolveSibling("." + keys.getFileName() + "-" + UUID.randomUUID());
          OwnerOnly.folder(draft);
          OwnerOnly.write(draft.resolve(ROOT_KEY), Pem.privateKey(root.key(), phrase));
          OwnerOnly.write(draft.resolve(ROOT), Pem.certificates(List.of(root.certificate())));
          store(draft, seal, phrase);
          String origin = "haetae/" + Certificates.sha256(root.certificate()).substring(0, SHORT);
          LogKey.generate(origin).store(draft.resolve(LOG_KEY), draft.resolve(LOG_VKEY));
          Files.move(draft, keys, StandardCopyOption.ATOMIC_MOVE);
          return seal;
        });
  }

  static SealKeys load(Path keys, Optional<PassPhrase> phrase) throws IOException {
    if (!exists(keys)) {
      throw new EvidenceException(
          keys + " has no keys; make them by: haetae keys init --organisation NAME");
    }
    return OwnerOnly.exclusively(
        above(keys),
        () -> {
          complete(keys);
          return SealKeys.of(
              Pem.privateKey(keys.resolve(SEAL_KEY), phrase),
              Certificates.read(keys.resolve(SEAL_CHAIN)),
              Certificates.read(keys.resolve(ROOT)).getFirst());
        });
  }

  /**
   * Puts a new key that seals in place of the present one, under the same root. The old one is kept
   * under {@code retired}.
   *
   * @param keys the folder
   * @param owner whose they are
   * @param phrase the pass phrase of the private keys, if they are encrypted
   * @param now from when on the new one is valid
   * @return the new keys
   * @throws IOException if there are none, or they cannot be read or written
   */
  public static SealKeys rotate(Path keys, Owner owner, Optional<PassPhrase> phrase, Instant now)
      throws IOException {
    return OwnerOnly.exclusively(
        above(keys),
        () -> {
          SealKeys old = load(keys, phrase);
          Issuer root =
              new Issuer(
                  old.root(), Pem.privateKey(keys.resolve(ROOT_KEY), phrase), old.algorithm());
          SealKeys fresh =
              root.issue(owner.organisation(), owner.named("Haetae seal"), Issuer.Use.SEAL, now);
          Path draft = keys.resolve(".next-" + UUID.randomUUID());
          OwnerOnly.folder(draft);
          store(draft, fresh, phrase);
          // From this move on the rotation will be completed, whatever happens.
          Files.move(draft, keys.resolve(NEXT), StandardCopyOption.ATOMIC_MOVE);
          complete(keys);
          return fresh;
        });
  }

  /** The certificates of keys that sealed before, oldest first. */
  public static List<X509Certificate> retired(Path keys) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    if (Files.isDirectory(keys.resolve(RETIRED))) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(keys.resolve(RETIRED))) {
        for (Path one : all) {
          found.add(Certificates.read(one.resolve(SEAL_CHAIN)).getFirst());
        }
      }
    }
    found.sort(Comparator.comparing(one -> one.getNotBefore().toInstant()));
    return Collections.unmodifiableList(found);
  }

  /**
   * Writes what others need to verify: the root, the log's key, the authorities' roots.
   *
   * @param home whose keys and trusted authorities
   * @param target the folder, in the form that {@code --trust} takes
   * @throws IOException if they cannot be read or written
   */
  public static void export(ConfigurationHome home, Path target) throws IOException {
    Path keys = home.keys();
    copy(keys.resolve(ROOT), target.resolve(Trust.SIGNERS));
    copy(keys.resolve(LOG_VKEY), target.resolve(Trust.LOGS));
    Path authorities = home.trust().resolve(Trust.AUTHORITIES);
    if (Files.isDirectory(authorities)) {
      try (DirectoryStream<Path> roots = Files.newDirectoryStream(authorities, "*.pem")) {
        for (Path root : roots) {
          copy(root, target.resolve(Trust.AUTHORITIES));
        }
      }
    }
  }

  private static void copy(Path file, Path folder) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new EvidenceException(file + " is missing; make the keys by: haetae keys init");
    }
    OwnerOnly.folder(folder);
    Path target = folder.resolve(file.getFileName());
    if (!(Files.exists(target) && Files.isSameFile(file, target))) {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void store(Path folder, SealKeys seal, Optional<PassPhrase> phrase)
      throws IOException {
    OwnerOnly.write(folder.resolve(SEAL_KEY), Pem.privateKey(seal.key(), phrase));
    OwnerOnly.write(folder.resolve(SEAL_CHAIN), seal.chainPem());
  }

  /** Retires the present key and moves the next into its place; each step may have been done. */
  private static void complete(Path keys) throws IOException {
    Path next = keys.resolve(NEXT);
    if (!Files.isDirectory(next)) {
      return;
    }
    // The chain moves last, so while it waits in "next" the present chain is still the old one.
    if (OwnerOnly.exists(next.resolve(SEAL_CHAIN))) {
      if (OwnerOnly.exists(next.resolve(SEAL_KEY))) {
        X509Certificate old = Certificates.read(keys.resolve(SEAL_CHAIN)).getFirst();
        Path retired = keys.resolve(RETIRED).resolve(Certificates.sha256(old).substring(0, SHORT));
        OwnerOnly.folder(retired);
        for (String name : List.of(SEAL_KEY, SEAL_CHAIN)) {
          Files.deleteIfExists(retired.resolve(name));
          OwnerOnly.write(retired.resolve(name), OwnerOnly.read(keys.resolve(name)));
        }
        replace(next.resolve(SEAL_KEY), keys.resolve(SEAL_KEY));
      }
      replace(next.resolve(SEAL_CHAIN), keys.resolve(SEAL_CHAIN));
    }
    Files.delete(next);
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path above(Path keys) throws EvidenceException {
    Path above = keys.toAbsolutePath().getParent();
    if (above == null) {
      throw new EvidenceException(keys + " cannot be a folder of keys");
    }
    return above;
  }
}
