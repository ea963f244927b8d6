package io.haetae.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.SignedNote;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WitnessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private Path archive;
  private Path log;
  private LogKey key;

  @BeforeEach
  void aLog() throws IOException {
    archive = folder.resolve("archive");
    log = archive.resolve("log");
    key = SampleLog.key();
    grow("r1");
  }

  @Test
  void aWitnessOnTheNetworkSignsEachCheckpointThatExtendsTheLast() throws Exception {
    try (WitnessServer server = new WitnessServer(key.name(), key.verifierKey())) {
      Witness witness = new HttpWitness(server.prefix(), PATIENCE);
      Checkpoint first = Cosignatures.collect(log, witness, List.of(server.key()));
      assertThat(first.note().cosignedBy(server.key())).isPresent();
      assertThat(first.note().signatures()).hasSize(2);
      grow("r2");
      Checkpoint second = Cosignatures.collect(log, witness, List.of(server.key()));
      assertThat(second.note().cosignedBy(server.key())).isPresent();
      assertThat(server.seenSize()).isEqualTo(second.size());
      assertThat(Checkpoint.read(log.resolve("checkpoint"))).isEqualTo(second);
      assertThat(Cosignatures.collect(log, witness, List.of(server.key()))).isEqualTo(second);
      assertThat(log.resolve("witnessed/" + first.size() + "/checkpoint")).exists();
    }
    assertThat(new LogCheck(archive, List.of(key.verifierKey())).check(List.of()))
        .matches(Verification::passed);
  }

  @Test
  void whatAWitnessSignedIsInTheProofsAfterwards() throws Exception {
    try (WitnessServer server = new WitnessServer(key.name(), key.verifierKey())) {
      Cosignatures.collect(log, new HttpWitness(server.prefix(), PATIENCE), List.of(server.key()));
      try (SampleLog sample = SampleLog.open(archive, key)) {
        Checkpoint again = sample.log.checkpoint();
        assertThat(again.note().cosignedBy(server.key())).isPresent();
        assertThat(sample.log.prove(0).checkpoint()).isEqualTo(again);
      }
    }
  }

  @Test
  void theSignatureOfAWitnessThatIsNotTrustedIsDropped() throws Exception {
    try (WitnessServer server = new WitnessServer(key.name(), key.verifierKey())) {
      Witness witness = new HttpWitness(server.prefix(), PATIENCE);
      Checkpoint checkpoint = Cosignatures.collect(log, witness, List.of());
      assertThat(checkpoint.note().signatures()).hasSize(1);
    }
  }

  @Test
  void aWitnessThatSawAnotherPastDoesNotSign() throws Exception {
    try (WitnessServer server = new WitnessServer(key.name(), key.verifierKey())) {
      Witness witness = new HttpWitness(server.prefix(), PATIENCE);
      server.remember(3, Merkle.leaf(new byte[1]));
      assertThatThrownBy(() -> Cosignatures.collect(log, witness, List.of(server.key())))
          .hasMessageContaining("the past is another");
      server.remember(1000, Merkle.leaf(new byte[1]));
      assertThatThrownBy(() -> Cosignatures.collect(log, witness, List.of(server.key())))
          .hasMessageContaining("it has seen 1000 leaves");
    }
  }

  @Test
  void aWitnessThatDoesNotKnowTheLogOrItsKeyDoesNotSign() throws Exception {
    try (WitnessServer server = new WitnessServer("other", key.verifierKey())) {
      Witness witness = new HttpWitness(server.prefix(), PATIENCE);
      assertThatThrownBy(() -> Cosignatures.collect(log, witness, List.of(server.key())))
          .hasMessageContaining("does not know the log");
    }
    try (WitnessServer server = new WitnessServer(key.name(), SampleLog.key().verifierKey())) {
      Witness witness = new HttpWitness(server.prefix(), PATIENCE);
      assertThatThrownBy(() -> Cosignatures.collect(log, witness, List.of(server.key())))
          .hasMessageContaining("does not trust the key");
    }
  }

  @Test
  void aCommandGetsTheCheckpointAndMayRefuse() throws Exception {
    Path kept = folder.resolve("kept");
    Cosignatures.collect(log, shell("cat > " + kept), List.of());
    assertThat(kept).hasSameBinaryContentAs(log.resolve("checkpoint"));
    assertThatThrownBy(() -> Cosignatures.collect(log, shell("exit 4"), List.of()))
        .hasMessageContaining("exit code 4");
    assertThatThrownBy(() -> Cosignatures.collect(log, shell("echo hello"), List.of()))
        .hasMessageContaining("not a signature line");
  }

  @Test
  void aCopyIsReplacedOnlyByWhatExtendsIt() throws Exception {
    Path copy = folder.resolve("copy");
    Witness witness = new FileWitness(copy);
    Cosignatures.collect(log, witness, List.of());
    byte[] first = Files.readAllBytes(copy);
    grow("r2");
    Cosignatures.collect(log, witness, List.of());
    assertThat(copy).hasSameBinaryContentAs(log.resolve("checkpoint"));
    Files.write(log.resolve("checkpoint"), first);
    assertThatThrownBy(() -> Cosignatures.collect(log, witness, List.of()))
        .hasMessageContaining("kept as it is");
    Path many = Files.createDirectory(folder.resolve("many"));
    Cosignatures.collect(log, new FileWitness(many), List.of());
    assertThat(many.resolve("11.checkpoint")).hasBinaryContent(first);
  }

  @Test
  void opensslVerifiesACheckpoint() throws Exception {
    Checkpoint checkpoint = Checkpoint.read(log.resolve("checkpoint"));
    SignedNote.Line line = checkpoint.note().signatures().getFirst();
    byte[] signature = Base64.getDecoder().decode(line.value());
    // The key's number comes first.
    Files.write(
        folder.resolve("checkpoint.sig"), Arrays.copyOfRange(signature, 4, signature.length));
    byte[] publicKey = key.verifierKey().publicKey().getEncoded();
    Files.write(folder.resolve("log.spki.der"), publicKey);
    Path body = folder.resolve("checkpoint.body");
    Files.writeString(body, checkpoint.note().text());
    assertThat(openssl()).isZero();
    Files.writeString(body, Files.readString(body).replace("\n11\n", "\n12\n"));
    assertThat(openssl()).isNotZero();
  }

  @Test
  void halvesOfTwoKeysAreNoKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    PrivateKey ours = generator.generateKeyPair().getPrivate();
    PublicKey theirs = generator.generateKeyPair().getPublic();
    assertThatThrownBy(() -> LogKey.of("log.example/haetae", ours, theirs))
        .hasMessageContaining("belong together");
  }

  private int openssl() throws IOException, InterruptedException {
    return new ProcessBuilder(
            ("openssl pkeyutl -verify -pubin -keyform DER -inkey log.spki.der -rawin"
                    + " -in checkpoint.body -sigfile checkpoint.sig")
                .split(" ", -1))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static Witness shell(String command) {
    return new CommandWitness(List.of("sh", "-c", command), PATIENCE);
  }

  private void grow(String run) throws IOException {
    try (SampleLog sample = SampleLog.open(archive, key)) {
      sample.run(run, 4);
      sample.log.append(SampleLog.filler(1));
      sample.log.checkpoint();
    }
  }
}
