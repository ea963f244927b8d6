package io.haetae.app.findings;

import io.haetae.app.figures.Declared;
import io.haetae.app.report.Html;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ObservationRow;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.evidence.BundleShelf;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The evidence of one product for a lawyer: a page with its observations, events, bundles, their
 * verification and the chain of custody, and copies of the bundles beside it.
 */
public final class ProductDossier {
  /** The name of the page. */
  public static final String FILE = "dossier.html";

  /** Checks a bundle. */
  @FunctionalInterface
  public interface Verifying {
    /**
     * The verification of a bundle.
     *
     * @throws IOException if it cannot be read
     */
    Verification verify(Path bundle) throws IOException;
  }

  /** Is told of the bundles that are handed out. */
  @FunctionalInterface
  public interface HandingOut {
    /**
     * Takes note of copies, before the page that shows the chain of custody is written.
     *
     * @param captures the captures, none twice
     * @throws IOException if it cannot be noted; the dossier is not written then
     */
    void noted(Collection<String> captures) throws IOException;
  }

  private ProductDossier() {}

  /**
   * Writes a dossier into a folder that holds none.
   *
   * @param shelf the archive's bundles
   * @param wanted the id of a watch item, or a listing written as {@code site:number}
   * @param handingOut is told which bundles were copied
   * @return the page; empty if nothing of it was ever observed
   * @throws FileAlreadyExistsException if the folder holds a dossier
   * @throws IOException if it cannot be written
   */
  public static Optional<Path> write(
      BundleShelf shelf,
      ArchiveDatabase database,
      Declared declared,
      String wanted,
      Shown shown,
      Verifying verifying,
      HandingOut handingOut,
      Instant writtenAt,
      Path folder)
      throws IOException {
    List<ObservationRow> rows = new ArrayList<>();
    database.each(
        row -> {
          if (row.visit().listing().toString().equals(wanted)
              || row.visit().watchItem().filter(wanted::equals).isPresent()) {
            rows.add(row);
          }
        });
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    Path page = folder.resolve(FILE);
    if (Files.exists(page)) {
      throw new FileAlreadyExistsException(page.toString());
    }
    Map<String, Optional<Verification>> verified = new TreeMap<>();
    for (ObservationRow row : rows) {
      if (row.evidence().isPresent()) {
        EvidenceRef ref = row.evidence().get();
        verified.put(ref.captureId(), taken(shelf, ref, verifying, folder));
      }
    }
    handingOut.noted(
        verified.entrySet().stream()
            .filter(each -> each.getValue().isPresent())
            .map(Map.Entry::getKey)
            .toList());
    Path archive = shelf.archive();
    Findings findings = Findings.of(archive, database, declared, Optional.empty(), writtenAt);
    Html text =
        new DossierPage(findings, wanted, rows)
            .of(shown, verified, Custody.of(archive, rows, findings.notices()));
    Files.writeString(page, text.toString(), StandardOpenOption.CREATE_NEW);
    return Optional.of(page);
  }

  /** Verifies a bundle and copies it; empty if it is no longer in the archive. */
  private static Optional<Verification> taken(
      BundleShelf shelf, EvidenceRef ref, Verifying verifying, Path folder) throws IOException {
    Path copy = folder.resolve(ref.path()).normalize();
    if (!copy.startsWith(folder.normalize())) {
      return Optional.empty();
    }
    try (BundleShelf.Loan loan = shelf.borrow(ref.path())) {
      Verification verification = verifying.verify(loan.folder());
      if (!Files.exists(copy)) {
        // What does not verify may lack pieces, and is shown as it lies there.
        if (verification.passed()) {
          loan.copyTo(copy);
        } else {
          loan.copyAsIs(copy);
        }
      }
      return Optional.of(verification);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }
}
