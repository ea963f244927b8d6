package io.haetae.app.findings;

import io.haetae.app.figures.Declared;
import io.haetae.app.report.Bilingual;
import io.haetae.app.report.Html;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of an archive's figures: {@code report.html} in Korean and English, pages of listings
 * beside it where they are many, and the raw data. Every page holds all it shows, runs no script
 * and asks no network.
 */
public final class FindingsReport {
  /** The name of the first page. */
  public static final String FILE = "report.html";

  /** So many listings stand on a page. */
  static final int A_PAGE = 250;

  private final Findings findings;
  private final Shown shown;
  private final List<Map.Entry<Subject, ObservationRow>> listings;

  private FindingsReport(Findings findings, Shown shown) {
    this.findings = findings;
    this.shown = shown;
    this.listings = List.copyOf(findings.latest().entrySet());
  }

  /**
   * Writes the report into a folder that holds none.
   *
   * @param archive the archive's folder
   * @param declared what is declared of it
   * @param asOf the moment that it is about; empty for the end of the last visit
   * @return the first page
   * @throws FileAlreadyExistsException if the folder holds a report
   * @throws IOException if it cannot be written
   */
  public static Path write(
      Path archive,
      ArchiveDatabase database,
      Declared declared,
      Optional<Instant> asOf,
      Instant writtenAt,
      Shown shown,
      Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Path first = folder.resolve(FILE);
    if (Files.exists(first)) {
      throw new FileAlreadyExistsException(first.toString());
    }
    Findings findings = Findings.of(archive, database, declared, asOf, writtenAt);
    RawData.write(folder.resolve("data"), database, findings);
    FindingsReport report = new FindingsReport(findings, shown);
    for (int page = 2; page <= report.pages(); page++) {
      write(folder.resolve(name(page)), report.furtherPage(page));
    }
    write(first, report.firstPage());
    return first;
  }

  private static void write(Path file, Html page) throws IOException {
    Files.writeString(file, page.toString(), StandardOpenOption.CREATE_NEW);
  }

  private int pages() {
    return Math.max(1, (listings.size() + A_PAGE - 1) / A_PAGE);
  }

  private List<Map.Entry<Subject, ObservationRow>> onPage(int page) {
    return listings.subList((page - 1) * A_PAGE, Math.min(listings.size(), page * A_PAGE));
  }

  /** The pages of a written report in their order. */
  static List<Path> pagesIn(Path folder) {
    List<Path> pages = new ArrayList<>();
    for (int page = 1; Files.isRegularFile(folder.resolve(name(page))); page++) {
      pages.add(folder.resolve(name(page)));
    }
    return pages;
  }

  static String name(int page) {
    return page == 1 ? FILE : "listings-%04d.html".formatted(page);
  }

  private Html firstPage() {
    return FindingsPage.of(
        findings.figures().kind(),
        shown,
        title(),
        List.of(
            FindingsPage.heading(findings, shown, title()),
            FrontSection.of(findings),
            ScopeSection.of(findings),
            ResultSection.of(findings),
            RelistedSection.of(findings.relistings()),
            PartSection.of(findings),
            courses(1),
            DataSection.of(findings, onPage(1))));
  }

  private Html furtherPage(int page) {
    return FindingsPage.of(
        findings.figures().kind(),
        shown,
        title(),
        List.of(FindingsPage.heading(findings, shown, title()), courses(page)));
  }

  private Html courses(int page) {
    return Html.of(
        """
        <section aria-labelledby="courses">
        <h2 id="courses">{}</h2>
        {}
        {}
        </section>
        """,
        new Bilingual("게시물별 경과", "The course of each listing").html(),
        StripTable.of(findings, onPage(page)),
        pages() == 1 ? Html.none() : links(page));
  }

  /** Links to the first, the last and the near pages. */
  private Html links(int page) {
    List<Html> links = new ArrayList<>();
    for (int other = 1; other <= pages(); other++) {
      if (other == page) {
        links.add(Html.of("<strong>{}</strong>", Html.number(other)));
      } else if (other == 1 || other == pages() || Math.abs(other - page) <= 5) {
        links.add(Html.of("<a href=\"{}\">{}</a>", Html.text(name(other)), Html.number(other)));
      }
    }
    return Html.of(
        "<nav aria-label=\"{}\"><p class=\"pages\">{} {}: {}</p></nav>",
        new Bilingual("쪽", "Pages").plain(),
        Html.number(listings.size()),
        new Bilingual("건", "listings").html(),
        Html.all(links));
  }

  private Bilingual title() {
    boolean demo = findings.figures().kind() == ArchiveKind.DEMO;
    return new Bilingual(
        (demo ? "[시연] " : "") + "해외 온라인 플랫폼 위해제품 판매 실태 조사 보고서",
        (demo ? "[Demonstration] " : "")
            + "Unsafe products on sale on foreign platforms: findings");
  }
}
