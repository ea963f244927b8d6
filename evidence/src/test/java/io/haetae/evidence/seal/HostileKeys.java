package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.Trust;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;

/**
 * The keys of an agency and its two authorities, and those that a forger could lay hands on.
 *
 * @param signer the agency's
 * @param expired of the agency too, but out of date at the sample visit
 * @param lookalike with the same names under a root of the forger's own
 * @param first one authority's
 * @param second the other's
 * @param firstAgain another key under the first authority's root
 * @param firstExpired one under that root that is out of date
 * @param agency what issued the agency's keys
 */
public record HostileKeys(
    SealKeys signer,
    SealKeys expired,
    SealKeys lookalike,
    DemoKeys first,
    DemoKeys second,
    SealKeys firstAgain,
    SealKeys firstExpired,
    Issuer agency) {
  private static final String AGENCY = "Agency";
  private static final Duration SIX_YEARS = Duration.ofDays(6 * 366);

  /** New keys. */
  public static HostileKeys create(Instant now) throws IOException {
    Instant before = now.minus(SIX_YEARS);
    Issuer agency = root(AGENCY, before);
    Issuer first = root("first", before);
    return new HostileKeys(
        agency.issue(AGENCY, label("seal"), Issuer.Use.SEAL, now),
        agency.issue(AGENCY, label("seal"), Issuer.Use.SEAL, before),
        root(AGENCY, before).issue(AGENCY, label("seal"), Issuer.Use.SEAL, now),
        authority("first", first, now),
        authority("second", root("second", before), now),
        first.issue(AGENCY, label("first again"), Issuer.Use.TIME_STAMPS, now),
        first.issue(AGENCY, label("first"), Issuer.Use.TIME_STAMPS, before),
        agency);
  }

  private static DemoKeys authority(String name, Issuer root, Instant now) throws IOException {
    return new DemoKeys(
        name,
        root.issue(AGENCY, label(name), Issuer.Use.TIME_STAMPS, now),
        root.issue(AGENCY, label(name), Issuer.Use.TIME_STAMPS_NOT_CRITICAL, now),
        root.issue(AGENCY, label(name), Issuer.Use.SEAL, now),
        root(name, now).issue(AGENCY, label(name), Issuer.Use.TIME_STAMPS, now),
        Optional.of(root));
  }

  private static Issuer root(String name, Instant now) throws IOException {
    return Issuer.root(AGENCY, label("root " + name), KeyAlgorithm.EC, now);
  }

  private static String label(String name) {
    return name + " " + Certificates.DEMONSTRATION;
  }

  /** Whom a verifier trusts who got the roots from their owners. */
  public Trust trust(VerifierKey log) {
    return new Trust(
        List.of(signer.root()),
        List.of(first.good().root(), second.good().root()),
        List.of(log),
        List.of());
  }

  /** What the agency's root revoked, which is nothing. */
  public byte[] listOfAgency(Instant made, Instant until) throws IOException {
    return agency.list(Optional.empty(), Optional.empty(), made, until);
  }

  /**
   * A list by the first authority's root that names the authority's certificate.
   *
   * @param reason its code (RFC 5280, section 5.3.1)
   */
  public byte[] listOfFirst(int reason, Instant since, Instant made) throws IOException {
    Issuer issuer = first.issuer().orElseThrow();
    return issuer.list(
        Optional.empty(),
        Optional.of(new Issuer.Revoked(first.good().certificate(), since, reason)),
        made,
        made.plus(Duration.ofDays(7)));
  }

  /** A list in the agency's name by a root of the forger's. */
  public static byte[] forgedListOfAgency(Instant made) throws IOException {
    return root(AGENCY, made)
        .list(Optional.empty(), Optional.empty(), made, made.plus(Duration.ofDays(7)));
  }

  /** A list by somebody whom nobody asked. */
  public static byte[] listOfAStranger(Instant made) throws IOException {
    return root("stranger", made)
        .list(Optional.empty(), Optional.empty(), made, made.plus(Duration.ofDays(7)));
  }

  /** Signs as nobody in order would, for the sake of a forgery: whatever the certificate says. */
  public static byte[] sign(SealKeys keys, byte[] manifest, Instant now) throws IOException {
    return new CmsSigner(keys).sign(CMSObjectIdentifiers.data, manifest, false, now);
  }

  /** A signature that brings the signed bytes with it. */
  public static byte[] signEmbedded(SealKeys keys, byte[] manifest, Instant now)
      throws IOException {
    return new CmsSigner(keys).sign(CMSObjectIdentifiers.data, manifest, true, now);
  }

  /** A bare token over bytes. */
  public static byte[] token(SealKeys authority, byte[] stamped, Instant time) throws IOException {
    try {
      return DemoToken.of(
          NISTObjectIdentifiers.id_sha256,
          MessageDigest.getInstance("SHA-256").digest(stamped),
          BigInteger.valueOf(77),
          time,
          BigInteger.valueOf(7_777),
          authority);
    } catch (NoSuchAlgorithmException missing) {
      throw new IOException(missing);
    }
  }

  /** An authority's whole response. */
  public static byte[] response(SealKeys authority, byte[] stamped, Instant time)
      throws IOException {
    ContentInfo token = ContentInfo.getInstance(token(authority, stamped, time));
    return new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), token).getEncoded();
  }
}
