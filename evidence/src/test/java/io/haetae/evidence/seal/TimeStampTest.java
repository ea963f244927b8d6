package io.haetae.evidence.seal;

import static io.haetae.evidence.seal.SealedSample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.TimeStampCheck;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final byte[] STAMPED = {1, 2, 3};

  @TempDir Path folder;

  private static TimeStampAuthority client(DemoAuthority demo) {
    return new TimeStampAuthority(
        demo.name(),
        demo.url(),
        List.of(demo.root()),
        new TimeStampAuthority.Line(
            HttpClient.newHttpClient(),
            Duration.ofSeconds(2),
            2,
            Duration.ofSeconds(1),
            pause -> {},
            CLOCK));
  }

  @Test
  void aLyingAuthorityIsRefusedWithItsReason() throws Exception {
    Map<DemoAuthority.Fault, String> reasons =
        Map.ofEntries(
            Map.entry(DemoAuthority.Fault.DEAD, "status 503 (2 attempts)"),
            Map.entry(DemoAuthority.Fault.MOVED, "status 301"),
            Map.entry(DemoAuthority.Fault.WRONG_IMPRINT, "imprint differs"),
            Map.entry(DemoAuthority.Fault.WRONG_NONCE, "nonce differs"),
            Map.entry(DemoAuthority.Fault.NO_NONCE, "no nonce"),
            Map.entry(DemoAuthority.Fault.NON_CRITICAL_USE, "critical"),
            Map.entry(DemoAuthority.Fault.WRONG_USE, "not for time-stamps alone"),
            Map.entry(DemoAuthority.Fault.WRONG_CLOCK, "clock"),
            Map.entry(DemoAuthority.Fault.BARE_TOKEN, "bare token"),
            Map.entry(DemoAuthority.Fault.REJECTED, "did not grant it: status 2"),
            Map.entry(DemoAuthority.Fault.WRONG_TYPE, "of the type text/html"),
            Map.entry(DemoAuthority.Fault.GARBAGE, "the time-stamp"),
            Map.entry(DemoAuthority.Fault.ENDLESS, "larger than"),
            Map.entry(DemoAuthority.Fault.SLOW, "no answer within"),
            Map.entry(DemoAuthority.Fault.IMPOSTOR, "does not lead to a trusted root"));
    try (DemoAuthority demo =
        DemoAuthority.start(DemoKeys.create("demo-a", NOW.minus(Duration.ofDays(1))), CLOCK)) {
      TimeStampAuthority client = client(demo);
      assertThat(client.stamp(STAMPED).timeStamp().time()).isEqualTo(NOW);
      for (var entry : reasons.entrySet()) {
        demo.fault(entry.getKey());
        assertThatThrownBy(() -> client.stamp(STAMPED))
            .as(entry.getKey().name())
            .isInstanceOf(TimeStampException.class)
            .hasMessageContaining(entry.getValue());
      }
      demo.fault(DemoAuthority.Fault.NONE);
    }
  }

  @Test
  void theNextAuthorityStandsInForADeadOne() throws Exception {
    try (DemoAuthority a = DemoAuthority.start(DemoKeys.create("demo-a", NOW), CLOCK);
        DemoAuthority b = DemoAuthority.start(DemoKeys.create("demo-b", NOW), CLOCK);
        DemoAuthority c = DemoAuthority.start(DemoKeys.create("demo-c", NOW), CLOCK)) {
      Authorities all = new Authorities(List.of(client(a), client(b), client(c)), 2);
      a.fault(DemoAuthority.Fault.DEAD);
      assertThat(all.stamp(STAMPED))
          .extracting(Token::authority)
          .containsExactly("demo-b", "demo-c");
      b.fault(DemoAuthority.Fault.WRONG_IMPRINT);
      assertThatThrownBy(() -> all.stamp(STAMPED))
          .isInstanceOf(TimeStampException.class)
          .hasMessageContainingAll("1 of 2", "demo-a: ", "demo-b: ");
    }
  }

  @Test
  void opensslVerifiesTheTimeStamp() throws Exception {
    try (DemoAuthority demo = DemoAuthority.start(DemoKeys.create("demo-a", NOW), CLOCK)) {
      byte[] query = SealedSample.query(STAMPED);
      Path tsr = Files.write(folder.resolve("t.tsr"), demo.response(query, NOW));
      Path tsq = Files.write(folder.resolve("t.tsq"), query);
      Path data = Files.write(folder.resolve("data"), STAMPED);
      Path root = Files.write(folder.resolve("r.pem"), Pem.certificates(List.of(demo.root())));
      for (String[] against :
          new String[][] {{"-data", data.toString()}, {"-queryfile", tsq.toString()}}) {
        assertThat(
                SignatureTest.run(
                    "openssl",
                    "ts",
                    "-verify",
                    "-in",
                    tsr.toString(),
                    against[0],
                    against[1],
                    "-CAfile",
                    root.toString(),
                    "-attime",
                    Long.toString(NOW.getEpochSecond())))
            .as(against[0])
            .isZero();
      }
    }
  }

  @Test
  void noMutationIsAcceptedAndNoneEscapesTheCheck() throws Exception {
    try (DemoAuthority demo = DemoAuthority.start(DemoKeys.create("demo-a", NOW), CLOCK)) {
      byte[] good = demo.response(SealedSample.query(STAMPED), NOW);
      Random random = new Random(20261126);
      for (int i = 0; i < 6000; i++) {
        byte[] bad = Mutation.of(good, random);
        if (!Arrays.equals(good, bad)) {
          try {
            TimeStampCheck.check(STAMPED, bad, List.of(demo.root()));
            fail("mutation " + i + " was accepted at byte " + Arrays.mismatch(good, bad));
          } catch (EvidenceException reason) {
            assertThat(reason.getMessage()).isNotBlank();
          }
        }
      }
    }
  }
}
