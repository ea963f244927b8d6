package io.haetae.app.command;

import io.haetae.evidence.Rereading;
import io.haetae.evidence.Verifier;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.export.IntactBundle;
import io.haetae.export.dossier.Dossier;
import io.haetae.sites.Adapters;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.DisclosureCheck;
import io.haetae.verifier.Disclosures;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Rereading rereading = new Rereading(Adapters::of);

  /** Checks a bundle, or a disclosure. */
  Verification verify(Path bundle) throws IOException {
    boolean simulated = simulated(bundle);
    Policy policy = policy(simulated);
    Trust trust = trust(simulated);
    if (Disclosures.isDisclosure(bundle)) {
      return DisclosureCheck.verify(bundle, trust, policy);
    }
    return Verifier.verify(bundle, trust, policy, rereading).verification();
  }

  /** What a bundle's dossier tells, held to the same anchors. */
  Dossier dossier(IntactBundle bundle) throws IOException {
    boolean simulated = simulated(bundle.folder());
    return Dossier.read(
        bundle.folder(), bundle.verification(), trust(simulated), policy(simulated));
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
