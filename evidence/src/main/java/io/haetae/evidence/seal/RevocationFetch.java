package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/** Fetches lists of revoked certificates over HTTP and keeps what came of it for a while. */
final class RevocationFetch {
  private static final int LARGEST = 256 << 10;
  private static final int OK = 200;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final TimeStampAuthority.Line line;
  private final Map<URI, Answer> answers = new HashMap<>();

  RevocationFetch(TimeStampAuthority.Line line) {
    this.line = line;
  }

  private sealed interface Answer {
    Instant at();

    record Found(RevocationList list, Instant at) implements Answer {}

    record None(String reason, Instant at) implements Answer {}
  }

  /** The addresses (http, https) of lists that a certificate names (RFC 5280, section 4.2.1.13). */
  static List<URI> namedBy(X509Certificate certificate) throws IOException {
    try {
      Extension extension =
          new X509CertificateHolder(certificate.getEncoded())
              .getExtension(Extension.cRLDistributionPoints);
      List<URI> named = new ArrayList<>();
      if (extension != null) {
        CRLDistPoint points = CRLDistPoint.getInstance(extension.getParsedValue());
        for (DistributionPoint point : points.getDistributionPoints()) {
          addresses(point.getDistributionPoint(), named);
        }
      }
      return named;
    } catch (CertificateEncodingException
        | IllegalArgumentException
        | ClassCastException
        | URISyntaxException malformed) {
      throw new EvidenceException("malformed: " + malformed.getMessage(), malformed);
    }
  }

  private static void addresses(DistributionPointName name, List<URI> into)
      throws URISyntaxException {
    if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
      for (GeneralName one : GeneralNames.getInstance(name.getName()).getNames()) {
        String text = String.valueOf(one.getName());
        String lower = text.toLowerCase(Locale.ROOT);
        boolean http = lower.startsWith("http://") || lower.startsWith("https://");
        if (one.getTagNo() == GeneralName.uniformResourceIdentifier && http) {
          into.add(new URI(text));
        }
      }
    }
  }

  /**
   * The list at an address. Lanes wait for one another here, so that each address is asked once.
   *
   * @throws EvidenceException with the reason why there is none
   */
  synchronized RevocationList list(URI address) throws EvidenceException {
    Instant now = line.clock().instant();
    Answer known = answers.get(address);
    if (known == null || known.at().isBefore(now.minus(KEPT))) {
      known = ask(address, now);
      answers.put(address, known);
    }
    return switch (known) {
      case Answer.Found found -> found.list();
      case Answer.None none -> throw new EvidenceException(none.reason());
    };
  }

  private Answer ask(URI address, Instant now) {
    try {
      return new Answer.Found(RevocationList.of(address.toString(), get(address)), now);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Answer.None("interrupted", now);
    } catch (IOException | IllegalArgumentException none) {
      return new Answer.None(String.valueOf(none.getMessage()), now);
    }
  }

  private byte[] get(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).GET().build();
    CompletableFuture<HttpResponse<byte[]>> future =
        line.client().sendAsync(request, head -> new BoundedBody(LARGEST));
    try {
      HttpResponse<byte[]> response = future.get(line.patience().toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != OK) {
        throw new IOException("it answers with status " + response.statusCode());
      }
      return response.body();
    } catch (TimeoutException late) {
      future.cancel(true);
      throw new IOException("no answer within " + line.patience(), late);
    } catch (ExecutionException failed) {
      throw new IOException("not reached: " + failed.getCause(), failed);
    }
  }
}
