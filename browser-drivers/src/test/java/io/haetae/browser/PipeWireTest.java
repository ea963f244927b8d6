package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(30)
final class PipeWireTest {
  private static final String LONG = "상품🧸\"\\\n".repeat(400_000);

  @TempDir private Path folder;

  /** Keeps what comes until nothing comes any more. */
  private static final class Kept implements Wire.Receiver {
    private final List<JsonNode> messages = Collections.synchronizedList(new ArrayList<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch lost = new CountDownLatch(1);
    private final Optional<Path> folder;

    Kept(Optional<Path> folder) {
      this.folder = folder;
    }

    @Override
    public Optional<Path> folderFor(CharSequence start) {
      asked.add(start.toString());
      return folder;
    }

    @Override
    public void received(JsonNode message) {
      messages.add(message);
    }

    @Override
    public void lost() {
      lost.countDown();
    }
  }

  @Test
  void takesMessagesApartHoweverTheyAreCut() throws Exception {
    String written = "{\"id\":1,\"result\":{\"a\":\"가\"}}\0{\"method\":\"b\"}\0{\"id\":2}\0";
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      InputStream pieces =
          new SequenceInputStream(
              new ByteArrayInputStream(bytes, 0, cut),
              new ByteArrayInputStream(bytes, cut, bytes.length - cut));

      assertThat(received(pieces, Optional.empty()).messages)
          .extracting(JsonNode::toString)
          .as("cut at %s", cut)
          .containsExactly(
              "{\"id\":1,\"result\":{\"a\":\"가\"}}", "{\"method\":\"b\"}", "{\"id\":2}");
    }
  }

  @Test
  void putsLongTextsIntoFilesIfTheyAreWantedThere() throws Exception {
    Kept kept = received(written(answer(7), answer(8)), Optional.of(folder));

    assertThat(kept.asked).hasSize(2).allMatch(start -> start.startsWith("{\"id\":"));
    assertThat(kept.messages).extracting(each -> each.path("id").asInt(0)).containsExactly(7, 8);
    for (JsonNode message : kept.messages) {
      assertThat(message.path("result").path("short").asString("")).isEqualTo("가");
      Path file = Path.of(message.path("result").path("body").path("file").asString(""));
      assertThat(Files.readString(file)).isEqualTo(LONG);
    }
  }

  @Test
  void leavesLongTextsInTheMessageOtherwise() throws Exception {
    Kept kept = received(written(answer(7), "{\"id\":8}"), Optional.empty());

    assertThat(kept.messages.getFirst().path("result").path("body").asString("")).isEqualTo(LONG);
    assertThat(kept.messages.getLast().path("id").asInt(0)).isEqualTo(8);
  }

  @Test
  void endsAMessageThatIsSentWithAZeroByte() {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (PipeWire wire = new PipeWire(InputStream.nullInputStream(), sent)) {
      wire.start(new Kept(Optional.empty()));
      wire.send("{\"id\":1,\"url\":\"가\"}");
      wire.send("{\"id\":2}");
    }

    assertThat(sent.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"id\":1,\"url\":\"가\"}\0{\"id\":2}\0");
  }

  @Test
  void tellsThatABrowserWhichTakesNothingMoreIsLost() throws Exception {
    PipedOutputStream out = new PipedOutputStream();
    new PipedInputStream(out).close();
    Kept kept = new Kept(Optional.empty());
    try (PipedOutputStream silent = new PipedOutputStream();
        PipeWire wire = new PipeWire(new PipedInputStream(silent), out)) {
      wire.start(kept);
      wire.send("{\"id\":1}");
      kept.lost.await();
    }

    assertThat(kept.messages).isEmpty();
  }

  /** What no JSON is comes from no browser; nothing that comes after it can be relied on. */
  @Test
  void isLostAtAMessageThatIsNone() throws Exception {
    assertThat(
            received(written("{\"id\":1}", "no message", "{\"id\":2}"), Optional.empty()).messages)
        .hasSize(1);
  }

  private static Kept received(InputStream in, Optional<Path> folder) throws Exception {
    Kept kept = new Kept(folder);
    try (PipeWire wire = new PipeWire(in, new ByteArrayOutputStream())) {
      wire.start(kept);
      kept.lost.await();
    }
    return kept;
  }

  private static String answer(int id) {
    return "{\"id\":" + id + ",\"result\":{\"short\":\"가\",\"body\":" + Cdp.quoted(LONG) + "}}";
  }

  private static InputStream written(String... messages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String message : messages) {
      bytes.write(message.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
