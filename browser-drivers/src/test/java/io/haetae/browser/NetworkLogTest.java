package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the network counts as quiet, and when the browser is told to hold more. */
final class NetworkLogTest {
  private static final Duration QUIET = Duration.ofMillis(10);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long MEBI = 1 << 20;

  @TempDir private Path folder;
  private final List<Long> rooms = new ArrayList<>();
  private Cdp nobody;
  private NetworkLog log;

  @BeforeEach
  void start() {
    nobody =
        new Cdp(
            new PipeWire(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream()),
            event -> {});
    List<BodyRoom> told = new ArrayList<>();
    BodyRoom room = new BodyRoom(200 * MEBI, () -> rooms.add(told.getFirst().size()));
    told.add(room);
    rooms.add(room.size());
    log =
        new NetworkLog(
            new BodyFetcher(nobody, new BodyFolder(folder), 100 * MEBI),
            room,
            new TlsLog(nobody, Optional.empty()));
  }

  @AfterEach
  void end() {
    nobody.close();
  }

  @Test
  void waitsForAPageThatWasOpenedAndHasAskedForNothingYet() {
    assertThat(log.awaitQuiet(QUIET, LIMIT)).isTrue();
    log.opened("popup");

    assertThat(log.awaitQuiet(QUIET, SHORT)).isFalse();

    asks("popup", "1");
    assertThat(log.awaitQuiet(QUIET, SHORT)).isFalse();
    happens("popup", "Network.loadingFailed", "{'requestId':'1','errorText':'net::ERR_ABORTED'}");
    assertThat(log.awaitQuiet(QUIET, SHORT)).isTrue();
  }

  @Test
  void doesNotWaitForAPageThatWasOpenedAndClosed() {
    log.opened("popup");
    log.sessionEnded("popup");

    assertThat(log.awaitQuiet(QUIET, SHORT)).isTrue();
  }

  @Test
  void waitsForAnEmptyPageNoLongerThanTwoSeconds() {
    log.opened("popup");

    assertThat(log.awaitQuiet(QUIET, LIMIT)).isTrue();
  }

  @Test
  void enlargesTheRoomOnceForALargeBodyThatIsAnnounced() {
    asks("page", "1");
    answers("1", "'content-length':'" + 13 * MEBI + "'");
    asks("page", "2");
    answers("2", "'content-length':'" + 13 * MEBI + "'");

    assertThat(rooms).containsExactly(32 * MEBI, 200 * MEBI);
  }

  @Test
  void enlargesTheRoomForManySmallBodiesThatCameUnannounced() {
    for (int i = 1; i <= 12; i++) {
      asks("page", "" + i);
      answers("" + i, "");
      happens("page", "Network.dataReceived", "{'requestId':'" + i + "','dataLength':1048576}");
    }
    assertThat(rooms).containsExactly(32 * MEBI);

    asks("page", "13");
    answers("13", "");
    happens("page", "Network.dataReceived", "{'requestId':'13','dataLength':1048576}");
    assertThat(rooms).containsExactly(32 * MEBI, 200 * MEBI);
  }

  private void asks(String session, String id) {
    happens(
        session,
        "Network.requestWillBeSent",
        "{'requestId':'%s','request':{'url':'http://shop.invalid/%s'}}".formatted(id, id));
  }

  private void answers(String id, String header) {
    happens(
        "page",
        "Network.responseReceived",
        "{'requestId':'%s','response':{'status':200,'headers':{%s}}}".formatted(id, header));
  }

  private void happens(String session, String method, String params) {
    log.handle(new Cdp.Event(session, method, Wire.JSON.readTree(params.replace('\'', '"'))));
  }
}
