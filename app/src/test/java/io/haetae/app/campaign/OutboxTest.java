package io.haetae.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.evidence.EvidenceObjects;
import io.haetae.evidence.BundleShelf;
import io.haetae.evidence.FolderObjects;
import io.haetae.fixtures.SettableClock;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxTest {
  private static final Instant SEALED = Instant.parse("2026-11-26T10:00:00Z");
  private static final String FIRST = "captures/2026/11/26/1";
  private static final String SECOND = "captures/2026/11/26/2";

  @TempDir private Path archive;
  @TempDir private Path store;
  private final SettableClock clock = SettableClock.at(SEALED);
  private final Set<String> recorded = new HashSet<>();
  private UnsteadyObjects objects;
  private BundleShelf shelf;

  @BeforeEach
  void open() {
    objects = new UnsteadyObjects(new FolderObjects(store));
    shelf = BundleShelf.of(archive, objects);
  }

  @AfterEach
  void close() throws IOException {
    shelf.close();
  }

  @Test
  void aBundleOfAStoreThatIsAwayIsPutOnceItIsBack() throws IOException {
    Outbox outbox = outbox();
    objects.away = true;
    outbox.add(sealed(FIRST));
    assertThat(objects.tried).isEqualTo(1);
    clock.tick(Outbox.AWAY.minusMillis(1));
    outbox.add(sealed(SECOND));
    assertThat(objects.tried).isEqualTo(1);
    assertThat(outbox.size()).isEqualTo(2);
    objects.away = false;
    clock.tick(Duration.ofMillis(1));
    outbox.work(false);
    assertThat(outbox.size()).isZero();
    assertThat(objects.names("")).containsExactly(FIRST + ".zip", SECOND + ".zip");
  }

  @Test
  void aBundleLeavesTheFolderWhenItIsPutRecordedAndAnHourOld() throws IOException {
    Outbox outbox = outbox();
    outbox.add(sealed(FIRST));
    clock.tick(Outbox.KEPT.plusSeconds(1));
    outbox.work(false);
    assertThat(archive.resolve(FIRST)).isDirectory();
    recorded.add("1");
    outbox.add(sealed(SECOND));
    assertThat(archive.resolve(FIRST)).doesNotExist();
    assertThat(archive.resolve(SECOND)).isDirectory();
    assertThat(shelf.paths()).containsExactly(FIRST, SECOND);
    try (BundleShelf.Loan loan = shelf.borrow(FIRST)) {
      assertThat(loan.folder().resolve(Bundles.WACZ)).hasContent(FIRST);
    }
  }

  @Test
  void aBundleThatIsNotPutStaysHoweverOldItIs() throws IOException {
    objects.away = true;
    recorded.add("1");
    Outbox outbox = outbox();
    outbox.add(sealed(FIRST));
    clock.tick(Duration.ofDays(30));
    outbox.work(true);
    assertThat(archive.resolve(FIRST)).isDirectory();
  }

  @Test
  void aBundleThatWaitsForItsTimeStampsIsNotPut() throws IOException {
    Path mark = archive.resolve(sealed(FIRST)).resolve(Bundles.SEAL).resolve(Bundles.UNSEALED);
    Files.writeString(mark, "");
    Outbox outbox = outbox();
    assertThat(objects.names("")).isEmpty();
    Files.delete(mark);
    outbox.addAll();
    assertThat(objects.names("")).containsExactly(FIRST + ".zip");
  }

  @Test
  void whatAKilledProcessPutIsRemovedByTheNext() throws IOException {
    sealed(FIRST);
    shelf.put(FIRST);
    recorded.add("1");
    clock.tick(Outbox.KEPT.plusSeconds(1));
    assertThat(outbox().size()).isZero();
    assertThat(archive.resolve(FIRST)).doesNotExist();
  }

  @Test
  void anotherBundleInTheStoreHoldsUpNoneButItsNamesake() throws IOException {
    Path other = Files.writeString(archive.resolve("other.zip"), "another bundle");
    objects.put(FIRST + ".zip", other);
    sealed(FIRST);
    sealed(SECOND);
    recorded.addAll(List.of("1", "2"));
    clock.tick(Outbox.KEPT.plusSeconds(1));
    assertThat(outbox().size()).isEqualTo(1);
    assertThat(archive.resolve(FIRST)).isDirectory();
    assertThat(archive.resolve(SECOND)).doesNotExist();
  }

  private Outbox outbox() throws IOException {
    return Outbox.open(
        shelf,
        asked -> asked.stream().filter(recorded::contains).collect(Collectors.toSet()),
        clock);
  }

  /** A folder with the names of a bundle; its package holds its path. */
  private String sealed(String path) throws IOException {
    Path seal = Files.createDirectories(archive.resolve(path).resolve(Bundles.SEAL));
    Files.writeString(archive.resolve(path).resolve(Bundles.WACZ), path);
    Files.writeString(archive.resolve(path).resolve(Bundles.MANIFEST), "{}");
    Path sums = Files.writeString(archive.resolve(path).resolve(Bundles.SUMS), "");
    Files.setLastModifiedTime(sums, FileTime.from(clock.instant()));
    assertThat(seal).isDirectory();
    return path;
  }

  /** Objects of a store that can be cut off. */
  private static final class UnsteadyObjects implements EvidenceObjects {
    private final EvidenceObjects objects;
    private boolean away;
    private int tried;

    UnsteadyObjects(EvidenceObjects objects) {
      this.objects = objects;
    }

    private void reach() throws IOException {
      if (away) {
        throw new IOException("the store does not answer");
      }
    }

    @Override
    public boolean put(String name, Path file) throws IOException {
      tried++;
      reach();
      return objects.put(name, file);
    }

    @Override
    public void get(String name, Path file) throws IOException {
      reach();
      objects.get(name, file);
    }

    @Override
    public byte[] start(String name, int most) throws IOException {
      reach();
      return objects.start(name, most);
    }

    @Override
    public List<String> names(String prefix) throws IOException {
      reach();
      return objects.names(prefix);
    }

    @Override
    public String place() {
      return objects.place();
    }

    @Override
    public void close() {
      objects.close();
    }
  }
}
