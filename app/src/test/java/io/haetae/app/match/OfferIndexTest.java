package io.haetae.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.match.SealedOffers.Page;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.Samples;
import io.haetae.core.browse.Bytes;
import io.haetae.evidence.BundleShelf;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OfferIndexTest {
  @TempDir private Path archive = Path.of("");
  @TempDir private Path aside = Path.of("");

  @Test
  void readsWhatCameSinceAndForgetsWhatIsGone() throws IOException {
    SealedOffers.seal(archive, List.of(page("1", "Fan heater FH-2041"), page("2", "Desk lamp")));
    List<Path> bundles = Bundles.in(archive);
    Path later = aside.resolve("bundle");
    Files.move(bundles.get(1), later);
    assertThat(titles("heater lamp")).containsExactly("Fan heater FH-2041");

    Files.move(later, bundles.get(1));
    assertThat(titles("lamp")).containsExactly("Desk lamp");
    assertThat(titles("heater")).containsExactly("Fan heater FH-2041");

    Files.move(bundles.get(0), later);
    assertThat(titles("heater lamp")).containsExactly("Desk lamp");
  }

  @Test
  void anOfferThatWasCapturedAgainShowsItsFirstPage() throws IOException {
    SealedOffers.seal(archive, List.of(page("1", "Fan heater"), page("1", "Fan heater, new")));
    List<Path> bundles = Bundles.in(archive);
    Path first = aside.resolve("bundle");
    Files.move(bundles.get(0), first);
    assertThat(titles("heater")).containsExactly("Fan heater, new");
    // What comes late but was seen first is the first.
    Files.move(first, bundles.get(0));
    assertThat(titles("heater")).containsExactly("Fan heater");
    assertThat(search("heater").getFirst().bundle())
        .contains(archive.relativize(bundles.get(0)).toString());
  }

  @Test
  void aBundleThatCannotBeReadIsTriedAgain() throws IOException {
    SealedOffers.seal(archive, List.of(page("1", "Fan heater"), page("2", "Desk lamp")));
    Path damaged = Bundles.in(archive).get(1).resolve(Bundles.WACZ);
    byte[] whole = Files.readAllBytes(damaged);
    Files.write(damaged, new byte[] {1, 2, 3});
    assertThat(titles("heater lamp")).containsExactly("Fan heater");
    Files.write(damaged, whole);
    assertThat(titles("lamp")).containsExactly("Desk lamp");
  }

  private List<String> titles(String words) throws IOException {
    return search(words).stream().map(ArchiveSearch.Hit::title).toList();
  }

  private List<ArchiveSearch.Hit> search(String words) throws IOException {
    try (BundleShelf shelf = BundleShelf.of(archive);
        ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Samples.CLOCK);
        ArchiveSearch search = ArchiveSearch.in(shelf, database.candidates())) {
      return search.byText(words, 10);
    }
  }

  private static Page page(String number, String title) throws IOException {
    Bytes picture = SealedOffers.picture(7, 60);
    return new Page(number, title, "Shop", "", picture, Optional.empty());
  }
}
