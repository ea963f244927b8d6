package io.haetae.evidence;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Recipe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A process that packs an archive, gives its bundles back whole and sweeps its pieces until it is
 * killed, and says so after each time.
 */
final class EndlessPacking {
  private EndlessPacking() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    Path archive = Path.of(arguments[0]);
    try (BundlePacking packing = BundlePacking.open(archive).orElseThrow()) {
      out.println("opened");
      while (!out.checkError()) {
        packing.packAll();
        out.println("packed");
        for (Path bundle : Bundles.in(archive)) {
          giveBack(bundle, Files.createTempDirectory(Path.of(arguments[1]), "whole"));
          packing.sweep();
        }
        out.println("swept");
      }
    }
  }

  /** Whole as it was sealed; a kill leaves the recipe, or both, as one while packing does. */
  private static void giveBack(Path bundle, Path folder) throws IOException {
    Path copy = BundlePacking.unpack(bundle, folder);
    Path wacz = bundle.resolve(Bundles.WACZ);
    Files.move(copy.resolve(Bundles.WACZ), wacz, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(bundle.resolve(Recipe.FILE));
  }
}
