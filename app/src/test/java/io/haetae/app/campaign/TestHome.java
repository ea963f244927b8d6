package io.haetae.app.campaign;

import io.haetae.evidence.Verifier;
import io.haetae.evidence.seal.ConfigurationHome;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The configuration of the tests, which the build keeps apart from the user's. */
public final class TestHome {
  private TestHome() {}

  /** The folder with the demonstration's keys. */
  public static ConfigurationHome home() {
    return ConfigurationHome.of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** Checks a bundle of a simulation. */
  public static Verification verify(Path bundle) {
    try {
      Trust trust = Trust.in(home().demo().trust());
      return Verifier.verify(bundle, trust, Policy.standard().without(Policy.TLS)).verification();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
