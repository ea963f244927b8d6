package io.haetae.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * Checks the files in {@code seal/certs}. They are there for stock tools and are no anchors, but
 * whoever follows a bundle's instructions uses them: so they hold what signature and time-stamps
 * carry, in one form only, and there are no others.
 */
final class CertificateFiles {
  private static final String FOLDER = "certs";
  private static final String SIGNER = "signer.pem";
  private static final int WIDTH = 64;

  private CertificateFiles() {}

  /** Checks them, after the signature and time-stamps in the folder were found to hold. */
  static void check(Path seal) throws IOException {
    Path signature = seal.resolve(Bundles.SIGNATURE);
    Set<String> wanted = new TreeSet<>(Set.of(SIGNER));
    same(seal, SIGNER, signature);
    for (Path token : TimeStampCheck.tokens(signature)) {
      String name = Bundles.authorityOf(token) + ".pem";
      wanted.add(name);
      same(seal, name, token);
    }
    try (Stream<Path> files = Files.list(seal.resolve(FOLDER))) {
      for (Path file : files.toList()) {
        if (!wanted.contains(String.valueOf(file.getFileName()))) {
          throw new EvidenceException(
              "certs/" + file.getFileName() + " belongs to no signature or time-stamp");
        }
      }
    }
  }

  private static void same(Path seal, String name, Path signed) throws IOException {
    Path file = seal.resolve(FOLDER).resolve(name);
    byte[] bytes = Der.read(file);
    List<X509Certificate> found = Certificates.read(file);
    Set<X509Certificate> carried = carried(signed);
    boolean all = !found.isEmpty() && carried.containsAll(found);
    if (!all || !Arrays.equals(pem(found), bytes)) {
      throw new EvidenceException(
          "certs/" + name + " does not hold the certificates in " + signed.getFileName());
    }
  }

  private static Set<X509Certificate> carried(Path signed) throws IOException {
    byte[] bytes = Der.read(signed);
    String what = String.valueOf(signed.getFileName());
    boolean token = what.endsWith(".tsr");
    return Der.guarded(
        what,
        () -> {
          CMSSignedData data =
              token
                  ? new TimeStampResponse(bytes).getTimeStampToken().toCMSSignedData()
                  : new CMSSignedData(new ByteArrayInputStream(bytes));
          return certificates(data.getCertificates().getMatches(null));
        });
  }

  private static Set<X509Certificate> certificates(Collection<X509CertificateHolder> holders)
      throws IOException, GeneralSecurityException {
    Set<X509Certificate> found = new HashSet<>();
    for (X509CertificateHolder holder : new ArrayList<>(holders)) {
      found.add(Certificates.parse(holder.getEncoded()));
    }
    return found;
  }

  private static byte[] pem(List<X509Certificate> certificates) throws EvidenceException {
    Base64.Encoder base64 = Base64.getMimeEncoder(WIDTH, new byte[] {'\n'});
    StringBuilder text = new StringBuilder();
    for (X509Certificate one : certificates) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(Der.guarded("a certificate", () -> base64.encodeToString(one.getEncoded())))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
