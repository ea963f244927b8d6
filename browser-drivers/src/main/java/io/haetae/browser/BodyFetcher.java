package io.haetae.browser;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Brings the bodies of one visit from the browser. */
final class BodyFetcher {
  private final Cdp cdp;
  private final BodyFolder folder;
  private final long maxBytes;

  /**
   * Fetches for one visit.
   *
   * @param folder where bodies are kept
   * @param maxBytes a larger body is not fetched
   */
  BodyFetcher(Cdp cdp, BodyFolder folder, long maxBytes) {
    this.cdp = cdp;
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /** A body on its way. */
  interface Work {
    /** The browser's answer. */
    CompletableFuture<JsonNode> answer();

    /** Puts the answer, or why there is none, into the hop. */
    void take(Optional<JsonNode> answer, Optional<Throwable> fault);
  }

  /** The body that answered a hop, as far as it came. */
  Work fetch(Hop hop) {
    hop.bodyAsked = true;
    long size = Math.max(hop.received, hop.transferred);
    if (size > maxBytes) {
      hop.bodyFault = tooLarge(size);
      return new Answer(CompletableFuture.completedFuture(null), hop);
    }
    hop.bodyFault = "not kept: the browser did not hand it out in time";
    return new Answer(
        cdp.send(hop.session, "Network.getResponseBody", Map.of("requestId", hop.id)), hop);
  }

  /** The body that a hop sent. */
  Work posted(Hop hop) {
    JsonNode entries = hop.request.path("postDataEntries");
    boolean inline = !entries.isEmpty() && entries.valueStream().allMatch(e -> e.has("bytes"));
    if (inline) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      entries.forEach(entry -> bytes.writeBytes(decoded(entry.path("bytes").asString(""))));
      hop.posted = Optional.of(Bytes.copyOf(bytes.toByteArray()));
      return new Posted(CompletableFuture.completedFuture(null), hop);
    }
    return new Posted(
        cdp.send(hop.session, "Network.getRequestPostData", Map.of("requestId", hop.id)), hop);
  }

  private String tooLarge(long size) {
    return size + " bytes, more than the limit of " + maxBytes;
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static byte[] content(JsonNode answer, String field) {
    String text = answer.path(field).asString("");
    return answer.path("base64Encoded").asBoolean(false)
        ? decoded(text)
        : text.getBytes(StandardCharsets.UTF_8);
  }

  private final class Answer implements Work {
    private final CompletableFuture<JsonNode> answer;
    private final Hop hop;

    Answer(CompletableFuture<JsonNode> answer, Hop hop) {
      this.answer = answer;
      this.hop = hop;
    }

    @Override
    public CompletableFuture<JsonNode> answer() {
      return answer;
    }

    @Override
    public void take(Optional<JsonNode> result, Optional<Throwable> fault) {
      fault.ifPresent(reason -> hop.bodyFault = "not kept: " + reason.getMessage());
      result.ifPresent(this::store);
    }

    private void store(JsonNode result) {
      byte[] bytes = content(result, "body");
      try {
        if (bytes.length > maxBytes) {
          hop.bodyFault = tooLarge(bytes.length);
        } else {
          hop.body = folder.keep(bytes);
          hop.bodyKept = true;
          hop.bodyFault = null;
        }
      } catch (IOException full) {
        hop.bodyFault = "not kept: " + full;
      }
    }
  }

  private record Posted(CompletableFuture<JsonNode> answer, Hop hop) implements Work {
    @Override
    public void take(Optional<JsonNode> result, Optional<Throwable> fault) {
      result
          .<Body>map(found -> Bytes.copyOf(content(found, "postData")))
          .ifPresent(body -> hop.posted = Optional.of(body));
    }
  }
}
