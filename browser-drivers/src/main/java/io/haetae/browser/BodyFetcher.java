package io.haetae.browser;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/**
 * Brings the bodies of one visit from the browser. Event streams and bodies over the cap are
 * followed while they come, which slows the page down; any other body is asked for at its end.
 */
final class BodyFetcher {
  private static final long FOLLOW_FROM = 16 << 20;

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

  /** Something on its way from the browser. */
  interface Work {
    /** The browser's answer. */
    CompletableFuture<JsonNode> answer();

    /** Puts the answer, or why there is none, into the hop. */
    void take(Optional<JsonNode> answer, Optional<Throwable> fault);
  }

  /**
   * Whether the body of a hop should be followed from now on: an event stream's from its request
   * on, because the browser keeps nothing of it.
   */
  boolean wantsFollowing(Hop hop) {
    return hop.state == Hop.State.OPEN
        && hop.following == null
        && (hop.isEventStream() || (hop.answered() && overCap(hop)));
  }

  /** Whether a body is known to be, or may become, too large to be asked for at its end. */
  private boolean overCap(Hop hop) {
    long announced = hop.announced();
    return announced > maxBytes || (announced == 0 && hop.received > FOLLOW_FROM);
  }

  /** Asks for what came of a body, and for each piece of it from now on. */
  Work follow(Hop hop) {
    BodyFolder.Growing growing = folder.grow();
    hop.following = growing;
    return new Followed(
        cdp.send(hop.session, "Network.streamResourceContent", Map.of("requestId", hop.id)),
        hop,
        growing);
  }

  /** Adds a piece to a body that is followed; the cap ends it. */
  void add(Hop hop, BodyFolder.Growing growing, String base64) {
    if (base64.isEmpty() || growing.size() >= maxBytes) {
      return;
    }
    byte[] piece = decoded(base64);
    int room = (int) Math.min(piece.length, maxBytes - growing.size());
    try {
      growing.add(room == piece.length ? piece : Arrays.copyOf(piece, room));
    } catch (IOException full) {
      hop.bodyFault = "not kept: " + full;
    }
  }

  /** Takes what was followed of a body as the body; whether there is nothing left to ask for. */
  boolean takeFollowed(Hop hop) {
    BodyFolder.Growing growing = hop.following;
    if (growing == null || growing.size() == 0 || hop.followedLate) {
      return false;
    }
    try {
      boolean capped = hop.received > maxBytes;
      boolean whole = growing.size() == Math.min(hop.received, maxBytes);
      hop.body = growing.body();
      hop.bodyKept = true;
      if (capped) {
        hop.bodyFault = tooLarge(hop.received);
      }
      return whole;
    } catch (IOException full) {
      hop.bodyFault = "not kept: " + full;
      return false;
    }
  }

  /** The body that answered a hop, as far as it came. */
  Work fetch(Hop hop) {
    hop.bodyAsked = true;
    if (takeFollowed(hop)) {
      return new Answer(CompletableFuture.completedFuture(null), hop);
    }
    long announced = hop.announced() > 0 ? hop.announced() : hop.transferred;
    long size = hop.received > 0 ? hop.received : announced;
    if (size > maxBytes) {
      hop.bodyFault = tooLarge(size);
      return new Answer(CompletableFuture.completedFuture(null), hop);
    }
    hop.bodyFault =
        hop.bodyKept ? hop.bodyFault : "not kept: the browser did not hand it out in time";
    return new Answer(
        cdp.sendForFile(
            hop.session, "Network.getResponseBody", Map.of("requestId", hop.id), folder.path()),
        hop);
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
        cdp.sendForFile(
            hop.session, "Network.getRequestPostData", Map.of("requestId", hop.id), folder.path()),
        hop);
  }

  private String tooLarge(long size) {
    return size + " bytes, more than the limit of " + maxBytes;
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  /** The bytes in a field of an answer, which stand in the answer or in a file. */
  private Body content(JsonNode answer, String field) throws IOException {
    JsonNode value = answer.path(field);
    boolean base64 = answer.path("base64Encoded").asBoolean(false);
    if (value.has("fault")) {
      throw new IOException(value.path("fault").asString(""));
    }
    if (value.has("file")) {
      return folder.keep(Path.of(value.path("file").asString("")), base64);
    }
    String text = value.asString("");
    return folder.keep(base64 ? decoded(text) : text.getBytes(StandardCharsets.UTF_8));
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
      fault
          .filter(reason -> !hop.bodyKept)
          .ifPresent(reason -> hop.bodyFault = "not kept: " + reason.getMessage());
      result.ifPresent(this::store);
    }

    private void store(JsonNode result) {
      try {
        Body whole = content(result, "body");
        if (whole.size() < hop.body.size()) {
          return;
        }
        if (whole.size() > maxBytes) {
          hop.bodyFault = tooLarge(whole.size());
          if (whole instanceof FileBody large) {
            Files.delete(large.file());
          }
        } else {
          hop.body = whole;
          hop.bodyKept = true;
          hop.bodyFault = null;
          if (hop.following != null) {
            hop.following.drop();
          }
        }
      } catch (IOException full) {
        hop.bodyFault = "not kept: " + full;
      }
    }
  }

  /** A target that cannot be followed is asked for its body at the end. */
  private final class Followed implements Work {
    private final CompletableFuture<JsonNode> answer;
    private final Hop hop;
    private final BodyFolder.Growing growing;

    Followed(CompletableFuture<JsonNode> answer, Hop hop, BodyFolder.Growing growing) {
      this.answer = answer;
      this.hop = hop;
      this.growing = growing;
    }

    @Override
    public CompletableFuture<JsonNode> answer() {
      return answer;
    }

    @Override
    public void take(Optional<JsonNode> result, Optional<Throwable> fault) {
      result.ifPresent(found -> add(hop, growing, found.path("bufferedData").asString("")));
      // What the browser no longer had when we asked is missing at the beginning.
      hop.followedLate |= growing.size() != Math.min(hop.received, maxBytes);
    }
  }

  private final class Posted implements Work {
    private final CompletableFuture<JsonNode> answer;
    private final Hop hop;

    Posted(CompletableFuture<JsonNode> answer, Hop hop) {
      this.answer = answer;
      this.hop = hop;
    }

    @Override
    public CompletableFuture<JsonNode> answer() {
      return answer;
    }

    @Override
    public void take(Optional<JsonNode> result, Optional<Throwable> fault) {
      try {
        if (result.isPresent()) {
          hop.posted = Optional.of(content(result.get(), "postData"));
        }
      } catch (IOException full) {
        hop.bodyFault = "not kept: " + full;
      }
    }
  }
}
