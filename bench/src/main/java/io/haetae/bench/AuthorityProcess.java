package io.haetae.bench;

import io.haetae.evidence.seal.Authorities;
import io.haetae.evidence.seal.DemoAuthority;
import io.haetae.evidence.seal.DemoKeys;
import io.haetae.evidence.seal.TimeStampAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Two time-stamp authorities in a process of their own, so that their work is not ours. */
final class AuthorityProcess implements AutoCloseable {
  private static final List<String> NAMES = List.of("bench-a", "bench-b");

  private final Process process;
  private final Authorities authorities;

  private AuthorityProcess(Process process, Authorities authorities) {
    this.process = process;
    this.authorities = authorities;
  }

  /**
   * Starts the process; its time is that of the made-up captures.
   *
   * @param roots the folder that the authorities' roots are added to
   */
  static AuthorityProcess start(Path roots) throws IOException {
    return start(roots, SampleShop.CLOCK, List.of(roots.toString()));
  }

  /** Starts the process; its time is the machine's. */
  static AuthorityProcess startNow(Path roots) throws IOException {
    return start(roots, Clock.systemUTC(), List.of(roots.toString(), "now"));
  }

  private static AuthorityProcess start(Path roots, Clock clock, List<String> arguments)
      throws IOException {
    Process process =
        ChildProcess.of(AuthorityProcess.class, List.of(), arguments)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    List<TimeStampAuthority> all = new ArrayList<>();
    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      String[] nameAndUrl = line.split(" ", 2);
      all.add(
          new TimeStampAuthority(
              nameAndUrl[0],
              URI.create(nameAndUrl[1]),
              List.of(root(roots.resolve(nameAndUrl[0] + ".pem"))),
              TimeStampAuthority.Line.standard(clock)));
    }
    return new AuthorityProcess(process, new Authorities(all, all.size()));
  }

  /** The authorities, to be asked over HTTP. */
  Authorities authorities() {
    return authorities;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static X509Certificate root(Path file) throws IOException {
    try (InputStream pem = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    } catch (GeneralSecurityException malformed) {
      throw new IOException(file + " holds no certificate", malformed);
    }
  }

  /**
   * The process: adds its authorities to whom to trust, tells where they answer, and ends with its
   * input.
   *
   * @param arguments the folder with the roots of authorities, and a second one for the machine's
   *     time
   */
  public static void main(String[] arguments) throws IOException {
    Clock clock = arguments.length == 1 ? SampleShop.CLOCK : Clock.systemUTC();
    for (String name : NAMES) {
      DemoAuthority authority = DemoAuthority.start(DemoKeys.create(name, clock.instant()), clock);
      Files.writeString(Path.of(arguments[0], name + ".pem"), pem(authority.root()));
      System.out.println(name + " " + authority.url());
    }
    System.out.println();
    while (System.in.read() >= 0) {
      // Nothing is said; the end is waited for.
    }
    System.exit(0);
  }

  private static String pem(X509Certificate certificate) throws IOException {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException impossible) {
      throw new IOException(impossible);
    }
  }
}
