package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.findings.FindingsArchive;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dossier as it is printed and handed over. */
class DossierPdfIT {
  @TempDir Path folder;

  @Test
  void theDossierIsPrintedWithItsKoreanText() throws IOException {
    Path archive = folder.resolve("archive");
    FindingsArchive.write(archive);
    Path out = folder.resolve("out");

    FiguresCommandsTest.Ran ran =
        FiguresCommandsTest.run(
            new DossierCommand(), "" + archive, "P1", "-o", "" + out, "--lang", "ko", "--pdf");

    Path pdf = out.resolve("dossier.pdf");
    assertThat(ran.exit()).as(ran.out()).isEqualTo(ExitCode.FINE);
    assertThat(ran.out().lines()).containsExactly("" + out.resolve("dossier.html"), "" + pdf);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .as("every part of it, in Korean")
          .contains(
              "제품별 증거 서류: P1",
              "1. 대상",
              "3. 확인된 변화",
              "삭제·차단",
              "재유통(같은 번호)",
              "4. 관측",
              "5. 검증 결과",
              "묶음이 보관소에 없음",
              "6. 통지와 회신",
              "삭제·차단하였다고 회신",
              "7. 보관의 연속성",
              "8. 검증 방법")
          .contains("temu:101", "shein:101", "2026-11-05")
          .as("the other language, and another product")
          .doesNotContain("Evidence dossier", "temu:102");
      assertThat(text)
          .as("what others wrote is there as they wrote it, and turns nothing")
          .contains("<script>alert(1)</script>")
          .doesNotContain("\u202E");
    }
  }
}
