package io.haetae.verifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Checks that a package holds what its profile promises. A bundle that names none promises nothing:
 * it was made before there were profiles, or could not keep what its visit was made for.
 */
final class ProfileCheck {
  private static final String LOSSLESS = "image/png";
  private static final String TARGET = "WARC-Target-URI";

  private final PackageZip zip;
  private final PackageScan scan;
  private final JsonNode manifest;

  ProfileCheck(PackageZip zip, PackageScan scan, JsonNode manifest) {
    this.zip = zip;
    this.scan = scan;
    this.manifest = manifest;
  }

  /**
   * Checks it.
   *
   * @return the profile's name; empty if the bundle names none
   * @throws EvidenceException if something that is promised is not there, if manifest and records
   *     name different profiles, or if the profile is one that this verifier does not know
   */
  Optional<String> check() throws IOException {
    Optional<String> named = Json.optionalText(manifest, "profile");
    JsonNode about = about();
    if (!Json.optionalText(about, "profile").equals(named)) {
      throw new EvidenceException(
          "the manifest names the profile "
              + named.orElse("none")
              + ", the records name "
              + Json.optionalText(about, "profile").orElse("none"));
    }
    if (named.isPresent()) {
      boolean loaded = Json.text(about.path("ending"), "kind").equals("Loaded");
      promised(named.get(), loaded);
    }
    return named;
  }

  private void promised(String profile, boolean loaded) throws IOException {
    List<WarcScan.Scanned> window = derived(Parts.VIEWPORT);
    List<WarcScan.Scanned> whole = derived(Parts.FULL_PAGE);
    switch (profile) {
      case "evidence" -> require(!loaded || pair(window, whole), profile, "both pictures");
      case "full" -> {
        require(!loaded || pair(window, whole), profile, "both pictures");
        require(
            whole.stream().allMatch(picture -> is(picture, LOSSLESS)),
            profile,
            "the whole page without loss");
        require(manifest.has("wire"), profile, "a copy of the wire");
      }
      case "light" ->
          require(window.isEmpty() && whole.isEmpty(), profile, "no picture, as no page was drawn");
      default ->
          throw new EvidenceException(
              "this verifier does not know the profile \"" + profile + "\"");
    }
  }

  private static boolean pair(List<WarcScan.Scanned> window, List<WarcScan.Scanned> whole) {
    return window.size() == 1 && whole.size() == 1;
  }

  private static boolean is(WarcScan.Scanned picture, String mediaType) {
    return picture.optional("Content-Type").map(String::strip).orElse("").equals(mediaType);
  }

  private static void require(boolean there, String profile, String what) throws EvidenceException {
    if (!there) {
      throw new EvidenceException(
          "the profile \"" + profile + "\" promises " + what + ", which is not so here");
    }
  }

  private JsonNode about() throws IOException {
    List<WarcScan.Scanned> found = derived(Parts.ABOUT);
    if (found.size() != 1) {
      throw new EvidenceException("no single record tells how the capture came to be");
    }
    return RecordContent.json(zip, Parts.DERIVED, found.getFirst());
  }

  private List<WarcScan.Scanned> derived(String urn) throws IOException {
    List<WarcScan.Scanned> found = new ArrayList<>();
    for (WarcScan.Scanned record : scan.records(Parts.DERIVED)) {
      if (record.type().equals("resource") && record.header(TARGET).startsWith(urn)) {
        found.add(record);
      }
    }
    return found;
  }
}
