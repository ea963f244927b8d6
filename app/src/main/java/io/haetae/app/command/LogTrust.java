package io.haetae.app.command;

import io.haetae.app.objects.Shelves;
import io.haetae.evidence.BundleShelf;
import io.haetae.verifier.Trust;
import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose logs and which witnesses are trusted. */
final class LogTrust {
  @Option(
      names = "--trust",
      paramLabel = "DIR",
      description =
          "the folder with logs/*.vkey and witnesses/*.vkey; without it that of the configuration,"
              + " $HAETAE_CONFIG/trust or ~/.config/haetae/trust")
  private Optional<Path> folder = Optional.empty();

  /** The keys of logs. */
  List<VerifierKey> logs(Path archive) throws IOException {
    return VerifierKey.in(folder(archive).resolve(Trust.LOGS));
  }

  /** The keys of witnesses. */
  List<VerifierKey> witnesses(Path archive) throws IOException {
    return VerifierKey.in(folder(archive).resolve(Trust.WITNESSES));
  }

  private Path folder(Path archive) throws IOException {
    if (folder.isPresent()) {
      if (!Files.isDirectory(folder.get())) {
        throw new InputException(folder.get() + " is no folder; name the one with logs/*.vkey");
      }
      return folder.get();
    }
    return TrustOptions.own(simulated(archive));
  }

  /** Whether an archive holds simulations; it holds nothing else then. */
  private static boolean simulated(Path archive) throws IOException {
    // One is enough, and a large archive takes seconds to list.
    try (BundleShelf shelf = Shelves.of(archive)) {
      Optional<String> first = shelf.first();
      if (first.isEmpty()) {
        return false;
      }
      try (BundleShelf.Loan loan = shelf.borrow(first.get())) {
        return TrustOptions.simulated(loan.folder());
      }
    }
  }
}
