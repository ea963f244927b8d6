package io.haetae.evidence.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/** The token in a demonstration's time-stamp. */
final class DemoToken {
  /** Under the arc for examples (2.999): no policy of anybody's. */
  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.1");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private DemoToken() {}

  static byte[] of(
      ASN1ObjectIdentifier digest,
      byte[] imprint,
      @Nullable BigInteger nonce,
      Instant now,
      BigInteger serial,
      SealKeys signer)
      throws IOException {
    TSTInfo info =
        new TSTInfo(
            POLICY,
            new MessageImprint(new AlgorithmIdentifier(digest), imprint),
            new ASN1Integer(serial),
            time(now),
            new Accuracy(new ASN1Integer(1), null, null),
            null,
            nonce == null ? null : new ASN1Integer(nonce),
            null,
            null);
    return new CmsSigner(signer)
        .sign(PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded(ASN1Encoding.DER), true, now);
  }

  /** To the millisecond, in DER: no zeros at the end of a fraction. */
  private static ASN1GeneralizedTime time(Instant now) {
    int millis = now.get(ChronoField.MILLI_OF_SECOND);
    String fraction = String.format(Locale.ROOT, ".%03d", millis).replaceAll("\\.?0+$", "");
    return new DERGeneralizedTime(now.atOffset(ZoneOffset.UTC).format(SECONDS) + fraction + "Z");
  }
}
