package io.haetae.evidence;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Screenshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.Warcinfo;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a capture into two WARC files: what crossed the network ({@link #ORIGINALS}), and what the
 * browser made of it ({@link #DERIVED}): final document, text, pictures, and how the capture came
 * to be.
 */
final class CaptureWriter {
  static final String ORIGINALS = "archive/data.warc.gz";
  static final String DERIVED = "archive/derived.warc.gz";
  static final String ABOUT = "urn:capture:";
  static final String DOM = "urn:dom:";
  static final String TEXT = "urn:text:";

  private final Path folder;
  private final String captureId;
  private final Capture capture;
  private final String address;

  CaptureWriter(Path folder, String captureId, Capture capture) {
    this.folder = folder;
    this.captureId = captureId;
    this.capture = capture;
    this.address = capture.finalUrl().or(capture::requestedUrl).map(URI::toString).orElse("");
  }

  void write() throws IOException {
    Files.createDirectories(folder.resolve("archive"));
    try (RecordWriter out = new RecordWriter(folder.resolve(ORIGINALS), captureId)) {
      ExchangeRecords records = new ExchangeRecords(out, warcinfo(out));
      for (Exchange exchange : capture.exchanges()) {
        records.write(exchange);
      }
    }
    try (RecordWriter out = new RecordWriter(folder.resolve(DERIVED), captureId)) {
      URI warcinfo = warcinfo(out);
      ObjectNode about = CaptureJson.write(capture);
      about.set("screenshots", screenshots());
      resource(out, warcinfo, ABOUT, MediaType.JSON, Bytes.utf8(Json.canonical(about)));
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
    }
  }

  /** The scheme of a picture's target, as other archiving tools write it. */
  static String urn(Screenshot.View view) {
    return switch (view) {
      case VIEWPORT -> "urn:view:";
      case FULL_PAGE -> "urn:fullpage:";
    };
  }

  private URI warcinfo(RecordWriter out) throws IOException {
    String fields =
        "software: %s/%s\r\nformat: WARC File Format 1.1\r\ncaptureId: %s\r\n"
            .formatted(Tool.NAME, Tool.VERSION, captureId);
    return out.write(
        new Warcinfo.Builder(),
        capture.openedAt(),
        MediaType.WARC_FIELDS,
        RecordWriter.Block.of(fields));
  }

  private void resource(RecordWriter out, URI warcinfo, String urn, MediaType type, Body content)
      throws IOException {
    WarcResource.Builder builder =
        new WarcResource.Builder(URI.create(urn + address)).warcinfoId(warcinfo);
    out.write(builder, capture.closedAt(), type, new RecordWriter.Block(Bytes.empty(), content));
  }

  private ArrayNode screenshots() {
    ArrayNode node = Json.array();
    for (Screenshot screenshot : capture.screenshots()) {
      node.addObject()
          .put("view", screenshot.view().name())
          .put("mediaType", screenshot.mediaType())
          .put("width", screenshot.width())
          .put("height", screenshot.height())
          .put("scale", Double.toString(screenshot.scale()));
    }
    return node;
  }
}
