package io.haetae.app.campaign;

import io.haetae.app.report.SealedPictures;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.evidence.BundleReader;
import io.haetae.evidence.BundleShelf;
import java.io.IOException;
import java.util.Optional;

/**
 * The pictures sealed in an archive's bundles.
 *
 * @param shelf the bundles
 */
public record BundlePictures(BundleShelf shelf) implements SealedPictures {
  private static final int LARGEST = 16 << 20;

  @Override
  public Optional<Bytes> viewport(EvidenceRef evidence) throws IOException {
    try (BundleShelf.Loan loan = shelf.borrow(evidence.path());
        BundleReader bundle = BundleReader.open(loan.folder())) {
      Optional<Screenshot> viewport =
          bundle.capture().screenshots().stream()
              .filter(picture -> picture.view() == Screenshot.View.VIEWPORT)
              .findFirst();
      return viewport.isPresent()
          ? Optional.of(viewport.get().image().bytes(LARGEST))
          : Optional.empty();
    }
  }
}
