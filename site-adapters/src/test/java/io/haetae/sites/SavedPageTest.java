package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SavedPageTest {
  private static Capture saved(String text) {
    return SavedPage.capture("file", Bytes.utf8(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}", "export default [1,2]", "const x = {a: 1};\nexport default x;\n",
        "// kept in 2022\nlet list = [ {a: 1}, ]", "module.exports = {a:1};", "call({\"a\":1})"
      })
  void aFileThatIsOneValueIsAnAnswer(String text) {
    assertThat(saved(text).exchanges()).hasSize(1);
    assertThat(saved(text).dom()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var state = {a:1};", "window.state = {a:1};", "const a = {b:1}; window.state = {a:1};",
        "const f = function() {}", "<html></html>", "Access denied"
      })
  void anyOtherFileIsAPage(String text) {
    assertThat(saved(text).dom()).isPresent();
    assertThat(saved(text).exchanges()).isEmpty();
  }

  @Test
  void aPackedFileIsReadUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("<p>오리</p>".getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), 15);

    assertThat(SavedPage.capture("page.html.gz", Bytes.copyOf(packed.toByteArray())).dom())
        .contains("<p>오리</p>");
    assertThat(SavedPage.capture("page.html.gz", Bytes.copyOf(cut)).exchanges()).isEmpty();
  }

  @Test
  void aPageIsReadInItsOwnEncoding() {
    byte[] korean = "<meta charset=euc-kr><p>오리</p>".getBytes(Charset.forName("x-windows-949"));

    assertThat(SavedPage.capture("page.html", Bytes.copyOf(korean)).dom().orElseThrow())
        .contains("오리");
  }
}
