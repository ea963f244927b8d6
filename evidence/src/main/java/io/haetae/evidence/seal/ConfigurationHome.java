package io.haetae.evidence.seal;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of what belongs to an installation rather than to an archive: keys, whom to trust,
 * settings. Everything in it is made for its owner alone.
 *
 * @param folder the folder; it need not be there yet
 */
public record ConfigurationHome(Path folder) {
  /** The variable that names it. */
  public static final String VARIABLE = "HAETAE_CONFIG";

  /**
   * The one of a user: {@code HAETAE_CONFIG}, or else {@code XDG_CONFIG_HOME/haetae}, or else
   * {@code .config/haetae} in the user's home.
   *
   * @param environment the variables of the process
   * @param userHome the user's home
   */
  public static ConfigurationHome of(Map<String, String> environment, Path userHome) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      return new ConfigurationHome(Path.of(named));
    }
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    // The specification has relative paths ignored.
    Path above =
        !xdg.isEmpty() && Path.of(xdg).isAbsolute() ? Path.of(xdg) : userHome.resolve(".config");
    return new ConfigurationHome(above.resolve("haetae"));
  }

  /** The keys that seal and log. */
  public Path keys() {
    return folder.resolve("keys");
  }

  /** Whom to trust; {@code --trust} takes such a folder. */
  public Path trust() {
    return folder.resolve("trust");
  }

  /** The settings of sealing. */
  public Path settings() {
    return folder.resolve("seal.json");
  }

  /** The certificate of the evidence key, to which copies of the wire are encrypted. */
  public Path wireCertificate() {
    return folder.resolve("wire.pem");
  }

  /** Where a demonstration keeps the evidence key itself; a study's belongs elsewhere. */
  public Path wireKey() {
    return folder.resolve("wire.key.pem");
  }

  /** The same for simulations: {@code demo/keys}, {@code demo/trust}. */
  public ConfigurationHome demo() {
    return new ConfigurationHome(folder.resolve("demo"));
  }
}
