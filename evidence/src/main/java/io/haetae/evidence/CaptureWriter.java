package io.haetae.evidence;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Screenshot;
import io.haetae.verifier.Json;
import io.haetae.verifier.Parts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.Warcinfo;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a capture into two WARC files: what crossed the network ({@link Parts#ORIGINALS}), and
 * what the browser made of it ({@link Parts#DERIVED}): final document, text, pictures,
 * certificates, and how the capture came to be.
 */
final class CaptureWriter {
  static final String DOM = "urn:dom:";
  static final String TEXT = "urn:text:";

  private static final MediaType CERTIFICATE_TYPE = MediaType.parse("application/pkix-cert");

  private final Path folder;
  private final Provenance provenance;
  private final Capture capture;
  private final String address;

  CaptureWriter(Path folder, Provenance provenance, Capture capture) {
    this.folder = folder;
    this.provenance = provenance;
    this.capture = capture;
    this.address = address(capture);
  }

  void write() throws IOException {
    Files.createDirectories(folder.resolve("archive"));
    try (RecordWriter out =
        new RecordWriter(folder.resolve(Parts.ORIGINALS), provenance.captureId())) {
      ExchangeRecords records = new ExchangeRecords(out, warcinfo(out));
      for (Exchange exchange : capture.exchanges()) {
        records.write(exchange);
      }
    }
    try (RecordWriter out =
        new RecordWriter(folder.resolve(Parts.DERIVED), provenance.captureId())) {
      URI warcinfo = warcinfo(out);
      resource(out, warcinfo, Parts.ABOUT, MediaType.JSON, Bytes.utf8(about(capture)));
      if (capture.dom().isPresent()) {
        resource(out, warcinfo, DOM, MediaType.HTML_UTF8, Bytes.utf8(capture.dom().get()));
      }
      if (capture.text().isPresent()) {
        MediaType type = MediaType.parse("text/plain;charset=utf-8");
        resource(out, warcinfo, TEXT, type, Bytes.utf8(capture.text().get()));
      }
      for (Screenshot screenshot : capture.screenshots()) {
        MediaType type = MediaType.parse(screenshot.mediaType());
        resource(out, warcinfo, urn(screenshot.view()), type, screenshot.image());
      }
      for (Map.Entry<String, Bytes> each : TlsJson.certificates(capture).entrySet()) {
        resource(out, warcinfo, URI.create(each.getKey()), CERTIFICATE_TYPE, each.getValue());
      }
    }
  }

  /** The scheme of a picture's target, as other archiving tools write it. */
  static String urn(Screenshot.View view) {
    return switch (view) {
      case VIEWPORT -> Parts.VIEWPORT;
      case FULL_PAGE -> Parts.FULL_PAGE;
    };
  }

  private URI warcinfo(RecordWriter out) throws IOException {
    String fields =
        "software: %s/%s\r\nformat: WARC File Format 1.1\r\ncaptureId: %s\r\nnonce: %s\r\n%s"
            .formatted(
                Tool.NAME,
                provenance.toolVersion(),
                provenance.captureId(),
                provenance.opening().nonce(),
                provenance
                    .opening()
                    .anchor()
                    .map(anchor -> Parts.NOT_BEFORE + ": " + anchor.line() + "\r\n")
                    .orElse(""));
    return out.write(
        new Warcinfo.Builder(),
        capture.openedAt(),
        MediaType.WARC_FIELDS,
        RecordWriter.Block.of(fields));
  }

  private void resource(RecordWriter out, URI warcinfo, String urn, MediaType type, Body content)
      throws IOException {
    resource(out, warcinfo, URI.create(urn + address), type, content);
  }

  private void resource(RecordWriter out, URI warcinfo, URI target, MediaType type, Body content)
      throws IOException {
    WarcResource.Builder builder = new WarcResource.Builder(target).warcinfoId(warcinfo);
    out.write(builder, capture.closedAt(), type, new RecordWriter.Block(Bytes.empty(), content));
  }

  /** The record of how the capture came to be, which also names the records after it. */
  static String about(Capture capture) {
    ObjectNode about = CaptureJson.write(capture);
    about.put("dom", capture.dom().isPresent()).put("text", capture.text().isPresent());
    about.set("screenshots", screenshots(capture));
    about.set("tls", TlsJson.write(capture));
    return Json.canonical(about);
  }

  /** The targets of the derived records, in their order. */
  static List<String> derived(Capture capture) {
    List<String> urns = new ArrayList<>(List.of(Parts.ABOUT));
    capture.dom().ifPresent(dom -> urns.add(DOM));
    capture.text().ifPresent(text -> urns.add(TEXT));
    capture.screenshots().forEach(screenshot -> urns.add(urn(screenshot.view())));
    String address = address(capture);
    Stream<String> ofThePage = urns.stream().map(urn -> urn + address);
    return Stream.concat(ofThePage, TlsJson.certificates(capture).keySet().stream()).toList();
  }

  private static String address(Capture capture) {
    return capture.finalUrl().or(capture::requestedUrl).map(URI::toString).orElse("");
  }

  private static ArrayNode screenshots(Capture capture) {
    ArrayNode node = Json.array();
    for (Screenshot screenshot : capture.screenshots()) {
      ObjectNode picture =
          node.addObject()
              .put("view", screenshot.view().name())
              .put("mediaType", screenshot.mediaType())
              .put("width", screenshot.width())
              .put("height", screenshot.height())
              .put("scale", Double.toString(screenshot.scale()));
      if (screenshot.cut() > 0) {
        picture.put("cut", screenshot.cut());
      }
    }
    return node;
  }
}
