package io.haetae.evidence.seal;

import io.haetae.evidence.log.LogKey;
import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Trust;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
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

  /** In place of {@link #SEAL_KEY}: which key of which token signs manifests. */
  static final String SEAL_TOKEN = "seal.token.json";

  /** The private key of a root that was made here. */
  static final String ROOT_KEY = "root.key.pem";

  private static final int SHORT = 16;

  private KeyFolder() {}

  /** Whether a folder has keys. */
  public static boolean exists(Path keys) {
    return OwnerOnly.exists(keys.resolve(SEAL_CHAIN));
  }

  /**
   * Makes or takes a key that seals with its root, and makes a key of the log.
   *
   * @param keys the folder, which must not have keys yet
   * @param source where the key that seals comes from
   * @param secrets encrypt the private keys, if there is a pass phrase; open the token
   * @param now from when on they are valid
   * @throws IOException if there are keys already, they cannot be written, or what was given would
   *     not be accepted by verifiers
   */
  public static SealKeys create(Path keys, KeySource source, Secrets secrets, Instant now)
      throws IOException {
    return OwnerOnly.exclusively(
        above(keys),
        () -> {
          if (OwnerOnly.exists(keys)) {
            throw new EvidenceException(
                keys + " is there already; to replace the key that seals: haetae keys rotate");
          }
          FreshKeys fresh = FreshKeys.of(source, secrets, now).withLogKey(secrets.phrase());
          Path draft = keys.resolveSibling("." + keys.getFileName() + "-" + UUID.randomUUID());
          fresh.store(draft);
          Files.move(draft, keys, StandardCopyOption.ATOMIC_MOVE);
          return fresh.seal();
        });
  }

  static SealKeys load(Path keys, Secrets secrets) throws IOException {
    return OwnerOnly.exclusively(
        above(keys),
        () -> {
          whole(keys);
          Chain chain =
              new Chain(
                  Certificates.read(keys.resolve(SEAL_CHAIN)),
                  Certificates.read(keys.resolve(ROOT)).getFirst());
          Path token = keys.resolve(SEAL_TOKEN);
          return OwnerOnly.exists(token)
              ? TokenKey.load(TokenSettings.read(token), chain, secrets.pin())
              : SealKeys.of(
                  Pem.privateKey(keys.resolve(SEAL_KEY), secrets.phrase()),
                  chain.links(),
                  chain.root());
        });
  }

  /**
   * The key that signs the log's checkpoints.
   *
   * @param phrase its pass phrase, if it is encrypted
   * @throws IOException if it is missing, unusable, or open to others
   */
  public static LogKey logKey(Path keys, Optional<PassPhrase> phrase) throws IOException {
    return OwnerOnly.exclusively(
        above(keys),
        () -> {
          whole(keys);
          VerifierKey vkey = VerifierKey.parse(Files.readString(keys.resolve(LOG_VKEY)));
          PrivateKey key = Pem.privateKey(keys.resolve(LOG_KEY), phrase);
          return LogKey.of(vkey.name(), key, vkey.publicKey());
        });
  }

  /** Requires keys, and completes a rotation that was cut off. */
  private static void whole(Path keys) throws IOException {
    if (!exists(keys)) {
      throw new EvidenceException(
          keys + " has no keys; make them by: haetae keys init --organisation NAME");
    }
    new Rotation(keys).complete();
  }

  /**
   * Puts another key that seals in place of the present one, which is kept under {@code retired}. A
   * key made here comes under the root that was made here, which also revokes the old one. With a
   * pass phrase, all private keys are encrypted from then on.
   *
   * @param keys the folder
   * @param source where the other key comes from
   * @param secrets open the present keys and encrypt the new ones
   * @param stolen since when the old key is not to be believed, if that is earlier than now
   * @param now from when on the new one is valid
   * @return the new keys
   * @throws IOException if there are none, or they cannot be read or written
   */
  public static SealKeys rotate(
      Path keys, KeySource source, Secrets secrets, Optional<Instant> stolen, Instant now)
      throws IOException {
    return OwnerOnly.exclusively(
        above(keys),
        () -> {
          whole(keys);
          Optional<Issuer> root = root(keys, secrets.phrase());
          FreshKeys fresh =
              root.isPresent() && source instanceof KeySource.Made made
                  ? FreshKeys.under(root.get(), made, secrets.phrase(), now)
                  : FreshKeys.of(source, secrets, now);
          if (root.isPresent()) {
            Revocation.of(keys, root.get()).add(fresh, stolen, now);
          }
          encrypt(keys, fresh, root, secrets.phrase());
          new Rotation(keys).replace(fresh);
          return fresh.seal();
        });
  }

  private static Optional<Issuer> root(Path keys, Optional<PassPhrase> phrase) throws IOException {
    if (!OwnerOnly.exists(keys.resolve(ROOT_KEY))) {
      return Optional.empty();
    }
    X509Certificate root = Certificates.read(keys.resolve(ROOT)).getFirst();
    return Optional.of(
        new Issuer(root, Pem.privateKey(keys.resolve(ROOT_KEY), phrase), KeyAlgorithm.of(root)));
  }

  /** An earlier version left the log's key plain, and a pass phrase may be new. */
  private static void encrypt(
      Path keys, FreshKeys fresh, Optional<Issuer> root, Optional<PassPhrase> phrase)
      throws IOException {
    PrivateKey log = Pem.privateKey(keys.resolve(LOG_KEY), phrase);
    if (phrase.isPresent()) {
      fresh.files().put(LOG_KEY, Pem.privateKey(log, phrase));
      if (root.isPresent()) {
        fresh.files().putIfAbsent(ROOT_KEY, Pem.privateKey(root.get().key(), phrase));
      }
    }
  }

  /** The first digits of a certificate's SHA-256, for the names of files. */
  static String shortName(X509Certificate certificate) throws EvidenceException {
    return Certificates.sha256(certificate).substring(0, SHORT);
  }

  /** The folders of keys that sealed before. */
  private static List<Path> retired(Path keys) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(keys.resolve(Rotation.RETIRED))) {
      try (DirectoryStream<Path> all =
          Files.newDirectoryStream(keys.resolve(Rotation.RETIRED), Files::isDirectory)) {
        all.forEach(found::add);
      }
    }
    return found;
  }

  /**
   * Writes what others need to verify: the roots, present and past, with what they revoked, the
   * log's key, the authorities' roots.
   *
   * @param home whose keys and trusted authorities
   * @param target the folder, in the form that {@code --trust} takes
   * @throws IOException if they cannot be read or written
   */
  public static void export(ConfigurationHome home, Path target) throws IOException {
    Path keys = home.keys();
    OwnerOnly.exclusively(
        above(keys),
        () -> {
          whole(keys);
          exportSigners(keys, target.resolve(Trust.SIGNERS));
          return target;
        });
    copy(keys.resolve(LOG_VKEY), target.resolve(Trust.LOGS), LOG_VKEY);
    Path authorities = home.trust().resolve(Trust.AUTHORITIES);
    if (Files.isDirectory(authorities)) {
      try (DirectoryStream<Path> roots = Files.newDirectoryStream(authorities, "*.pem")) {
        for (Path root : roots) {
          copy(root, target.resolve(Trust.AUTHORITIES), String.valueOf(root.getFileName()));
        }
      }
    }
  }

  private static void exportSigners(Path keys, Path signers) throws IOException {
    copy(keys.resolve(ROOT), signers, ROOT);
    X509Certificate present = Certificates.read(keys.resolve(ROOT)).getFirst();
    for (Path old : retired(keys)) {
      X509Certificate root = Certificates.read(old.resolve(ROOT)).getFirst();
      if (!root.equals(present)) {
        copy(old.resolve(ROOT), signers, "root-" + shortName(root) + ".pem");
      }
    }
    try (DirectoryStream<Path> lists = Files.newDirectoryStream(keys, "*.crl")) {
      for (Path list : lists) {
        copy(list, signers, String.valueOf(list.getFileName()));
      }
    }
  }

  private static void copy(Path file, Path folder, String name) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new EvidenceException(file + " is missing; make the keys by: haetae keys init");
    }
    OwnerOnly.folder(folder);
    Path target = folder.resolve(name);
    if (!(Files.exists(target) && Files.isSameFile(file, target))) {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path above(Path keys) throws EvidenceException {
    Path above = keys.toAbsolutePath().getParent();
    if (above == null) {
      throw new EvidenceException(keys + " cannot be a folder of keys");
    }
    return above;
  }
}
