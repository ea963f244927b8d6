package io.haetae.export.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.export.SampleBundle;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.TimeStamp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DossierPdfTest {
  private static final Instant AT = Instant.parse("2026-11-24T00:00:00Z");
  private static final Signal SHOWN =
      new Signal(Meaning.IN_STOCK, "stock", "12", "runParams#/data/stock");
  private static final Verdict ORDERABLE = new Verdict.Orderable(new Basis(List.of(SHOWN), "1"));

  @TempDir Path folder;

  private Path bundle(Product product, Verdict verdict) throws IOException {
    return SampleBundle.in(
        folder,
        Optional.of(product),
        verdict,
        List.of(
            picture(Screenshot.View.VIEWPORT, 1280, 900),
            picture(Screenshot.View.FULL_PAGE, 640, 4000)));
  }

  private static Product product(String title) {
    return new Product(
        Optional.of(new Found<>(title, "runParams#/data/title")),
        Optional.of(
            new Found<>(
                Price.single(new Money(new BigDecimal("8900"), Optional.of("KRW"))), "css:.price")),
        Optional.empty(),
        Optional.of(new Found<>(new Seller(Optional.of("77"), Optional.of(title)), "css:.seller")),
        Collections.nCopies(
            9, new Option("1", title, Optional.empty(), Optional.empty(), Optional.empty())),
        Optional.of(new Found<>(12L, "css:.stock")),
        List.of(),
        Map.of());
  }

  private static Screenshot picture(Screenshot.View view, int width, int height)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file);
    return new Screenshot(view, "image/png", width, height, 1, Bytes.copyOf(file.toByteArray()));
  }

  /** What a reader copies out of a file, without line ends. */
  private record Read(int pages, String text) {
    static Read of(Bytes file) throws IOException {
      try (PDDocument document = Loader.loadPDF(file.toArray())) {
        String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        return new Read(document.getNumberOfPages(), text);
      }
    }
  }

  @Test
  void tellsWhatWasSealedInBothLanguages() throws IOException {
    Path bundle = bundle(product("불빛 팽이 LED fidget"), ORDERABLE);
    Dossier dossier = SampleBundle.dossier(bundle);
    Read read = Read.of(DossierPdf.draw(dossier, Languages.BOTH, AT));
    assertThat(read.pages()).isBetween(2, 4);
    assertThat(read.text())
        .contains("증거 요약서: 상품 페이지 캡처 1건", "Evidence dossier: one captured listing")
        .contains("주문 가능 / Orderable", "A shopper in Korea could order this item")
        .contains("불빛 팽이 LED fidget", "runParams#/data/title", "8900 KRW", "css:.price")
        .contains("stock = 12", "runParams#/data/stock")
        .contains("aliexpress:1005003750156649", "A12/0001/26")
        .contains("http://127.0.0.1:8080/item/1005.html")
        .contains("2026-11-23 19:15:30 KST (2026-11-23 10:15:30 UTC)")
        .contains("배송지 한국 / to Korea · ko-KR · KRW")
        .contains(Sha256.of(bundle.resolve(Bundles.WACZ)))
        .contains(Sha256.of(bundle.resolve(Bundles.MANIFEST)))
        .contains(dossier.hashes().proof().checkpoint().root().base64())
        .contains("로그 일관성 / log consistent", "충족 / PASS", "해당 없음 / NOT PRESENT")
        .contains("모의 사이트의 캡처이다.", "What is not proven", "openssl ts -verify");
    assertThat(dossier.sealed()).hasSize(2);
    assertThat(dossier.anchored()).hasSize(2);
    for (TimeStamp stamp : dossier.sealed()) {
      assertThat(read.text())
          .contains(Moments.of(stamp.time()))
          .contains(stamp.authority().getSubjectX500Principal().getName());
    }
    for (Picture picture : dossier.pictures()) {
      assertThat(picture.shown()).isPresent();
      assertThat(read.text()).contains("SHA-256 " + picture.sha256());
    }
  }

  @Test
  void aPictureForWhichThereIsNoRoomIsNamed() throws IOException {
    Dossier dossier =
        SampleBundle.dossier(
            SampleBundle.in(
                folder,
                Optional.of(product("top")),
                ORDERABLE,
                List.of(
                    picture(Screenshot.View.VIEWPORT, 700, 2000),
                    picture(Screenshot.View.FULL_PAGE, 640, 4000))));
    assertThat(dossier.pictures()).hasSize(2);
    Read read = Read.of(DossierPdf.draw(dossier, Languages.BOTH, AT));
    assertThat(read.pages()).isBetween(2, 4);
    assertThat(read.text())
        .contains("페이지 전체의 사진은 지면이 모자라 싣지 않았다", "is left out for lack of room")
        .contains(
            "640 × 4000 px · SHA-256 " + dossier.pictures().getLast().sha256(),
            "700 × 2000 px · SHA-256 " + dossier.pictures().getFirst().sha256());
  }

  @Test
  void speaksOneLanguageWhereOneIsAskedFor() throws IOException {
    Verdict verdict = new Verdict.Undetermined(Reason.CHALLENGED, new Basis(List.of(SHOWN), "1"));
    Dossier dossier = SampleBundle.dossier(bundle(product("top"), verdict));
    Read korean = Read.of(DossierPdf.draw(dossier, Languages.KOREAN, AT));
    assertThat(korean.pages()).isBetween(2, 4);
    assertThat(korean.text())
        .contains("판정 불가", "이유: 방문자 확인 화면", "증명되지 않는 것")
        .doesNotContain("Undetermined", "What is not proven");
    Read english = Read.of(DossierPdf.draw(dossier, Languages.ENGLISH, AT));
    assertThat(english.pages()).isBetween(2, 4);
    assertThat(english.text())
        .contains("Undetermined", "Reason: challenged", "What is not proven")
        .doesNotContainPattern("[가-힣]");
  }

  @Test
  void isNamedAndHoldsNothingActive() throws IOException {
    Dossier dossier = SampleBundle.dossier(bundle(product("top"), ORDERABLE));
    Bytes file = DossierPdf.draw(dossier, Languages.BOTH, AT);
    try (PDDocument document = Loader.loadPDF(file.toArray())) {
      assertThat(document.getDocumentInformation().getTitle())
          .contains("증거 요약서", dossier.field("captureId"));
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ko-KR");
      assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(document.getDocumentCatalog().getNames()).isNull();
      for (var page : document.getPages()) {
        assertThat(page.getAnnotations()).isEmpty();
        assertThat(page.getCOSObject().containsKey(COSName.AA)).isFalse();
      }
    }
  }

  @Test
  void hostileTextNeitherBreaksTheLayoutNorHidesAnything() throws IOException {
    for (String piece :
        List.of(
            "W",
            "가나다라마 ",
            "\u202Eevil\u0000\u0007\uFEFF\u2066 漢字かな منتج ผลิ\uD83D\uDE00\u2028\n\t\u00A0x")) {
      String title = piece.repeat(10_000 / piece.length() + 1);
      Signal signal = new Signal(Meaning.NOT_DELIVERED, title, title, title);
      Verdict verdict =
          new Verdict.Undetermined(
              Reason.CONTROL_FAILED, new Basis(Collections.nCopies(40, signal), title));
      Dossier dossier =
          SampleBundle.dossier(
              SampleBundle.in(
                  folder.resolve("archive-" + piece.codePointAt(0)),
                  Optional.of(product(title)),
                  verdict,
                  List.of(picture(Screenshot.View.VIEWPORT, 1280, 900))));
      Read read = Read.of(DossierPdf.draw(dossier, Languages.BOTH, AT));
      assertThat(read.pages()).as(piece).isBetween(2, 4);
      assertThat(read.text())
          .as(piece)
          .contains("자 중 앞부분]", "[the first of ", " more in the bundle")
          .contains(dossier.field("captureId"))
          .doesNotContainPattern("[\\p{Cc}\\u202E\\u2066\\uFEFF]");
    }
  }

  @Test
  void aMissingFontIsNamedWithTheCommandThatInstallsIt() throws IOException {
    Dossier dossier = SampleBundle.dossier(bundle(product("팽이 top"), ORDERABLE));
    FontFiles none = FontFiles.in(List.of(folder.resolve("no fonts")));
    assertThatThrownBy(() -> DossierPdf.draw(dossier, Languages.BOTH, AT, none))
        .isInstanceOf(MissingFontException.class)
        .hasMessageContaining("apt-get install fonts-nanum");
    Read english = Read.of(DossierPdf.draw(dossier, Languages.ENGLISH, AT, none));
    assertThat(english.text())
        .contains("What is not proven", "?? top", "a character that no font here has");
  }
}
