package io.haetae.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.match.DecisionLog;
import io.haetae.app.match.Decisions;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.CandidateTables;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.app.storage.Samples;
import io.haetae.core.watch.ListingId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReviewServerTest {
  private static final String JSON = "application/json";
  private static final String FIRST =
      "{\"item\":\"A12/1\",\"listing\":\"shop:1\",\"answer\":\"SAME\"}";

  @TempDir private Path archive = Path.of("");
  private final HttpClient client = HttpClient.newHttpClient();
  private ArchiveDatabase database;
  private CandidateTables tables;
  private ReviewServer server;
  private String cookie = "";

  @BeforeEach
  void start() throws IOException, InterruptedException {
    database = ArchiveDatabase.open(archive, ArchiveKind.STUDY, Samples.CLOCK);
    tables = database.candidates();
    tables.replace(ReviewSamples.rows(), Samples.PLANNED);
    ReviewSamples.draw(archive);
    server = ReviewServer.start(archive, tables, "kim", 0, Samples.CLOCK);
    HttpResponse<String> entered = send(HttpRequest.newBuilder(server.address()));
    assertThat(entered.statusCode()).isEqualTo(303);
    cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  @Test
  void withoutTheTokenNothingIsServed() throws IOException, InterruptedException {
    for (String path :
        List.of("/", "/state", "/review.js", "/drawing/" + ReviewSamples.DRAWING, "/enter", "/x")) {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(at(path)));
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.body()).as(path).isEmpty();
    }
    String almost = server.address().toString().replaceFirst(".$", "x");
    assertThat(send(HttpRequest.newBuilder(URI.create(almost))).statusCode()).isEqualTo(403);
    assertThat(
            send(HttpRequest.newBuilder(at("/decide"))
                    .header("Content-Type", JSON)
                    .POST(HttpRequest.BodyPublishers.ofString(FIRST)))
                .statusCode())
        .isEqualTo(403);
    assertThat(tables.decisions()).isEmpty();
  }

  @Test
  void aPageOfAnotherOriginIsRefusedEvenWithTheToken() throws IOException, InterruptedException {
    HttpResponse<String> foreign = send(known("/state").header("Origin", "https://shop.example"));
    assertThat(foreign.statusCode()).isEqualTo(403);
    // A host that was made to point here.
    URI rebound = URI.create(at("/state").toString().replace("127.0.0.1", "localhost"));
    assertThat(send(HttpRequest.newBuilder(rebound).header("Cookie", cookie)).statusCode())
        .isEqualTo(403);
    HttpResponse<String> form =
        send(
            known("/decide")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(FIRST)));
    assertThat(form.statusCode()).isEqualTo(405);
    assertThat(tables.decisions()).isEmpty();
  }

  @Test
  void everythingIsServedUnderAStrictPolicy() throws IOException, InterruptedException {
    for (String path : List.of("/", "/state", "/drawing/" + ReviewSamples.DRAWING)) {
      HttpResponse<String> answer = send(known(path));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'")
          .doesNotContain("unsafe", "data:", "*");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
    assertThat(send(known("/drawing/../haetae.mv.db")).statusCode()).isEqualTo(404);
  }

  @Test
  void aDecisionIsInTheFileAndInTheTablesAndCanBeTakenBack()
      throws IOException, InterruptedException {
    HttpResponse<String> state = post("/decide", FIRST);
    assertThat(state.body()).contains("\"done\":1", "\"listing\":\"shop:2\"", "\"undo\":true");
    post("/undo", "{}");
    assertThat(tables.decisions())
        .extracting(row -> row.answer())
        .containsExactly(Answer.SAME, Answer.UNDONE);
    assertThat(Files.readAllLines(archive.resolve(DecisionLog.NAME)))
        .hasSize(2)
        .first()
        .asString()
        .contains("\"reader\":\"kim\"", "\"listing\":\"shop:1\"", "\"answer\":\"SAME\"");
    assertThat(post("/decide", "{\"item\":\"A12/1\",\"listing\":\"shop:9\"}").statusCode())
        .isEqualTo(400);
    assertThat(post("/decide", FIRST.replace("SAME", "UNDONE")).statusCode()).isEqualTo(400);
  }

  @Test
  void theMostLikelyRelistingComesFirst() throws IOException, InterruptedException {
    assertThat(send(known("/state")).body()).contains("\"listing\":\"shop:1\"");
  }

  @Test
  void twoReadersSeeHowFarTheyAgreeOnlyAtTheEnd() throws IOException, InterruptedException {
    tables.decide("lee", "A12/1", ListingId.parse("shop:1"), Answer.SAME, Samples.PLANNED);
    tables.decide("lee", "A12/1", ListingId.parse("shop:2"), Answer.DIFFERENT, Samples.PLANNED);
    tables.decide("lee", "A12/1", ListingId.parse("shop:3"), Answer.DIFFERENT, Samples.PLANNED);
    assertThat(send(known("/state")).body()).doesNotContain("lee").contains("\"done\":0");
    post("/decide", FIRST);
    post("/decide", FIRST.replace("shop:1", "shop:2").replace("SAME", "DIFFERENT"));
    HttpResponse<String> end =
        post("/decide", FIRST.replace("shop:1", "shop:3").replace("SAME", "UNSURE"));
    // Observed 2/3, by chance 1/3 · 1/3 + 2/3 · 1/3 = 1/3.
    assertThat(end.body()).contains("\"kappa\":\"0.50\"", "\"reader\":\"lee\"", "\"cases\":3");
    Decisions decisions = Decisions.of(tables.decisions());
    assertThat(decisions.agreed(new Decisions.Pair("A12/1", ListingId.parse("shop:2"))))
        .isEqualTo(Optional.of(Answer.DIFFERENT));
    assertThat(decisions.agreed(new Decisions.Pair("A12/1", ListingId.parse("shop:3")))).isEmpty();
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        known(path).header("Content-Type", JSON).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder known(String path) {
    return HttpRequest.newBuilder(at(path)).header("Cookie", cookie.split(";", -1)[0]);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
