package io.haetae.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Media;
import io.haetae.core.browse.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportInBrowserIT {
  private static final Path PICTURES = Path.of("target", "report-pictures");

  @TempDir private Path archive;
  private Playwright playwright;
  private Browser browser;
  private Page page;
  private final List<String> requests = new ArrayList<>();
  private final List<String> console = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(PICTURES);
    playwright = Browsing.playwright();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Browsing.chromium())
                    .setArgs(List.of("--no-sandbox")));
    page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
    page.onRequest(request -> requests.add(request.url()));
    page.onConsoleMessage(message -> console.add(message.text()));
    page.onPageError(console::add);
  }

  @AfterEach
  void stop() {
    browser.close();
    playwright.close();
  }

  @Test
  void theStudyShowsInOneLanguageOrBothWithoutAskingTheNetwork() throws IOException {
    String file = open(ReportSamples.study());

    assertThat(page.locator("h1").innerText()).isEqualTo("해외 온라인 플랫폼 위해제품 판매 관측 보고서");
    picture("study-korean");
    page.locator("#language-en").check();
    assertThat(page.locator("h1").innerText())
        .isEqualTo("Observation report: unsafe products on sale abroad");
    picture("study-english");
    page.locator("#language-both").check();
    assertThat(page.locator("h1").innerText()).contains("관측 보고서", "Observation report");
    picture("study-both");

    assertThat(requests.stream().filter(url -> !url.startsWith("data:"))).containsExactly(file);
    assertThat(console).isEmpty();
  }

  @Test
  void theFilterShowsTheRowsOfOneVerdictAndSaysSo() throws IOException {
    open(ReportSamples.study());
    Locator rows = page.locator("tr.listing:visible");
    assertThat(rows.count()).isEqualTo(16);
    assertThat(page.locator(".filtered").isVisible()).isFalse();

    page.locator("#show-undetermined").check();

    assertThat(rows.count()).isEqualTo(4);
    assertThat(page.locator(".filtered").innerText()).isEqualTo("선택한 판정만 표시하고 있음");
  }

  @Test
  void nothingStandsOutOfTheWindow() throws IOException {
    open(ReportSamples.demo());
    for (int width : new int[] {1280, 1000, 600}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }
    picture("demo-narrow");
  }

  @Test
  void everyPrintedPageOfADemonstrationHasItsMark() throws IOException {
    open(ReportSamples.demo());
    picture("demo-korean");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".watermark").evaluate("e => getComputedStyle(e).position"))
        .isEqualTo("fixed");
    assertThat(page.locator(".choices:visible").count()).isZero();
    page.pdf(
        new Page.PdfOptions()
            .setPath(PICTURES.resolve("demo.pdf"))
            .setPreferCSSPageSize(true)
            .setPrintBackground(true));
    assertThat(PICTURES.resolve("demo.pdf")).isNotEmptyFile();
  }

  private String open(ReportData data) throws IOException {
    Bytes picture = ReportSamples.picture(1280, 800);
    Path file = Report.write(archive, data, evidence -> Optional.of(picture));
    String address = file.toUri().toString();
    page.navigate(address);
    return address;
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }
}
