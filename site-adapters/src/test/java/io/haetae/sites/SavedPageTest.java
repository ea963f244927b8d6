package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
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

  private static String mhtml(String encoding, String body) {
    return "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://shop.example/p/7\r\n"
        + "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
        + "\tboundary=\"----Part--abc----\"\r\n\r\n\r\n------Part--abc----\r\nContent-Type: text/html\r\n"
        + "Content-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: "
        + encoding
        + "\r\nContent-Location: https://shop.example/p/7\r\n\r\n"
        + body
        + "\r\n------Part--abc----\r\nContent-Type: text/html\r\nContent-Location: cid:f\r\n\r\n"
        + "<p>frame</p>\r\n------Part--abc------\r\n";
  }

  @Test
  void aPageSavedAsOneFileIsReadAtItsAddress() {
    Capture quoted =
        saved(
            mhtml(
                "quoted-printable",
                "<!DOCTYPE html><html><head><meta http-equiv=3D\"Content-Type\" content=3D\"text/html;=\r\n"
                    + " charset=3DUTF-8\"></head><body><h1>=EC=98=A4=EB=A6=AC</h1> =zz</body></html>"));
    String packed =
        Base64.getMimeEncoder().encodeToString("<p>오리</p>".getBytes(StandardCharsets.UTF_8));

    assertThat(quoted.finalUrl().map(Object::toString)).contains("https://shop.example/p/7");
    assertThat(quoted.dom().orElseThrow()).contains("<h1>오리</h1> =zz").doesNotContain("frame");
    assertThat(saved(mhtml("base64", packed)).dom().orElseThrow()).contains("<p>오리</p>");
    assertThat(saved("<p>Content-Type: multipart/related; boundary=x</p>").finalUrl()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 200, 330, 420})
  void anArchiveThatIsCutOffIsAPageOrNone(int length) {
    String cut = mhtml("quoted-printable", "<p>duck</p>").substring(0, length);

    assertThat(saved(cut).dom().orElse("")).doesNotContain("frame");
  }

  @Test
  void anAnswerThatABrowserShowedIsAnAnswer() {
    String view =
        "<html><head><meta name=\"color-scheme\" content=\"light dark\"></head><body><pre style=\"x\">"
            + "{\"a\":\"1 &lt; 2 &amp;amp; 3\"}</pre><div class=\"json-formatter-container\"></div></body></html>";

    assertThat(saved(view).exchanges()).hasSize(1);
    assertThat(saved(view).dom()).isEmpty();
    assertThat(saved(view.replace("</pre>", "</pre><h1>Duck</h1>")).dom()).isPresent();
    assertThat(saved(view.replace("{\"a\"", "see: {\"a\"")).dom()).isPresent();
  }
}
