package io.haetae.app.command;

import io.haetae.evidence.Rereading;
import io.haetae.evidence.Verifier;
import io.haetae.evidence.WireCheck;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.evidence.seal.EvidenceKey;
import io.haetae.evidence.seal.PassPhrase;
import io.haetae.export.IntactBundle;
import io.haetae.export.dossier.Dossier;
import io.haetae.sites.Adapters;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.ClaimList;
import io.haetae.verifier.DisclosureCheck;
import io.haetae.verifier.Disclosures;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whom bundles are checked against, and what they must show. */
final class TrustOptions {
  @Option(
      names = "--trust",
      paramLabel = "DIR",
      description =
          "the folder with signers/*.pem, authorities/*.pem and logs/*.vkey; without it that of the"
              + " configuration, and its demo/trust for simulations")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "what must hold, as JSON: required, timestamps, window; see docs/manual.md")
  private Optional<Path> policyFile = Optional.empty();

  @Option(
      names = "--wire-key",
      paramLabel = "FILE",
      description =
          "the private evidence key (PEM), to compare copies of the wire with the records")
  private Optional<Path> wireKey = Optional.empty();

  @Option(
      names = "--wire-pass-file",
      paramLabel = "FILE",
      description = "the file with the pass phrase of the evidence key")
  private Optional<Path> wirePassFile = Optional.empty();

  private final Rereading rereading = new Rereading(Adapters::of);

  /** Checks a bundle, or a disclosure. */
  Verification verify(Path bundle) throws IOException {
    boolean simulated = simulated(bundle);
    Policy policy = policy(simulated);
    Trust trust = trust(simulated);
    if (Disclosures.isDisclosure(bundle)) {
      return DisclosureCheck.verify(bundle, trust, policy);
    }
    ClaimList claims = Verifier.verify(bundle, trust, policy, rereading);
    new WireCheck(evidenceKey()).addTo(claims, bundle);
    return claims.verification();
  }

  /** What a bundle's dossier tells, held to the same anchors. */
  Dossier dossier(IntactBundle bundle) throws IOException {
    boolean simulated = simulated(bundle.folder());
    return Dossier.read(
        bundle.folder(), bundle.verification(), trust(simulated), policy(simulated));
  }

  private Optional<PrivateKey> evidenceKey() throws IOException {
    if (wireKey.isEmpty()) {
      return Optional.empty();
    }
    Optional<PassPhrase> phrase =
        wirePassFile.isPresent()
            ? Optional.of(PassPhrase.read(wirePassFile.get()))
            : Optional.empty();
    return Optional.of(EvidenceKey.privateKey(wireKey.get(), phrase));
  }

  private Policy policy(boolean simulated) throws IOException {
    Policy policy =
        policyFile.isPresent()
            ? Policy.read(policyFile.get())
            : Policy.standard().requiring(Policy.FACTS);
    return simulated ? policy.without(Policy.TLS) : policy;
  }

  private Trust trust(boolean simulated) throws IOException {
    if (folder.isPresent()) {
      return Trust.in(folder.get());
    }
    Path own = own(simulated);
    return Files.isDirectory(own) ? Trust.in(own) : Trust.none();
  }

  /** The installation's own folder of trust anchors, or that of its simulations. */
  static Path own(boolean simulated) {
    ConfigurationHome home = KeyOptions.home();
    return simulated ? home.demo().trust() : home.trust();
  }

  /** What a bundle says of itself; an unreadable one fails later, with its reason. */
  static boolean simulated(Path bundle) {
    return BundleFiles.saysSimulated(bundle);
  }
}
