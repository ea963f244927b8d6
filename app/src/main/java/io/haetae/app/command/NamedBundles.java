package io.haetae.app.command;

import io.haetae.app.objects.Shelves;
import io.haetae.evidence.BundleShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The bundles that an argument names: one, or every one of an archive wherever they are. */
final class NamedBundles implements AutoCloseable {
  private final BundleShelf shelf;
  private final List<Named> all;

  private NamedBundles(BundleShelf shelf, List<Named> all) {
    this.shelf = shelf;
    this.all = all;
  }

  /**
   * The bundles that a folder names.
   *
   * @throws InputException if it is no folder
   * @throws IOException if the archive cannot be listed
   */
  static NamedBundles of(Path named) throws IOException {
    if (!Files.isDirectory(named)) {
      throw new InputException(named + " is no folder; name a bundle's folder or an archive");
    }
    BundleShelf shelf = Shelves.of(named);
    if (!shelf.isArchive()) {
      return new NamedBundles(
          shelf, List.of(new Named(named, () -> new BundleShelf.Loan(named, named, () -> {}))));
    }
    List<Named> all =
        shelf.paths().stream()
            .map(path -> new Named(named.resolve(path), () -> shelf.borrow(path)))
            .toList();
    return new NamedBundles(shelf, all);
  }

  List<Named> all() {
    return all;
  }

  @Override
  public void close() throws IOException {
    shelf.close();
  }

  /** Fetches a bundle. */
  @FunctionalInterface
  interface Borrowing {
    BundleShelf.Loan borrow() throws IOException;
  }

  /** Reads a bundle's folder. */
  @FunctionalInterface
  interface Reading<T> {
    T of(Path folder) throws IOException;
  }

  /**
   * A bundle.
   *
   * @param name where it is, or would be, in the archive's folder
   * @param borrowing fetches it
   */
  record Named(Path name, Borrowing borrowing) {
    /**
     * Reads the bundle.
     *
     * @param lost says what it means that the bundle cannot be fetched, with the reason
     */
    <T> T read(Reading<T> reading, Function<String, T> lost) throws IOException {
      BundleShelf.Loan loan;
      try {
        loan = borrowing.borrow();
      } catch (IOException missing) {
        return lost.apply(String.valueOf(missing.getMessage()));
      }
      try (loan) {
        return reading.of(loan.folder());
      }
    }
  }
}
