package io.haetae.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.evidence.Facts;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.SiteId;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.ClaimList;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.NotPresentException;
import io.haetae.verifier.PackageScan;
import io.haetae.verifier.PackageZip;
import io.haetae.verifier.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import tools.jackson.databind.JsonNode;

/**
 * Computes reading, verdict and facts once more from sealed bytes, by the rule of {@link Facts#of}
 * and with the adapters of today; needs neither network nor browser. Whether the seal holds is for
 * {@link Verifier} to say: this asks only that the package is the one in the manifest.
 */
public final class Rereading {
  /** The claim that the facts follow from the records. */
  public static final String CLAIM = "facts reproduce";

  private static final int LONGEST_FACTS = 64 << 20;
  private static final int TOLD = 3;

  private final Function<SiteId, Optional<SiteAdapter>> adapters;

  /**
   * Reads with these adapters.
   *
   * @param adapters gives the adapter of a site, if one is installed
   */
  public Rereading(Function<SiteId, Optional<SiteAdapter>> adapters) {
    this.adapters = adapters;
  }

  /** Reads the bundle in a folder once more. Never throws for what a bundle holds. */
  public Reread reread(Path bundle) {
    try (PackageScan scan = PackageScan.of(bundle.resolve(Bundles.WACZ))) {
      JsonNode manifest = BundleFiles.manifest(bundle);
      if (!Json.text(manifest.path("wacz"), "sha256").equals(scan.sha256())) {
        throw new EvidenceException(
            Bundles.WACZ + " is not the package that the manifest describes");
      }
      return reread(scan);
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException fault) {
      return new Reread.Unreadable(String.valueOf(fault.getMessage()));
    }
  }

  private Reread reread(PackageScan scan) throws IOException {
    byte[] sealed = facts(scan);
    Facts facts = FactsJson.read(new String(sealed, StandardCharsets.UTF_8));
    SiteId site = facts.visit().lane().site();
    Optional<SiteAdapter> adapter = adapters.apply(site);
    return adapter.isPresent()
        ? compared(sealed, facts, again(scan, facts, adapter.get()))
        : new Reread.NoAdapter(site);
  }

  /** Adds the claim that a bundle's facts reproduce. */
  void addTo(ClaimList claims, PackageScan scan) {
    claims.onIntact(CLAIM, () -> reproduced(scan));
  }

  private String reproduced(PackageScan scan) throws IOException {
    return switch (reread(scan)) {
      case Reread.Agrees agrees ->
          "reading, verdict and %d values at their places read again (%s)"
              .formatted(agrees.values(), agrees.versions());
      case Reread.Differs differs -> throw new EvidenceException(told(differs));
      case Reread.NoAdapter none ->
          throw new NotPresentException("no adapter for " + none.site() + " is installed");
      case Reread.Unreadable unreadable -> throw new EvidenceException(unreadable.reason());
    };
  }

  private static String told(Reread.Differs differs) {
    String first =
        differs.differences().stream()
            .limit(TOLD)
            .map(Difference::toString)
            .collect(Collectors.joining("; "));
    int more = differs.differences().size() - TOLD;
    String rest = more > 0 ? "; and " + more + " more" : "";
    return differs.versions().same()
        ? first + rest
        : "another version reads it otherwise (" + differs.versions() + "): " + first + rest;
  }

  private static byte[] facts(PackageScan scan) throws IOException {
    try (PackageZip zip = scan.zip()) {
      ZipEntry entry = zip.getEntry(Parts.FACTS);
      if (entry == null) {
        throw new EvidenceException(Parts.FACTS + " is missing");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readNBytes(LONGEST_FACTS);
      }
    }
  }

  private static Facts again(PackageScan scan, Facts facts, SiteAdapter adapter)
      throws IOException {
    Capture capture = new CaptureReader(WarcFiles.of(scan)).read();
    return Facts.of(facts.visit(), capture, new GuardedAdapter(adapter), facts.controls());
  }

  private static Reread compared(byte[] sealed, Facts facts, Facts again) throws EvidenceException {
    Reread.Versions versions = versions(facts, again);
    String written = Json.canonical(FactsJson.write(again));
    // Parsed like the sealed facts: a number is then of the same kind in both.
    JsonNode now = Json.parse(written, Parts.FACTS);
    JsonNode then = Json.parse(new String(sealed, StandardCharsets.UTF_8), Parts.FACTS);
    List<Difference> differences = new ArrayList<>(Difference.between(then, now));
    differences.removeIf(
        difference ->
            List.of("/reading/adapterVersion", "/verdict/rules").contains(difference.field()));
    List<String> places = new ArrayList<>();
    places("", now, places, differences);
    boolean sameBytes = Arrays.equals(sealed, written.getBytes(StandardCharsets.UTF_8));
    if (differences.isEmpty() && versions.same() && !sameBytes) {
      differences.add(new Difference("", "other bytes of the same value", "canonical JSON"));
    }
    return differences.isEmpty()
        ? new Reread.Agrees(versions, places.size())
        : new Reread.Differs(versions, differences);
  }

  private static Reread.Versions versions(Facts sealed, Facts now) {
    return new Reread.Versions(
        sealed.visit().lane().site(),
        new Reread.Version(sealed.reading().adapterVersion(), now.reading().adapterVersion()),
        new Reread.Version(sealed.verdict().basis().rules(), now.verdict().basis().rules()));
  }

  /** Whatever was found says where; a value without its place is nothing to rely on. */
  private static void places(
      String at, JsonNode node, List<String> places, List<Difference> differences) {
    if (node.has("at")) {
      places.add(at);
      if (node.path("at").asString("").isBlank()) {
        differences.add(new Difference(at + "/at", "a place", "no place"));
      }
    }
    for (var entry : node.properties()) {
      places(at + "/" + entry.getKey(), entry.getValue(), places, differences);
    }
    int index = 0;
    for (JsonNode element : node.isArray() ? node : Json.array()) {
      places(at + "/" + index, element, places, differences);
      index++;
    }
  }
}
