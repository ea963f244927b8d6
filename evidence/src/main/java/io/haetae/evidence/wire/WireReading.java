package io.haetae.evidence.wire;

import io.haetae.verifier.Sha256;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The exchanges in the packets of a capture, HTTP/1 and HTTP/2, in the order of their requests. */
final class WireReading {
  private static final String ENCODED = "Content-encoded entity body";
  private static final String UNDONE = " -> ";
  private static final String DATA = "0";
  private static final String HEADERS = "1";
  private static final int FIRST_FINAL = 200;
  private static final int SWITCHED = 101;

  private final List<Open> all = new ArrayList<>();
  private final Map<String, Deque<Open>> waiting = new HashMap<>();
  private final Map<String, Open> streams = new HashMap<>();

  /** An exchange that is still coming. */
  private static final class Open {
    private final String method;
    private final String url;
    private final MessageDigest pieces = Sha256.digest();
    private int status;
    private boolean encoded;
    private boolean ended;
    private Optional<String> whole = Optional.empty();

    Open(String method, String url) {
      this.method = method;
      this.url = url;
    }

    WireExchange exchange() {
      Optional<String> joined =
          ended && !encoded ? Optional.of(Sha256.hex(pieces)) : Optional.empty();
      return new WireExchange(method, url, status, whole.or(() -> joined));
    }
  }

  /** Takes the layers of the next packet. */
  void take(JsonNode layers) {
    String connection = layers.path("tcp").path("tcp.stream").asString("");
    each(layers.path("http")).forEach(http -> http1(connection, http));
    for (JsonNode http2 : each(layers.path("http2"))) {
      each(http2.path("http2.stream")).forEach(frame -> http2(connection, frame));
    }
  }

  /** What was found; called once, at the end. */
  List<WireExchange> exchanges() {
    return all.stream().map(Open::exchange).toList();
  }

  private void http1(String connection, JsonNode http) {
    Optional<JsonNode> request = line(http, "http.request.method");
    Optional<JsonNode> response = line(http, "http.response.code");
    Deque<Open> open = waiting.computeIfAbsent(connection, key -> new ArrayDeque<>());
    if (request.isPresent()) {
      String method = request.get().path("http.request.method").asString("");
      open.add(add(method, http.path("http.request.full_uri").asString("")));
    } else if (response.isPresent() && !open.isEmpty()) {
      int status = number(response.get().path("http.response.code"));
      if (isFinal(status)) {
        answered(open.remove(), status, http);
      }
    }
  }

  private static void answered(Open open, int status, JsonNode http) {
    open.status = status;
    open.ended = true;
    open.encoded = isEncoded(http.path("http.content_encoding").asString(""));
    boolean readable = !open.encoded || decoded(http).isPresent();
    Optional<byte[]> body = bytes(http.path("http.file_data_raw"));
    if (body.isPresent() && readable) {
      open.whole = Optional.of(Sha256.of(body.get()));
    } else if (body.isEmpty() && decoded(http).isEmpty()) {
      open.whole = Optional.of(Sha256.of(new byte[0]));
    }
  }

  private void http2(String connection, JsonNode frame) {
    String id = connection + ":" + frame.path("http2.streamid").asString("");
    switch (frame.path("http2.type").asString("")) {
      case HEADERS -> headers(id, frame);
      case DATA -> data(id, frame);
      default -> {
        // Settings, priorities, windows: nothing that an exchange holds.
      }
    }
    String end = frame.path("http2.flags_tree").path("http2.flags.end_stream").asString("");
    Open open = streams.get(id);
    if (open != null && open.status > 0 && (end.equals("1") || end.equals("True"))) {
      open.ended = true;
    }
  }

  private void headers(String id, JsonNode frame) {
    Map<String, String> fields = new HashMap<>();
    for (JsonNode field : each(frame.path("http2.header"))) {
      fields.put(
          field.path("http2.header.name").asString(""),
          field.path("http2.header.value").asString(""));
    }
    String method = fields.get(":method");
    if (method != null) {
      String authority = fields.getOrDefault(":authority", fields.getOrDefault("host", ""));
      String scheme = fields.getOrDefault(":scheme", "https");
      streams.put(id, add(method, scheme + "://" + authority + fields.getOrDefault(":path", "")));
    }
    Open open = streams.get(id);
    String status = fields.get(":status");
    if (open != null && status != null && isFinal(Integer.parseInt(status))) {
      open.status = Integer.parseInt(status);
      open.encoded = isEncoded(fields.getOrDefault("content-encoding", ""));
    }
  }

  private void data(String id, JsonNode frame) {
    Open open = streams.get(id);
    if (open == null || open.status == 0) {
      return; // What was posted.
    }
    Optional<byte[]> decoded =
        decoded(frame).flatMap(inner -> bytes(inner.path("http2.data.data_raw")));
    Optional<byte[]> joined =
        bytes(frame.path("http2.body.fragments").path("http2.body.reassembled.data_raw"));
    if (decoded.isPresent()) {
      open.whole = decoded.map(Sha256::of);
    } else if (joined.isPresent()) {
      open.whole = open.encoded ? Optional.empty() : joined.map(Sha256::of);
    } else {
      int length = number(frame.path("http2.length"));
      bytes(frame.path("http2.data.data_raw"))
          .filter(piece -> piece.length <= length)
          .ifPresent(open.pieces::update);
    }
  }

  private Open add(String method, String url) {
    Open open = new Open(method, url);
    all.add(open);
    return open;
  }

  private static boolean isFinal(int status) {
    return status >= FIRST_FINAL || status == SWITCHED;
  }

  private static boolean isEncoded(String encoding) {
    return !encoding.isEmpty() && !encoding.equals("identity");
  }

  /** The subtree of a body whose encoding was undone. */
  private static Optional<JsonNode> decoded(JsonNode tree) {
    return tree.propertyStream()
        .filter(entry -> entry.getKey().startsWith(ENCODED) && entry.getKey().contains(UNDONE))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The first line of a message: the child, named after its text, that has a field. */
  private static Optional<JsonNode> line(JsonNode http, String field) {
    return http.valueStream().filter(child -> child.has(field)).findFirst();
  }

  private static List<JsonNode> each(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().toList();
    }
    return node.isMissingNode() ? List.of() : List.of(node);
  }

  /** The bytes of a field: hexadecimal, place, length and more, in a list. */
  private static Optional<byte[]> bytes(JsonNode raw) {
    JsonNode hex = raw.path(0);
    return hex.isString()
        ? Optional.of(HexFormat.of().parseHex(hex.stringValue()))
        : Optional.empty();
  }

  private static int number(JsonNode text) {
    String digits = text.asString("");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
