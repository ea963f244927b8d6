package io.haetae.verifier;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Checks that every https answer of a package came from an origin whose certificate the browser
 * validated, and that the manifest counts them as they are. A part of a page that the browser
 * refused because of its certificate fails nothing, as no answer came of it; a refused page does.
 */
final class TlsCheck {
  private static final Pattern REFUSED = Pattern.compile("net::ERR_(CERT|SSL|BAD_SSL)_.*");

  private final PackageZip zip;
  private final PackageScan scan;
  private final JsonNode manifest;
  private final Map<String, String> faults = new HashMap<>();
  private String firstFault = "";
  private int https;
  private long validated;
  private long failed;
  private long plain;

  private TlsCheck(PackageZip zip, PackageScan scan, JsonNode manifest) {
    this.zip = zip;
    this.scan = scan;
    this.manifest = manifest;
  }

  /**
   * Checks the bundle in a folder whose bytes are intact.
   *
   * @return what it covered
   * @throws NotPresentException if nothing in the bundle went over https
   * @throws EvidenceException with the first origin that was not validated
   */
  static String check(Path bundle, PackageScan scan) throws IOException {
    try (PackageZip zip = scan.zip()) {
      return new TlsCheck(zip, scan, BundleFiles.manifest(bundle)).check();
    }
  }

  private String check() throws IOException {
    origins();
    exchanges();
    count("tlsValidated", validated);
    count("tlsFailed", failed);
    count("plain", plain);
    if (!firstFault.isEmpty()) {
      throw new EvidenceException(firstFault);
    }
    if (https == 0) {
      throw new NotPresentException("no exchange went over https");
    }
    return validated
        + " answers of "
        + faults.size()
        + " https origins, "
        + failed
        + " parts refused by the browser, "
        + plain
        + " exchanges without TLS";
  }

  private void count(String name, long found) throws EvidenceException {
    long said = Json.number(manifest.path("network"), name);
    if (said != found) {
      throw new EvidenceException(
          "the manifest counts " + said + " for " + name + ", the records hold " + found);
    }
  }

  /** What the capture's own record says of each origin; an empty text is a validated one. */
  private void origins() throws IOException {
    for (WarcScan.Scanned record : scan.records(Parts.DERIVED)) {
      if (record.type().equals("resource")
          && record.header("WARC-Target-URI").startsWith(Parts.ABOUT)) {
        for (JsonNode one : RecordContent.json(zip, Parts.DERIVED, record).path("tls")) {
          boolean good = one.path("validated").booleanValue(false) && !one.path("chain").isEmpty();
          faults.put(
              Json.text(one, "origin"),
              good ? "" : Json.optionalText(one, "error").orElse("it has no certificate"));
        }
      }
    }
  }

  private void exchanges() throws IOException {
    for (WarcScan.Scanned record : scan.records(Parts.ORIGINALS)) {
      if (record.type().equals("metadata")) {
        exchange(RecordContent.json(zip, Parts.ORIGINALS, record));
      }
    }
  }

  private void exchange(JsonNode exchange) throws EvidenceException {
    URI url = URI.create(Json.text(exchange, "url"));
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("wss")) {
      plain += scheme.equals("http") || scheme.equals("ws") ? 1 : 0;
      return;
    }
    https++;
    String origin = origin(url);
    if (exchange.path("response").isObject()) {
      String fault = faults.getOrDefault(origin, "the capture knows no certificate of it");
      validated += fault.isEmpty() ? 1 : 0;
      fail(!fault.isEmpty(), true, origin + ": " + fault);
    } else {
      String reason = Json.text(exchange.path("failure"), "reason");
      boolean page = Json.text(exchange, "kind").equals("DOCUMENT");
      fail(REFUSED.matcher(reason).matches(), page, origin + ": " + reason);
    }
  }

  private void fail(boolean fails, boolean counts, String fault) {
    failed += fails ? 1 : 0;
    if (fails && counts && firstFault.isEmpty()) {
      firstFault = fault;
    }
  }

  private static String origin(URI url) {
    String authority = String.valueOf(url.getRawAuthority()).toLowerCase(Locale.ROOT);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return "https://" + host.replaceAll(":443$", "");
  }
}
