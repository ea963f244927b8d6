package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What seals simulations: keys made for this installation alone, and two authorities under roots of
 * their own that run as long as it is open. All of their certificates say what they are not for.
 */
public final class Demonstration implements AutoCloseable {
  private static final String ORGANISATION = "Haetae demonstration";
  private static final List<String> NAMES = List.of("demo-a", "demo-b");

  private final SealKeys keys;
  private final Path trust;
  private final List<DemoAuthority> running;
  private final Authorities authorities;
  private final RevocationLists revocations;

  private Demonstration(
      SealKeys keys,
      Path trust,
      List<DemoAuthority> running,
      Authorities authorities,
      RevocationLists revocations) {
    this.keys = keys;
    this.trust = trust;
    this.running = List.copyOf(running);
    this.authorities = authorities;
    this.revocations = revocations;
  }

  /**
   * Makes the keys if there are none, and starts the authorities.
   *
   * @param home of the installation; its {@code demo} is used
   * @param clock the time that they tell
   * @throws IOException if the keys cannot be read or written, or no port can be had
   */
  public static Demonstration open(ConfigurationHome home, Clock clock) throws IOException {
    ConfigurationHome demo = home.demo();
    return OwnerOnly.exclusively(demo.folder(), () -> prepare(demo, clock));
  }

  private static Demonstration prepare(ConfigurationHome demo, Clock clock) throws IOException {
    if (!KeyFolder.exists(demo.keys())) {
      KeySource made =
          new KeySource.Made(ORGANISATION, Certificates.DEMONSTRATION, KeyAlgorithm.EC);
      KeyFolder.create(demo.keys(), made, Secrets.none(), clock.instant());
    }
    EvidenceKey.createDemo(demo, ORGANISATION, clock.instant());
    SealKeys keys = SealKeys.load(demo.keys(), Secrets.none());
    List<DemoAuthority> running = new ArrayList<>();
    List<TimeStampAuthority> asked = new ArrayList<>();
    for (String name : NAMES) {
      Path folder = demo.folder().resolve("authorities").resolve(name);
      if (!OwnerOnly.exists(folder)) {
        Path draft = folder.resolveSibling("." + name + "-" + UUID.randomUUID());
        OwnerOnly.folder(draft);
        DemoKeys.create(name, clock.instant()).store(draft);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      DemoAuthority authority = DemoAuthority.start(DemoKeys.load(name, folder), clock);
      running.add(authority);
      asked.add(
          new TimeStampAuthority(
              name,
              authority.url(),
              List.of(authority.root()),
              TimeStampAuthority.Line.standard(clock),
              List.of(authority.revocations())));
      Path roots = demo.trust().resolve(Trust.AUTHORITIES);
      OwnerOnly.folder(roots);
      Files.write(roots.resolve(name + ".pem"), Pem.certificates(List.of(authority.root())));
    }
    KeyFolder.export(demo, demo.trust());
    return new Demonstration(
        keys,
        demo.trust(),
        running,
        new Authorities(asked, NAMES.size()),
        RevocationLists.fetching(
            SealSettings.folders(demo), TimeStampAuthority.Line.standard(clock)));
  }

  /** The keys that seal simulations. */
  public SealKeys keys() {
    return keys;
  }

  /** The authorities that time-stamp simulations. */
  public Authorities authorities() {
    return authorities;
  }

  /** What the issuers of both revoked, which is nothing. */
  public RevocationLists revocations() {
    return revocations;
  }

  /** Whom to trust for simulations, and for nothing else. */
  public Path trust() {
    return trust;
  }

  @Override
  public void close() {
    running.forEach(DemoAuthority::close);
  }
}
