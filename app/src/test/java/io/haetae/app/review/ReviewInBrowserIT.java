package io.haetae.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.haetae.app.report.Browsing;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.DecisionRow;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.app.storage.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a reader uses it, by the keyboard alone. */
final class ReviewInBrowserIT {
  @TempDir private Path archive;

  @Test
  void aReaderDecidesEverythingByKeyboardAndHostileTextStaysText() throws IOException {
    List<String> faults = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    try (ArchiveDatabase database =
        ArchiveDatabase.open(archive, ArchiveKind.STUDY, Samples.CLOCK)) {
      database.candidates().replace(ReviewSamples.rows(), Samples.PLANNED);
      ReviewSamples.draw(archive);
      try (ReviewServer server =
              ReviewServer.start(archive, database.candidates(), "kim", 0, Samples.CLOCK);
          Playwright playwright = Browsing.playwright();
          Browser browser = playwright.chromium().launch(options())) {
        Page page = browser.newPage();
        page.onConsoleMessage(message -> faults.add(message.text()));
        page.onPageError(faults::add);
        page.onDialog(dialog -> faults.add(dialog.message()));
        String origin = "http://127.0.0.1:" + server.address().getPort() + "/";
        page.onRequest(
            request -> {
              if (!request.url().startsWith(origin)) {
                foreign.add(request.url());
              }
            });
        page.navigate(server.address().toString());
        assertThat(page.url()).isEqualTo(origin);

        waitFor(page, 0);
        assertThat(page.locator("#candidate").innerText()).contains("shop:1", "Undecided 0.95");
        assertThat(focused(page)).isEqualTo("candidate");
        assertThat(page.locator("#drawing").getAttribute("alt")).isNotBlank();
        assertThat(page.locator("mark").allInnerTexts()).containsExactly("black", "white");
        page.keyboard().press("1");

        waitFor(page, 1);
        assertThat(page.locator("#fields").innerText()).contains("<script>", "onerror=");
        assertThat(page.locator("#pair script, #pair img[src=x]").count()).isZero();
        assertThat(page.title()).isEqualTo("Haetae: review");
        page.keyboard().press("3");

        waitFor(page, 2);
        page.keyboard().press("z");
        waitFor(page, 1);
        page.keyboard().press("4");
        waitFor(page, 2);

        // Without single keys everything can be reached by Tab.
        page.locator("#keys").focus();
        page.keyboard().press("Space");
        page.keyboard().press("1");
        page.locator("#keys").focus();
        for (int back = 0; back < 4; back++) {
          page.keyboard().press("Shift+Tab");
        }
        assertThat(page.evaluate("document.activeElement.dataset.answer"))
            .isEqualTo("OTHER_OPTION");
        page.keyboard().press("Enter");
        waitFor(page, 3);
        assertThat(page.locator("#end").isVisible()).isTrue();
        assertThat(focused(page)).isEqualTo("through");
      }
      assertThat(database.candidates().decisions())
          .extracting(DecisionRow::answer)
          .containsExactly(
              Answer.SAME, Answer.DIFFERENT, Answer.UNDONE, Answer.UNSURE, Answer.OTHER_OPTION);
    }
    assertThat(faults).isEmpty();
    assertThat(foreign).isEmpty();
  }

  private static void waitFor(Page page, int done) {
    page.waitForSelector("body[data-done='" + done + "']");
  }

  private static Object focused(Page page) {
    return page.evaluate("document.activeElement.id");
  }

  private static BrowserType.LaunchOptions options() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(Browsing.chromium())
        .setArgs(List.of("--no-sandbox"));
  }
}
