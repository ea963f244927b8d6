package io.haetae.verifier;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import tools.jackson.databind.JsonNode;

/**
 * Checks time-stamps (RFC 3161, whole responses): those over a signature, which say that it is not
 * younger, and those over an anchor of the log, which say that the capture is not older.
 */
public final class TimeStampCheck {
  /** The signature over the manifest, in a bundle's folder. */
  static final String SIGNATURE = Bundles.MANIFEST + ".p7s";

  private static final String ANCHOR = Bundles.SEAL + "/anchor.checkpoint";
  private static final String WHAT = "the time-stamp";
  private static final String CERTIFICATE = "the authority's certificate";
  private static final String SUFFIX = ".tsr";
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final int MOST = 16;
  private static final int CMS_VERSION = 3;
  private static final Pattern AUTHORITY = Pattern.compile("[a-z0-9-]{1,32}");

  private TimeStampCheck() {}

  /**
   * Checks that enough authorities say when a bundle's signature was there, and that it was when
   * the manifest says that it was sealed.
   *
   * @return the times
   * @throws IOException if a file cannot be read
   * @throws EvidenceException with the reason why the claim does not hold
   */
  public static String notAfter(Path bundle, Trust trust, Policy policy) throws IOException {
    JsonNode manifest = BundleFiles.manifest(bundle);
    Instant sealed = instant(manifest, "sealed");
    inOrder(instant(manifest, "opened"), instant(manifest, "closed"), sealed, policy);
    List<TimeStamp> stamps =
        accepted(bundle.resolve(SIGNATURE), simulated(manifest), trust, policy);
    for (TimeStamp stamp : stamps) {
      if (stamp.time().isBefore(sealed.minus(policy.before()))
          || stamp.time().isAfter(sealed.plus(policy.after()))) {
        throw new EvidenceException(
            "the time-stamp of %s is outside the window around %s, when the manifest was signed"
                .formatted(stamp.time(), sealed));
      }
    }
    return told(stamps);
  }

  /** The machine's clock told three times; where it ran backwards, none of them can be believed. */
  private static void inOrder(Instant opened, Instant closed, Instant sealed, Policy policy)
      throws EvidenceException {
    if (closed.isBefore(opened) || closed.isAfter(sealed.plus(policy.before()))) {
      throw new EvidenceException(
          "the manifest's times are out of order: opened %s, closed %s, sealed %s"
              .formatted(opened, closed, sealed));
    }
  }

  /**
   * How much later each authority says that a bundle's signature was there than the machine's own
   * clock said when it was signed, the way to the authority included. Nobody asks whether the
   * authorities are to be trusted; the time-stamps hold.
   *
   * @throws IOException if a file cannot be read
   * @throws EvidenceException if a time-stamp does not hold
   */
  public static List<Duration> ahead(Path bundle) throws IOException {
    Instant sealed = instant(BundleFiles.manifest(bundle), "sealed");
    Path signature = bundle.resolve(SIGNATURE);
    byte[] stamped = Sha256.digest().digest(Der.read(signature));
    List<Duration> ahead = new ArrayList<>();
    for (Path token : tokens(signature)) {
      ahead.add(Duration.between(sealed, read(stamped, Der.read(token)).time()));
    }
    return List.copyOf(ahead);
  }

  /**
   * Checks that enough authorities time-stamped a bundle's anchor before the visit opened.
   *
   * @return the times
   * @throws IOException if a file cannot be read
   * @throws EvidenceException with the reason why the claim does not hold
   */
  public static String anchored(Path bundle, Trust trust, Policy policy) throws IOException {
    JsonNode manifest = BundleFiles.manifest(bundle);
    Instant opened = instant(manifest, "opened");
    List<TimeStamp> stamps = accepted(bundle.resolve(ANCHOR), simulated(manifest), trust, policy);
    for (TimeStamp stamp : stamps) {
      if (stamp.time().isAfter(opened.plus(policy.before()))) {
        throw new EvidenceException(
            "the anchor was time-stamped at %s, after the visit opened at %s"
                .formatted(stamp.time(), opened));
      }
    }
    return told(stamps);
  }

  /**
   * The time-stamps over a file, from the files {@code <file>.<authority>.tsr} beside it. Each must
   * hold; those under no trusted root or of a revoked certificate do not count.
   *
   * @param file what is stamped
   * @param simulated whether authorities of demonstrations may vouch for it
   * @throws IOException if a file cannot be read
   * @throws EvidenceException if one does not hold, or too few authorities under different roots
   *     vouch for the file
   */
  public static List<TimeStamp> accepted(Path file, boolean simulated, Trust trust, Policy policy)
      throws IOException {
    byte[] stamped = Sha256.digest().digest(Der.read(file));
    List<TimeStamp> accepted = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Path token : tokens(file)) {
      String name = token.getFileName() + ": ";
      Unanchored read;
      try {
        read = read(stamped, Der.read(token));
        demonstration(read.signature().signer(), simulated);
      } catch (EvidenceException reason) {
        throw new EvidenceException(name + reason.getMessage(), reason);
      }
      try {
        TimeStamp stamp = read.under(trust.authorities());
        Revocations.check(stamp, trust.revoked());
        accepted.add(stamp);
      } catch (EvidenceException untrusted) {
        others.add(name + untrusted.getMessage());
      }
    }
    enough(file, accepted, others, policy);
    return List.copyOf(accepted);
  }

  private static void enough(
      Path file, List<TimeStamp> accepted, List<String> others, Policy policy)
      throws EvidenceException {
    Set<PublicKey> roots = new HashSet<>();
    Set<PublicKey> keys = new HashSet<>();
    for (TimeStamp stamp : accepted) {
      if (keys.add(stamp.authority().getPublicKey())) {
        roots.add(stamp.root().getPublicKey());
      }
    }
    int needed = Math.max(1, policy.timestamps());
    if (roots.size() < needed) {
      throw new EvidenceException(
          "authorities under %d different trusted roots vouch for %s, %d must%s"
              .formatted(
                  roots.size(),
                  file.getFileName(),
                  needed,
                  others.isEmpty() ? "" : "; not counted: " + String.join("; ", others)));
    }
  }

  /**
   * Checks one time-stamp.
   *
   * @param stamped the bytes that it must be over
   * @param response the DER of the authority's whole response
   * @param roots the trusted roots of authorities
   * @throws EvidenceException with the reason why it does not hold
   */
  public static TimeStamp check(byte[] stamped, byte[] response, Collection<X509Certificate> roots)
      throws EvidenceException {
    return checkDigest(Sha256.digest().digest(stamped), response, roots);
  }

  /**
   * Checks one time-stamp over bytes of which only the digest is at hand.
   *
   * @param sha256 the 32 bytes that it must be over
   * @param response the DER of the authority's whole response
   * @param roots the trusted roots of authorities
   * @throws EvidenceException with the reason why it does not hold
   */
  public static TimeStamp checkDigest(
      byte[] sha256, byte[] response, Collection<X509Certificate> roots) throws EvidenceException {
    return read(sha256, response).under(roots);
  }

  private static Unanchored read(byte[] sha256, byte[] response) throws EvidenceException {
    Der.check(response, WHAT);
    return Der.guarded(
        WHAT,
        () -> {
          TimeStampToken token = token(response);
          TimeStampTokenInfo info = token.getTimeStampInfo();
          imprint(info, sha256);
          CmsSignature found = CmsSignature.claimed(token.toCMSSignedData(), WHAT);
          purpose(found.signer());
          // The library would refuse it too, without saying which and when.
          Certificates.inTime(found.signer(), info.getGenTime().toInstant(), CERTIFICATE);
          verify(token, found.signer());
          if (info.getNonce() == null) {
            throw new EvidenceException(WHAT + " has no nonce, so it may have been made before");
          }
          return new Unanchored(found, info.getGenTime().toInstant(), info.getNonce());
        });
  }

  /** Also compares the certificate with the signing-certificate attribute (RFC 5816). */
  private static void verify(TimeStampToken token, X509Certificate authority)
      throws EvidenceException, OperatorCreationException {
    try {
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
    } catch (TSPException reason) {
      throw new EvidenceException(WHAT + " does not verify: " + reason.getMessage(), reason);
    }
  }

  private static TimeStampToken token(byte[] response) throws IOException, TSPException {
    ASN1Sequence parts = ASN1Sequence.getInstance(response);
    if (parts.size() > 0 && parts.getObjectAt(0) instanceof ASN1ObjectIdentifier) {
      throw new EvidenceException(WHAT + " is a bare token; the whole response is wanted");
    }
    TimeStampResponse whole = new TimeStampResponse(response);
    if (whole.getStatus() != PKIStatus.GRANTED) {
      throw new EvidenceException(
          "the authority did not grant it: status %d %s"
              .formatted(whole.getStatus(), Objects.toString(whole.getStatusString(), "")));
    }
    if (whole.getFailInfo() != null || parts.size() != 2) {
      throw new EvidenceException(WHAT + " is granted and failed at once");
    }
    TimeStampToken token = whole.getTimeStampToken();
    CMSSignedData data = token.toCMSSignedData();
    if (!(data.getSignedContent().getContent() instanceof byte[] content)) {
      throw new EvidenceException(WHAT + " has no content");
    }
    Der.check(content, WHAT);
    if (data.getVersion() != CMS_VERSION) {
      throw new EvidenceException(WHAT + " is of an impossible version");
    }
    return token;
  }

  private static void imprint(TimeStampTokenInfo info, byte[] sha256) throws EvidenceException {
    if (!info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)) {
      throw new EvidenceException(WHAT + " has an imprint other than SHA-256");
    }
    if (!Arrays.equals(info.getMessageImprintDigest(), sha256)) {
      throw new EvidenceException(WHAT + " is over something else: the imprint differs");
    }
  }

  private static void purpose(X509Certificate authority)
      throws GeneralSecurityException, EvidenceException {
    List<String> uses = authority.getExtendedKeyUsage();
    if (uses == null || !uses.equals(List.of(TIME_STAMPING))) {
      throw new EvidenceException(CERTIFICATE + " is not for time-stamps alone");
    }
    if (!authority.getCriticalExtensionOIDs().contains(EXTENDED_KEY_USAGE)) {
      throw new EvidenceException(
          CERTIFICATE + " does not mark its use for time-stamps as critical");
    }
  }

  private static void demonstration(X509Certificate authority, boolean simulated)
      throws EvidenceException {
    if (!simulated && Certificates.isDemonstration(authority)) {
      throw new EvidenceException(
          "the authority is " + Certificates.DEMONSTRATION + ", the capture is not");
    }
  }

  static List<Path> tokens(Path file) throws IOException {
    String prefix = file.getFileName() + ".";
    List<Path> found = new ArrayList<>();
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return found;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path one : all) {
        String name = String.valueOf(one.getFileName());
        if (name.startsWith(prefix)
            && name.endsWith(SUFFIX)
            && name.length() > prefix.length() + SUFFIX.length()) {
          found.add(one);
        }
      }
    }
    if (found.size() > MOST) {
      throw new EvidenceException(file.getFileName() + " has " + found.size() + " time-stamps");
    }
    Collections.sort(found);
    for (Path one : found) {
      String name = String.valueOf(one.getFileName());
      String authority = name.substring(prefix.length(), name.length() - SUFFIX.length());
      if (!AUTHORITY.matcher(authority).matches()) {
        throw new EvidenceException(name + " names no authority");
      }
    }
    return found;
  }

  static boolean simulated(JsonNode manifest) {
    return manifest.path("simulated").booleanValue(false);
  }

  private static Instant instant(JsonNode manifest, String field) throws EvidenceException {
    String text = Json.text(manifest.path("time"), field);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new EvidenceException(
          "the manifest's time." + field + " is no time: " + text, malformed);
    }
  }

  private static String told(List<TimeStamp> stamps) {
    return stamps.stream()
        .map(stamp -> stamp.time() + " by " + Certificates.name(stamp.authority()))
        .collect(Collectors.joining("; "));
  }

  /** A time-stamp whose signature holds; nobody has asked yet whether to trust its authority. */
  private record Unanchored(CmsSignature signature, Instant time, BigInteger nonce) {
    TimeStamp under(Collection<X509Certificate> roots) throws EvidenceException {
      return new TimeStamp(
          time,
          nonce,
          Certificates.chain(signature.signer(), signature.carried(), roots, time, CERTIFICATE));
    }
  }
}
