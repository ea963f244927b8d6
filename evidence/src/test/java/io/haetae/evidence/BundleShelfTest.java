package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleShelfTest {
  @TempDir private Path archive;
  @TempDir private Path store;

  @Test
  void aBundleOfAStoreIsTheOneThatWasSealed() throws IOException {
    EvidenceRef ref = seal();
    try (BundleShelf shelf = BundleShelf.of(archive, new FolderObjects(store))) {
      shelf.put(ref.path());
      shelf.removeHere(ref.path());
      assertThat(Bundles.in(archive)).isEmpty();
      assertThat(shelf.paths()).containsExactly(ref.path());
      assertThat(shelf.first()).contains(ref.path());
      try (BundleShelf.Loan loan = shelf.borrow(ref.path())) {
        assertThat(TestSealing.verify(loan.folder()).passed()).isTrue();
        assertThat(StoredBundle.read(loan.root(), loan.folder()).ref()).isEqualTo(ref);
      }
    }
  }

  @Test
  void theOutlineHasTheManifestsWithoutThePackages() throws IOException {
    EvidenceRef ref = seal();
    try (BundleShelf shelf = BundleShelf.of(archive, new FolderObjects(store))) {
      shelf.put(ref.path());
      shelf.removeHere(ref.path());
      Path bundle = shelf.outline(true).resolve(ref.path());
      assertThat(Sha256.of(bundle.resolve(Bundles.MANIFEST))).isEqualTo(ref.manifestSha256());
      assertThat(bundle.resolve(Bundles.WACZ)).doesNotExist();
      assertThat(shelf.outline(false).resolve(ref.path())).isEmptyDirectory();
    }
  }

  @Test
  void copiesThatNobodyReadsAreRemovedAboveTheLimit() throws IOException {
    EvidenceRef one = seal();
    EvidenceRef two = seal();
    FolderObjects objects = new FolderObjects(store);
    try (BundleShelf shelf = BundleShelf.of(archive, objects, 1)) {
      for (EvidenceRef ref : new EvidenceRef[] {one, two}) {
        shelf.put(ref.path());
        shelf.removeHere(ref.path());
      }
      BundleShelf.Loan first = shelf.borrow(one.path());
      BundleShelf.Loan again = shelf.borrow(one.path());
      BundleShelf.Loan second = shelf.borrow(two.path());
      first.close();
      assertThat(again.folder().resolve(Bundles.WACZ)).isRegularFile();
      again.close();
      assertThat(again.folder()).doesNotExist();
      assertThat(second.folder().resolve(Bundles.WACZ)).isRegularFile();
      second.close();
      try (BundleShelf.Loan fetchedAnew = shelf.borrow(one.path())) {
        assertThat(TestSealing.bytesOf(fetchedAnew.folder()).passed()).isTrue();
      }
    }
  }

  @Test
  void whatIsNowhereAndWhatIsOutsideIsMissing() throws IOException {
    seal();
    try (BundleShelf shelf = BundleShelf.of(archive, new FolderObjects(store))) {
      for (String path : new String[] {"captures/2026/11/23/none", "../x", "log"}) {
        assertThatThrownBy(() -> shelf.borrow(path)).isInstanceOf(NoSuchFileException.class);
      }
    }
  }

  @Test
  void anObjectThatIsNoBundleIsRefused() throws IOException {
    Path file = Files.writeString(archive.resolve("file"), "no ZIP");
    FolderObjects objects = new FolderObjects(store);
    objects.put("captures/2026/11/23/x.zip", file);
    try (BundleShelf shelf = BundleShelf.of(archive, objects)) {
      assertThatThrownBy(() -> shelf.outline(true)).isInstanceOf(EvidenceException.class);
      assertThatThrownBy(() -> shelf.borrow("captures/2026/11/23/x"))
          .isInstanceOf(EvidenceException.class);
    }
  }

  private EvidenceRef seal() throws IOException {
    try (BundleStore bundles = TestSealing.open(archive, SampleVisit.visit());
        EvidenceStore.Draft draft = bundles.open(SampleVisit.visit())) {
      draft.write(SampleVisit.capture(1));
      return draft.seal(SampleVisit.facts());
    }
  }
}
