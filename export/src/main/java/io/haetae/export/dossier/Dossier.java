package io.haetae.export.dossier;

import io.haetae.core.browse.Capture;
import io.haetae.core.evidence.Facts;
import io.haetae.evidence.BundleReader;
import io.haetae.evidence.StoredBundle;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.PackageBytes;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.TimeStamp;
import io.haetae.verifier.TimeStampCheck;
import io.haetae.verifier.TlogProof;
import io.haetae.verifier.Trust;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a dossier tells, all of it from the bundle's own bytes.
 *
 * @param manifest the signed manifest
 * @param facts what was read and concluded
 * @param capture the capture without its exchanges' bodies
 * @param pictures the pictures
 * @param anchored the time-stamps before the visit, of authorities that were trusted
 * @param sealed the time-stamps over the signature, of authorities that were trusted
 * @param hashes what the files are known by
 * @param verification what the check of the bundle said
 */
public record Dossier(
    JsonNode manifest,
    Facts facts,
    Capture capture,
    List<Picture> pictures,
    List<TimeStamp> anchored,
    List<TimeStamp> sealed,
    Hashes hashes,
    Verification verification) {
  /** Copies the lists. */
  public Dossier {
    pictures = List.copyOf(pictures);
    anchored = List.copyOf(anchored);
    sealed = List.copyOf(sealed);
  }

  /**
   * SHA-256 values in hexadecimal, and the log's word.
   *
   * @param wacz of {@code capture.wacz}
   * @param manifest of {@code seal/manifest.json}
   * @param signature of {@code seal/manifest.json.p7s}
   * @param leaf of {@code seal/leaf.json}
   * @param proof the proof that the log holds the leaf
   */
  record Hashes(String wacz, String manifest, String signature, String leaf, TlogProof proof) {
    private static final long LARGEST = 1 << 20;

    static Hashes of(Path bundle) throws IOException {
      Path seal = bundle.resolve(Bundles.SEAL);
      Path proof = seal.resolve("capture.tlog-proof");
      if (Files.size(proof) > LARGEST) {
        throw new IOException(proof + " is larger than any proof");
      }
      return new Hashes(
          wacz(bundle),
          Sha256.of(bundle.resolve(Bundles.MANIFEST)),
          Sha256.of(seal.resolve(Bundles.SIGNATURE)),
          Sha256.of(seal.resolve(Bundles.LEAF)),
          TlogProof.parse(Files.readAllBytes(proof)));
    }

    private static String wacz(Path bundle) throws IOException {
      try (InputStream in = PackageBytes.at(bundle.resolve(Bundles.WACZ)).open(0)) {
        return Sha256.of(in);
      }
    }
  }

  /**
   * Reads a bundle that has been verified.
   *
   * @param bundle its folder
   * @param verification what its verification said
   * @param trust whom it was checked against
   * @param policy what it had to show
   * @throws IOException if it cannot be read
   */
  public static Dossier read(Path bundle, Verification verification, Trust trust, Policy policy)
      throws IOException {
    Path seal = bundle.resolve(Bundles.SEAL);
    JsonNode manifest = BundleFiles.manifest(bundle);
    boolean simulated = manifest.path("simulated").booleanValue(false);
    try (BundleReader reader = BundleReader.open(bundle)) {
      Capture capture = reader.capture();
      return new Dossier(
          manifest,
          StoredBundle.read(bundle, bundle).facts(),
          capture,
          Picture.of(capture),
          TimeStampCheck.accepted(seal.resolve(Bundles.ANCHOR), simulated, trust, policy),
          TimeStampCheck.accepted(seal.resolve(Bundles.SIGNATURE), simulated, trust, policy),
          Hashes.of(bundle),
          verification);
    }
  }

  boolean simulated() {
    return manifest.path("simulated").booleanValue(false);
  }

  /** A field of the manifest, or one in an object of it; empty if it is absent. */
  String field(String... path) {
    JsonNode node = manifest;
    for (String name : path) {
      node = node.path(name);
    }
    return node.isValueNode() && !node.isNull() ? node.asString() : "";
  }
}
