package io.haetae.app.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Media;
import io.haetae.app.report.Browsing;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.browser.BrowserSettings;
import io.haetae.browser.Driver;
import io.haetae.browser.PagePrinter;
import io.haetae.evidence.BundleShelf;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as people see, print and hear it. */
class FindingsInBrowserIT {
  /** The width between the margins of A4 at 96 points an inch. */
  private static final int PAPER = 703;

  private static final Instant WRITTEN = Instant.parse("2026-11-25T00:00:00Z");

  private static final String SERIOUS =
      """
      axe.run().then(found => found.violations
        .filter(fault => ['serious', 'critical'].includes(fault.impact))
        .map(fault => fault.id + ': ' + fault.nodes.map(node => node.html).slice(0, 3).join(' | ')))
      """;

  @TempDir Path folder;

  @Test
  void everybodyCanReadIt() throws IOException {
    List<Path> pages =
        List.of(
            report(Shown.BOTH), report(Shown.KO), report(Shown.EN), dossier(), furtherListings());
    List<String> requests = new ArrayList<>();
    List<String> console = new ArrayList<>();
    try (Playwright playwright = Browsing.playwright();
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Browsing.chromium())
                        .setArgs(List.of("--no-sandbox")))) {
      Page page = browser.newPage();
      page.onRequest(request -> requests.add(request.url()));
      page.onConsoleMessage(message -> console.add(message.text()));
      page.onPageError(console::add);
      page.onDialog(
          dialog -> {
            console.add(dialog.message());
            dialog.dismiss();
          });
      for (Path each : pages) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.navigate(each.toUri().toString());
        if (page.locator("#language-both").count() > 0) {
          page.locator("#language-both").check();
        }
        fits(page, folder.relativize(each).getName(1).toString());
      }
    }
    assertThat(requests.stream().filter(url -> !url.startsWith("data:")))
        .containsExactlyElementsOf(pages.stream().map(each -> each.toUri().toString()).toList());
    assertThat(console).isEmpty();
  }

  private static void fits(Page page, String name) throws IOException {
    assertThat(page.evaluate(axe() + SERIOUS)).as("axe-core of %s", name).isEqualTo(List.of());
    assertThat(page.evaluate("[...document.images].every(i => i.naturalWidth > 0)"))
        .as("every picture of %s is drawn", name)
        .isEqualTo(true);
    for (int width : new int[] {1280, 600, 360}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("width of %s", name)
          .isEqualTo(width);
    }
    page.setViewportSize(PAPER, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('table, th, td')].filter(t =>"
                    + " t.getBoundingClientRect().right > "
                    + (PAPER + 1)
                    + ").map(t => t.outerHTML.slice(0, 200))"))
        .as("what the paper would cut of %s", name)
        .isEqualTo(List.of());
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "report-pictures", "findings-" + name + "-print.png"))
            .setFullPage(true));
  }

  @Test
  void itIsPrintedWhole() throws IOException {
    Path pdf = folder.resolve("report.pdf");
    PagePrinter.of(BrowserSettings.with(Driver.PLAYWRIGHT)).print(report(Shown.BOTH), pdf);

    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(document.getNumberOfPages()).isGreaterThan(3);
      assertThat(text).contains("데이터 품질", "재유통", "42.9 %", "temu:107", "shein:108");
      assertThat(text)
          .as("what others wrote is there as they wrote it, and turns nothing")
          .contains("<script>alert(1)</script>", "@=HYPERLINK(")
          .doesNotContain("\u202E");
      PDFTextStripper front = new PDFTextStripper();
      front.setEndPage(1);
      assertThat(front.getText(document)).as("data quality on page one").contains("데이터 품질");
    }
  }

  /** More listings than stand on a page of the report. */
  @Test
  void thePagesOfListingsArePrintedWithIt() throws IOException {
    try (ArchiveDatabase archive = FindingsSamples.large(folder, 260)) {
      FindingsReport.write(
          folder,
          archive,
          FindingsSamples.DECLARED,
          Optional.empty(),
          Instant.parse("2026-11-25T00:00:00Z"),
          Shown.KO,
          folder.resolve("out"));
    }
    Path pdf = folder.resolve("out").resolve("report.pdf");

    int left =
        ReportPdf.print(
            folder.resolve("out"), PagePrinter.of(BrowserSettings.with(Driver.PLAYWRIGHT)), pdf);

    assertThat(left).isZero();
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      List<String> lines = new PDFTextStripper().getText(document).lines().toList();
      List<String> listings =
          lines.stream().filter(line -> line.matches("temu:[0-9]+")).distinct().toList();
      assertThat(listings).as("first, last and all between").hasSize(260);
      assertThat(document.getNumberOfPages()).isGreaterThan(20);
      // A row that a page break had cut would have left its name on one page and its course on
      // another; each course ends with its last visit.
      assertThat(lines.stream().filter(line -> line.contains("마지막 방문"))).hasSize(260);
    }
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("report.html", "listings-0002.html", "report.pdf", "data");
    }
  }

  private Path report(Shown shown) throws IOException {
    Path archive = Files.createTempDirectory(folder, "archive");
    try (ArchiveDatabase database = FindingsSamples.study(archive)) {
      return FindingsReport.write(
          archive,
          database,
          FindingsSamples.hostile(archive),
          Optional.empty(),
          WRITTEN,
          shown,
          archive.resolve("report-" + shown));
    }
  }

  /** The second page of a report with more listings than stand on one. */
  private Path furtherListings() throws IOException {
    Path archive = Files.createTempDirectory(folder, "archive");
    Path out = archive.resolve("further-listings");
    try (ArchiveDatabase database = FindingsSamples.large(archive, FindingsReport.A_PAGE + 10)) {
      FindingsReport.write(
          archive,
          database,
          FindingsSamples.hostile(archive),
          Optional.empty(),
          WRITTEN,
          Shown.BOTH,
          out);
    }
    return out.resolve("listings-0002.html");
  }

  private Path dossier() throws IOException {
    Path archive = Files.createTempDirectory(folder, "archive");
    try (ArchiveDatabase database = FindingsSamples.study(archive)) {
      return ProductDossier.write(
              BundleShelf.of(archive),
              database,
              FindingsSamples.hostile(archive),
              "P1",
              Shown.BOTH,
              bundle -> new Verification(List.of()),
              captures -> assertThat(captures).isEmpty(),
              WRITTEN,
              archive.resolve("dossier"))
          .orElseThrow();
    }
  }

  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(
            FindingsInBrowserIT.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "\n";
    }
  }
}
