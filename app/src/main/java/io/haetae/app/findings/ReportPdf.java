package io.haetae.app.findings;

import io.haetae.browser.PagePrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;

/** Prints a written report as one PDF: its first page and the pages of listings behind it. */
public final class ReportPdf {
  /** So many pages of the report are printed at most; more are a pile that nobody reads. */
  static final int MOST = 20;

  private ReportPdf() {}

  /**
   * Prints a report.
   *
   * @param folder the folder that holds the report
   * @param pdf the file to write
   * @return how many pages of listings were left out, those after the first twenty pages
   * @throws io.haetae.core.browse.BrowserException if a page cannot be printed
   * @throws IOException if the file cannot be written
   */
  public static int print(Path folder, PagePrinter printer, Path pdf) throws IOException {
    List<Path> pages = FindingsReport.pagesIn(folder);
    List<Path> printed = new ArrayList<>();
    Path work = Files.createTempDirectory(folder, "print");
    try {
      for (Path page : pages.subList(0, Math.min(MOST, pages.size()))) {
        Path one = work.resolve(printed.size() + ".pdf");
        printed.add(one);
        printer.print(page.toAbsolutePath(), one);
      }
      merge(printed, pdf);
    } finally {
      for (Path one : printed) {
        Files.deleteIfExists(one);
      }
      Files.delete(work);
    }
    return Math.max(0, pages.size() - MOST);
  }

  private static void merge(List<Path> parts, Path pdf) throws IOException {
    PDFMergerUtility merger = new PDFMergerUtility();
    merger.setDocumentMergeMode(PDFMergerUtility.DocumentMergeMode.OPTIMIZE_RESOURCES_MODE);
    for (Path part : parts) {
      merger.addSource(part.toFile());
    }
    merger.setDestinationFileName(pdf.toString());
    merger.mergeDocuments(IOUtils.createTempFileOnlyStreamCache());
  }
}
