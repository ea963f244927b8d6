package io.haetae.evidence.seal;

import io.haetae.evidence.log.LogKey;
import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that are not stored yet.
 *
 * @param seal the key that seals
 * @param files what is to be stored, by its name in the folder of keys
 */
record FreshKeys(SealKeys seal, Map<String, byte[]> files) {
  private static final int SHORT = 16;

  /** Keys with a root of their own. */
  static FreshKeys of(KeySource source, Secrets secrets, Instant now) throws IOException {
    return switch (source) {
      case KeySource.Made made -> {
        Issuer root =
            Issuer.root(made.organisation(), made.named("Haetae root"), made.algorithm(), now);
        FreshKeys fresh = under(root, made, secrets.phrase(), now);
        fresh.files.put(KeyFolder.ROOT_KEY, Pem.privateKey(root.key(), secrets.phrase()));
        fresh.files.put(KeyFolder.ROOT, Pem.certificates(List.of(root.certificate())));
        fresh.files.put(Revocation.file(root), root.nothingRevoked(now));
        yield fresh;
      }
      case KeySource.Given given -> {
        SealKeys seal = GivenKey.read(given, now);
        Map<String, byte[]> files = withRoot(seal);
        files.put(KeyFolder.SEAL_KEY, Pem.privateKey(seal.key(), secrets.phrase()));
        yield new FreshKeys(seal, files);
      }
      case KeySource.OnToken token -> {
        SealKeys seal = Acceptance.proven(TokenKey.first(token, secrets.pin()), now);
        Map<String, byte[]> files = withRoot(seal);
        files.put(KeyFolder.SEAL_TOKEN, token.settings().json().getBytes(StandardCharsets.UTF_8));
        yield new FreshKeys(seal, files);
      }
    };
  }

  /** A key under a root that there is. */
  static FreshKeys under(Issuer root, KeySource.Made made, Optional<PassPhrase> phrase, Instant now)
      throws IOException {
    SealKeys seal =
        root.issue(made.organisation(), made.named("Haetae seal"), Issuer.Use.SEAL, now);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(KeyFolder.SEAL_KEY, Pem.privateKey(seal.key(), phrase));
    files.put(KeyFolder.SEAL_CHAIN, seal.chainPem());
    return new FreshKeys(seal, files);
  }

  private static Map<String, byte[]> withRoot(SealKeys seal) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(KeyFolder.SEAL_CHAIN, seal.chainPem());
    files.put(KeyFolder.ROOT, Pem.certificates(List.of(seal.root())));
    return files;
  }

  /** Adds a new key of the log, which is named after the root. */
  FreshKeys withLogKey(Optional<PassPhrase> phrase) throws IOException {
    String name = "haetae/" + Certificates.sha256(seal.root()).substring(0, SHORT);
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      LogKey key = LogKey.of(name, pair.getPrivate(), pair.getPublic());
      files.put(KeyFolder.LOG_KEY, Pem.privateKey(pair.getPrivate(), phrase));
      files.put(KeyFolder.LOG_VKEY, (key.verifierKey() + "\n").getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (GeneralSecurityException missing) {
      throw new EvidenceException("this Java has no Ed25519", missing);
    }
  }

  /** Writes the files. */
  void store(Path folder) throws IOException {
    OwnerOnly.folder(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      OwnerOnly.write(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
