package io.haetae.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BrowserExecutableTest {
  private static final BrowserSettings SETTINGS = BrowserSettings.with(Driver.PLAYWRIGHT);

  @Test
  void saysThatTheConfiguredFileIsNotThere() {
    assertThat(BrowserExecutable.search(SETTINGS.withExecutable(Path.of("/no/such/file"))))
        .isEqualTo(
            new BrowserExecutable.NotFound(
                "The configured browser /no/such/file is not an executable file"));
    assertThat(Browsers.missing(SETTINGS.withExecutable(Path.of("/no/such/file"))))
        .contains("The configured browser /no/such/file is not an executable file");
  }

  @Test
  void knowsAHeadlessShellByItsName() {
    assertThat(BrowserExecutable.at(Path.of("/usr/lib/chromium/chromium-headless-shell")).kind())
        .isEqualTo(BrowserExecutable.Kind.HEADLESS_SHELL);
    assertThat(BrowserExecutable.at(Path.of("/usr/bin/google-chrome")).kind())
        .isEqualTo(BrowserExecutable.Kind.CHROMIUM);
  }

  @Test
  void refusesLimitsThatAllowNothing() {
    assertThatThrownBy(() -> SETTINGS.withPageLimit(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SETTINGS.withMaxBodyBytes(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
