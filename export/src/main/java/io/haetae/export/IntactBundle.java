package io.haetae.export;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bundle that has been verified and may be exported. Exports read it and never write to it.
 *
 * @param folder the bundle's folder
 * @param verification what its verification said
 */
public record IntactBundle(Path folder, Verification verification) {
  /**
   * Refuses a bundle that does not pass.
   *
   * @throws RefusedBundleException with the claims that do not hold
   */
  public static IntactBundle of(Path folder, Verification verification)
      throws RefusedBundleException {
    if (!verification.passed()) {
      String faults =
          verification.claims().stream()
              .filter(claim -> claim.state() != Claim.State.PASS)
              .map(claim -> claim.name() + ": " + claim.detail())
              .collect(Collectors.joining("; "));
      throw new RefusedBundleException(folder + " does not verify and is not exported: " + faults);
    }
    return new IntactBundle(folder, verification);
  }

  /**
   * The names of its files, relative to its folder: the package first, then the seal's in order.
   *
   * @throws IOException if the folder cannot be listed
   */
  public List<String> files() throws IOException {
    try (Stream<Path> seal = Files.walk(folder.resolve(Bundles.SEAL))) {
      List<String> names =
          seal.filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      return Stream.concat(Stream.of(Bundles.WACZ), names.stream()).toList();
    }
  }

  /**
   * Refuses to write an export into the bundle.
   *
   * @throws RefusedBundleException if the file would lie in it
   */
  void outside(Path file) throws RefusedBundleException {
    if (file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
      throw new RefusedBundleException(
          file + " would lie in the bundle, which never changes; name another folder");
    }
  }
}
