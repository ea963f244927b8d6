package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.storage.StudyStatus;
import io.haetae.app.storage.StudyStatus.LaneStatus;
import io.haetae.app.storage.Wanted;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

final class MetricsServerTest {
  private static final StudyStatus STATUS =
      new StudyStatus(
          Wanted.RUN,
          List.of(
              new LaneStatus(
                  "temu/KR/ko-KR/KRW/a\"b",
                  Wanted.RUN,
                  true,
                  3,
                  Optional.of(Instant.ofEpochSecond(1_800_000_000)),
                  2,
                  1,
                  Optional.empty(),
                  Map.of("Orderable", 40L, "Undetermined(Challenged)", 2L))));

  @Test
  void prometheusReadsEachLaneAsALabel() throws Exception {
    try (MetricsServer server = MetricsServer.start(0, () -> STATUS)) {
      HttpResponse<String> answer = get(server, "/metrics");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(answer.body().lines())
          .contains(
              "# TYPE haetae_visits_total counter",
              "haetae_visits_total{lane=\"temu/KR/ko-KR/KRW/a\\\"b\",outcome=\"Orderable\"} 40",
              "haetae_visits_total{lane=\"temu/KR/ko-KR/KRW/a\\\"b\","
                  + "outcome=\"Undetermined(Challenged)\"} 2",
              "haetae_due{lane=\"temu/KR/ko-KR/KRW/a\\\"b\"} 3",
              "haetae_gaps{lane=\"temu/KR/ko-KR/KRW/a\\\"b\"} 2",
              "haetae_events{lane=\"temu/KR/ko-KR/KRW/a\\\"b\"} 1",
              "haetae_lane_working{lane=\"temu/KR/ko-KR/KRW/a\\\"b\"} 1",
              "haetae_lane_next_due_timestamp_seconds{lane=\"temu/KR/ko-KR/KRW/a\\\"b\"} 1800000000");
      assertThat(get(server, "/health").body()).isEqualTo("ok\n");
      assertThat(get(server, "/metrics/more").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aDatabaseThatIsAwayIsUnhealthy() throws Exception {
    try (MetricsServer server =
        MetricsServer.start(
            0,
            () -> {
              throw new ConnectionException(new IllegalStateException("gone"));
            })) {
      assertThat(get(server, "/health").statusCode()).isEqualTo(503);
      assertThat(get(server, "/metrics").statusCode()).isEqualTo(503);
    }
  }

  private static HttpResponse<String> get(MetricsServer server, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
