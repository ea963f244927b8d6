package io.haetae.browser;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the test, and a server certificate for loopback made by it. */
final class TestAuthority {
  private static final Duration VALID = Duration.ofDays(30);

  private final X509Certificate root;
  private final X509Certificate server;
  private final KeyPair serverKey;

  TestAuthority() throws GeneralSecurityException, IOException, OperatorCreationException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair rootKey = keys.generateKeyPair();
    serverKey = keys.generateKeyPair();
    X500Name rootName = new X500Name("CN=Haetae test authority");
    root =
        sign(
            builder(rootName, rootName, rootKey, 1)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)),
            rootKey.getPrivate());
    GeneralName[] names = {
      new GeneralName(GeneralName.iPAddress, InetAddress.getLoopbackAddress().getHostAddress()),
      new GeneralName(GeneralName.dNSName, "localhost")
    };
    server =
        sign(
            builder(rootName, new X500Name("CN=loopback"), serverKey, 2)
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names)),
            rootKey.getPrivate());
  }

  /** The server's certificate and the authority's. */
  List<X509Certificate> chain() {
    return List.of(server, root);
  }

  /** TLS with the server's certificate. */
  SSLContext serverTls() throws GeneralSecurityException, IOException {
    char[] password = "test".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    Certificate[] chain = {server, root};
    store.setKeyEntry("server", serverKey.getPrivate(), password, chain);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /**
   * A program that starts a browser with a home folder of its own, whose certificate database
   * trusts the authority, and with more flags.
   *
   * @return the program; empty if certutil is not on the path
   */
  Optional<Path> browserThatTrusts(Path folder, Path browser, String flags)
      throws IOException, InterruptedException, CertificateEncodingException {
    Optional<Path> certutil = Program.in(Program.searchPath(), List.of("certutil"));
    if (certutil.isEmpty()) {
      return Optional.empty();
    }
    Path database = Files.createDirectories(folder.resolve("home/.pki/nssdb"));
    Path pem = folder.resolve("root.pem");
    Files.writeString(pem, pem(root));
    String name = "sql:" + database;
    run(certutil.get().toString(), "-d", name, "-N", "--empty-password");
    run(
        certutil.get().toString(),
        "-d",
        name,
        "-A",
        "-t",
        "C,,",
        "-n",
        "test",
        "-i",
        pem.toString());
    return Optional.of(wrapper(folder, browser, flags));
  }

  /** A program that starts a browser with a home folder of its own and with more flags. */
  static Path wrapper(Path folder, Path browser, String flags) throws IOException {
    Path script = folder.resolve(browser.getFileName());
    Files.writeString(
        script,
        "#!/bin/sh\nHOME=%s exec %s %s \"$@\"\n".formatted(folder.resolve("home"), browser, flags));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What {@code --ignore-certificate-errors-spki-list} takes. */
  String serverSpki() throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(server.getPublicKey().getEncoded());
    return Base64.getEncoder().encodeToString(digest);
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair key, int serial) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(serial),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(VALID)),
        subject,
        key.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  /** The server's private key (PKCS#8). */
  String serverKeyPem() {
    return pem("PRIVATE KEY", serverKey.getPrivate().getEncoded());
  }

  /** The server's certificate and the authority's. */
  String serverPem() throws CertificateEncodingException {
    return pem(server) + pem(root);
  }

  private static String pem(X509Certificate certificate) throws CertificateEncodingException {
    return pem("CERTIFICATE", certificate.getEncoded());
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(der), what);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }
}
