package io.haetae.evidence.wire;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.BodyForm;
import io.haetae.core.browse.Exchange.Source;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the exchanges on the wire with those in the records: by method, address, status and
 * body, whose content encoding is undone on both sides.
 */
public final class WireComparison {
  private static final int TOLD = 3;

  private final Map<String, List<Exchange>> recorded = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private int agreeing;
  private int notCompared;

  private WireComparison() {}

  /**
   * Compares.
   *
   * @param folder a private folder, with the copy of the wire in it
   * @param pcapng the copy
   * @param capture what the records hold
   * @param whole whether the copy is known to hold everything
   * @return what agrees
   * @throws io.haetae.verifier.NotPresentException if tshark is not installed
   * @throws EvidenceException naming what differs
   */
  public static String compare(Path folder, Path pcapng, Capture capture, boolean whole)
      throws IOException {
    WireReading reading = new WireReading();
    Tshark.read(folder, pcapng, reading::take);
    return compare(reading.exchanges(), capture, whole);
  }

  static String compare(List<WireExchange> wire, Capture capture, boolean whole)
      throws IOException {
    WireComparison comparison = new WireComparison();
    for (Exchange exchange : capture.exchanges()) {
      if (exchange.connection().source() == Source.NETWORK) {
        comparison.recorded.computeIfAbsent(key(exchange), key -> new ArrayList<>()).add(exchange);
      }
    }
    for (WireExchange each : wire) {
      if (each.status() > 0) {
        comparison.match(each);
      }
    }
    if (whole) {
      comparison.leftOver();
    }
    return comparison.result();
  }

  private void match(WireExchange wire) throws IOException {
    String name = wire.method() + " " + wire.url();
    List<Exchange> candidates = recorded.getOrDefault(name, List.of());
    for (Exchange each : candidates) {
      if (agree(wire, each)) {
        candidates.remove(each);
        agreeing++;
        return;
      }
    }
    Optional<Exchange> unanswered =
        candidates.stream().filter(each -> each.response().isEmpty()).findFirst();
    if (unanswered.isPresent()) {
      // The browser gave up on the answer or refused it, and the records say so.
      candidates.remove(unanswered.get());
      notCompared++;
    } else if (candidates.isEmpty()) {
      differences.add("the records lack " + name + " (" + wire.status() + ")");
    } else {
      int status = candidates.removeFirst().response().map(Exchange.Response::status).orElse(0);
      differences.add(
          status == wire.status()
              ? "the body of " + name + " differs"
              : "%s has the status %d on the wire, %d in the records"
                  .formatted(name, wire.status(), status));
    }
  }

  private boolean agree(WireExchange wire, Exchange exchange) throws IOException {
    Optional<Exchange.Response> response = exchange.response();
    if (response.isEmpty() || response.get().status() != wire.status()) {
      return false;
    }
    boolean comparable =
        wire.body().isPresent()
            && response.get().truncated().isEmpty()
            && response.get().bodyForm() != BodyForm.NOT_KEPT;
    if (!comparable) {
      notCompared++;
      return true;
    }
    try (InputStream body = response.get().body().open()) {
      return Sha256.of(body).equals(wire.body().get());
    }
  }

  /** A stream that was open to the end has no end on the wire, so tshark may not tell of it. */
  private void leftOver() {
    for (List<Exchange> each : recorded.values()) {
      for (Exchange exchange : each) {
        boolean ended =
            exchange.frames().isEmpty()
                && exchange
                    .response()
                    .filter(response -> response.truncated().isEmpty())
                    .isPresent();
        if (ended) {
          differences.add("the wire lacks " + key(exchange));
        }
      }
    }
  }

  private String result() throws EvidenceException {
    if (!differences.isEmpty()) {
      int more = differences.size() - TOLD;
      throw new EvidenceException(
          String.join("; ", differences.subList(0, Math.min(TOLD, differences.size())))
              + (more > 0 ? "; and " + more + " more" : ""));
    }
    return agreeing
        + " exchanges agree"
        + (notCompared == 0 ? "" : ", of " + notCompared + " no body could be compared");
  }

  private static String key(Exchange exchange) {
    String url = exchange.url().toString();
    // A WebSocket begins as a request over http.
    String asHttp = url.startsWith("ws") ? "http" + url.substring(2) : url;
    return exchange.method() + " " + asHttp;
  }
}
