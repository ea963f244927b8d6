package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.plan.Visit;
import io.haetae.evidence.log.LogCheck;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines with an archive each that make the same visit. */
final class SupersededTest {
  private static final Visit VISIT = SampleVisit.visit();

  @TempDir private Path folder;

  /** Which capture each visit ended with, as a database that both machines use knows it. */
  private final Map<String, String> ended = new HashMap<>();

  private final List<EvidenceRef> told = new ArrayList<>();

  @Test
  void whatAKilledMachinePackedIsNotSealedOnceAnotherMadeTheVisit() throws IOException {
    String left = packAndDie("one");
    EvidenceRef sealed = make("two");

    open("one").close();

    assertThat(Bundles.in(archive("one"))).isEmpty();
    assertThat(Bundles.in(archive("two"))).containsExactly(archive("two").resolve(sealed.path()));
    Path kept = archive("one").resolve("interrupted").resolve(left).resolve(left);
    assertThat(Superseded.in(archive("one")))
        .containsExactly(new Superseded(kept, "the visit had ended before"));
    assertThat(StoredBundle.read(archive("one"), kept).facts()).isEqualTo(SampleVisit.facts());
    assertThat(Superseded.in(archive("two"))).isEmpty();
    assertTheLogsAgree();
  }

  @Test
  void whatAKilledMachinePackedIsSealedIfItComesBackFirst() throws IOException {
    String left = packAndDie("one");
    open("one").close();

    assertThat(ended).containsValue(left);
    assertThat(told).extracting(EvidenceRef::captureId).containsExactly(left);
    assertThat(Bundles.in(archive("one")))
        .singleElement()
        .satisfies(bundle -> assertThat(TestSealing.verify(bundle).passed()).isTrue());
    assertThatThrownBy(() -> make("two")).hasMessage("ended elsewhere");
    assertThat(Bundles.in(archive("two"))).isEmpty();
    assertThat(Superseded.in(archive("two"))).hasSize(1);
    assertTheLogsAgree();
  }

  @Test
  void whatCouldNotBeSealedThoughItsVisitEndedWithItIsSealedBeforeTheNextSession()
      throws IOException {
    try (BundleStore store = open("one")) {
      store.plan(VISIT.run(), List.of(VISIT));
      // Something lies where the bundle must go, as when there is no room for it.
      Path inTheWay = archive("one").resolve(Bundles.CAPTURES).resolve("2026");
      Files.writeString(inTheWay, "");
      try (EvidenceStore.Draft draft = store.open(VISIT)) {
        draft.write(SampleVisit.capture(1));
        draft.pack(SampleVisit.facts());
        assertThatThrownBy(draft::seal).isInstanceOf(FileSystemException.class);
      }
      store.ended(VISIT.run(), 0);
      Files.delete(inTheWay);

      store.plan("next", List.of());

      assertThat(Bundles.in(archive("one")))
          .singleElement()
          .satisfies(bundle -> assertThat(TestSealing.verify(bundle).passed()).isTrue());
      store.ended("next", 0);
      assertThat(told)
          .singleElement()
          .satisfies(
              ref -> {
                Path bundle = archive("one").resolve(ref.path());
                assertThat(StoredBundle.read(archive("one"), bundle).ref()).isEqualTo(ref);
              });
    }
    assertThat(archive("one").resolve("interrupted")).doesNotExist();
  }

  /** Makes the visit up to its packed bundle; returns the capture. */
  private String packAndDie(String machine) throws IOException {
    try (BundleStore store = open(machine)) {
      store.plan(VISIT.run(), List.of(VISIT));
      try (EvidenceStore.Draft draft = store.open(VISIT)) {
        draft.write(SampleVisit.capture(1));
        return draft.pack(SampleVisit.facts()).captureId();
      }
    }
  }

  private EvidenceRef make(String machine) throws IOException {
    try (BundleStore store = open(machine)) {
      store.plan(VISIT.run(), List.of(VISIT));
      try (EvidenceStore.Draft draft = store.open(VISIT)) {
        draft.write(SampleVisit.capture(2));
        EvidenceRef packed = draft.pack(SampleVisit.facts());
        if (!endedWith(VISIT.id(), packed.captureId())) {
          draft.supersede("another machine made it");
          throw new IOException("ended elsewhere");
        }
        return draft.seal();
      } finally {
        store.ended(VISIT.run(), 0);
      }
    }
  }

  private boolean endedWith(String visit, String captureId) {
    return captureId.equals(ended.computeIfAbsent(visit, id -> captureId));
  }

  private BundleStore open(String machine) throws IOException {
    return BundleStore.open(archive(machine), TestSealing.sealing(), true, new Database());
  }

  private final class Database implements Endings {
    @Override
    public boolean endedWith(StoredBundle bundle) {
      return SupersededTest.this.endedWith(bundle.facts().visit().id(), bundle.ref().captureId());
    }

    @Override
    public void sealed(EvidenceRef ref) {
      told.add(ref);
    }
  }

  private Path archive(String machine) {
    return folder.resolve(machine);
  }

  private void assertTheLogsAgree() throws IOException {
    for (String machine : List.of("one", "two")) {
      assertThat(
              new LogCheck(archive(machine), TestSealing.trust().logs()).check(List.of()).claims())
          .as(machine)
          .allMatch(claim -> claim.state() == Claim.State.PASS);
    }
  }
}
