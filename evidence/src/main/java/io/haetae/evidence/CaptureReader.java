package io.haetae.evidence;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Screenshot;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import io.haetae.verifier.WarcScan;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads a capture back from the two WARC files that {@link CaptureWriter} wrote, and from nothing
 * else. Bodies stay in the files and are read when they are asked for.
 */
final class CaptureReader {
  private static final int LONGEST_TEXT = 64 << 20;

  private final WarcFiles warcs;

  /** Reads from the folder of a package's parts. */
  CaptureReader(Path folder) throws IOException {
    this(WarcFiles.in(folder));
  }

  CaptureReader(WarcFiles warcs) {
    this.warcs = warcs;
  }

  Capture read() throws IOException {
    List<Exchange> exchanges = exchanges();
    Map<String, List<Body>> derived = derived();
    JsonNode about =
        Json.parse(
            text(
                only(derived, Parts.ABOUT)
                    .orElseThrow(() -> new EvidenceException("no record tells of the capture"))),
            Parts.ABOUT);
    try {
      return capture(about, exchanges, derived);
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw new EvidenceException("the capture's own record: " + malformed.getMessage(), malformed);
    }
  }

  private static Capture capture(
      JsonNode about, List<Exchange> exchanges, Map<String, List<Body>> derived)
      throws IOException {
    return new Capture(
        Json.optionalText(about, "requestedUrl").map(URI::create),
        Json.optionalText(about, "finalUrl").map(URI::create),
        Instant.parse(Json.text(about, "openedAt")),
        Instant.parse(Json.text(about, "closedAt")),
        CaptureJson.readEnding(about.path("ending")),
        exchanges,
        optionalText(derived, CaptureWriter.DOM),
        optionalText(derived, CaptureWriter.TEXT),
        screenshots(about.path("screenshots"), derived),
        VisitJson.texts(about.path("console")),
        about.path("vantage").isObject()
            ? Optional.of(VisitJson.readVantage(about.path("vantage")))
            : Optional.empty(),
        about.path("browser").isObject()
            ? Optional.of(CaptureJson.readBrowser(about.path("browser")))
            : Optional.empty(),
        TlsJson.read(about.path("tls"), derived.getOrDefault(TlsJson.CERTIFICATE, List.of())),
        CaptureJson.readProfile(about));
  }

  private List<Exchange> exchanges() throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    Optional<Body> request = Optional.empty();
    Optional<Body> response = Optional.empty();
    for (WarcScan.Scanned record : warcs.originals().records()) {
      Body payload = RecordBody.payload(warcs.originals(), record);
      switch (record.type()) {
        case "request" -> request = Optional.of(payload);
        case "response" -> response = Optional.of(payload);
        case "metadata" -> {
          exchanges.add(exchange(payload, request, response));
          request = Optional.empty();
          response = Optional.empty();
        }
        default -> {
          // warcinfo; the verifier refuses other types.
        }
      }
    }
    return exchanges;
  }

  private static Exchange exchange(Body metadata, Optional<Body> request, Optional<Body> response)
      throws IOException {
    try {
      return ExchangeJson.read(Json.parse(text(metadata), "metadata"), request, response);
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw new EvidenceException("a metadata record: " + malformed.getMessage(), malformed);
    }
  }

  private Map<String, List<Body>> derived() throws IOException {
    Map<String, List<Body>> found = new HashMap<>();
    for (WarcScan.Scanned record : warcs.derived().records()) {
      if (record.type().equals("resource")) {
        String target = record.header("WARC-Target-URI");
        String urn = target.substring(0, target.indexOf(':', "urn:".length()) + 1);
        found
            .computeIfAbsent(urn, key -> new ArrayList<>())
            .add(RecordBody.payload(warcs.derived(), record));
      }
    }
    return found;
  }

  private static List<Screenshot> screenshots(JsonNode list, Map<String, List<Body>> derived)
      throws EvidenceException {
    List<Screenshot> screenshots = new ArrayList<>();
    for (JsonNode node : list) {
      Screenshot.View view = Screenshot.View.valueOf(Json.text(node, "view"));
      Body image =
          only(derived, CaptureWriter.urn(view))
              .orElseThrow(() -> new EvidenceException("the picture " + view + " is missing"));
      screenshots.add(
          new Screenshot(
              view,
              Json.text(node, "mediaType"),
              Math.toIntExact(Json.number(node, "width")),
              Math.toIntExact(Json.number(node, "height")),
              Double.parseDouble(Json.text(node, "scale")),
              image,
              node.has("cut") ? Math.toIntExact(Json.number(node, "cut")) : 0));
    }
    return screenshots;
  }

  private static Optional<Body> only(Map<String, List<Body>> derived, String urn) {
    return derived.getOrDefault(urn, List.of()).stream().findFirst();
  }

  private static Optional<String> optionalText(Map<String, List<Body>> derived, String urn)
      throws IOException {
    Optional<Body> body = only(derived, urn);
    return body.isPresent() ? Optional.of(text(body.get())) : Optional.empty();
  }

  private static String text(Body body) throws IOException {
    return body.bytes(LONGEST_TEXT).text(StandardCharsets.UTF_8);
  }
}
