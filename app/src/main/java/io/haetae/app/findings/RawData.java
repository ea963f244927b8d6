package io.haetae.app.findings;

import io.haetae.app.figures.FigureWords;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.table.ObservationTable;
import io.haetae.app.table.ParquetTable;
import io.haetae.app.table.Spreadsheet;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Range;
import io.haetae.core.history.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables beside the report, each with a codebook. */
final class RawData {
  private static final List<List<String>> FIGURE_CODES =
      List.of(
          List.of("id", "text", "the figure's stored name, see docs/statistics.md"),
          List.of("version", "number", "the version of its definition"),
          List.of("name_ko", "text", "what it is called in Korean"),
          List.of("name_en", "text", "what it is called in English"),
          List.of(
              "unit",
              "SHARE, DAYS, SECONDS, PER_YEAR, PER_PRODUCT, COUNT, CHANCE, KAPPA",
              "its unit"),
          List.of("group_by", "text", "what divides the study; empty for the whole"),
          List.of("group", "text", "which part; sellers carry pseudonyms"),
          List.of("value_low", "number", "the value, or the low end where the data leave it open"),
          List.of("value_high", "number", "the same, or the high end; Infinity has no limit"),
          List.of("interval_low", "number", "low end of the 95 % interval"),
          List.of("interval_high", "number", "high end of the 95 % interval"),
          List.of("numerator", "number", "what was counted"),
          List.of("denominator", "number", "out of what"),
          List.of("unknown", "number", "how many could not be determined"),
          List.of("bound_low", "number", "low end whatever the unknown ones are"),
          List.of("bound_high", "number", "high end whatever the unknown ones are"),
          List.of("withheld", "text", "why there is no value; empty if there is one"),
          List.of("visits", "number", "how many visits it rests on"));
  private static final List<List<String>> EVENT_CODES =
      List.of(
          List.of("event", "text", "what happened, by its stored name"),
          List.of("listing", "site:number", "the listing"),
          List.of("lane", "text", "site/country/language/currency/way out that saw it"),
          List.of("after", "ISO 8601, UTC", "when the state before was last known"),
          List.of("by", "ISO 8601, UTC", "by when the state after was first known"),
          List.of("elsewhere", "NOT_ASKED, NOT_SEEN, GONE, STANDING", "what other vantages saw"),
          List.of("visit_before", "text", "the last visit before"),
          List.of("visit_first", "text", "the first visit after"),
          List.of("visit_second", "text", "the visit that confirmed it"));

  private RawData() {}

  static void write(Path folder, ArchiveDatabase database, Findings findings) throws IOException {
    Files.createDirectories(folder);
    ObservationTable observations = ObservationTable.published(database, findings.figures().asOf());
    observations.all(folder, "observations");
    table(
        folder,
        "figures",
        FIGURE_CODES,
        findings.figures().figures().stream().map(RawData::figure).toList());
    table(
        folder,
        "events",
        EVENT_CODES,
        findings.figures().casebook().events().stream().map(RawData::event).toList());
  }

  private static void table(
      Path folder, String name, List<List<String>> codes, List<List<String>> rows)
      throws IOException {
    Spreadsheet.write(folder.resolve(name + ".csv"), codes, rows.stream());
    ParquetTable.write(folder.resolve(name + ".parquet"), codes, rows.stream());
  }

  private static List<String> figure(Figure figure) {
    List<String> cells = new ArrayList<>();
    cells.add(figure.definition().stored());
    cells.add(Integer.toString(figure.definition().version()));
    cells.add(FigureWords.of(figure.definition()).korean());
    cells.add(FigureWords.of(figure.definition()).english());
    cells.add(figure.definition().unit().name());
    cells.add(figure.group().map(Figure.Group::by).orElse(""));
    cells.add(figure.group().map(RawData::part).orElse(""));
    switch (figure.result()) {
      case Measured measured -> {
        range(cells, Optional.of(measured.value()));
        range(cells, measured.interval());
        cells.add(Double.toString(measured.numerator()));
        cells.add(Double.toString(measured.denominator()));
        cells.add(Long.toString(measured.unknown()));
        range(cells, measured.bounds());
        cells.add("");
      }
      case Withheld withheld -> {
        range(cells, Optional.empty());
        range(cells, Optional.empty());
        cells.add("");
        cells.add("");
        cells.add(Long.toString(withheld.unknown()));
        range(cells, withheld.bounds());
        cells.add(withheld.refusal().stored());
      }
    }
    cells.add(Integer.toString(figure.result().visits().size()));
    return cells;
  }

  private static String part(Figure.Group group) {
    return group.by().equals("seller") || group.by().startsWith("seller/")
        ? ObservationTable.pseudonym(group.name())
        : group.name();
  }

  private static void range(List<String> cells, Optional<Range> range) {
    cells.add(range.map(r -> Double.toString(r.low())).orElse(""));
    cells.add(range.map(r -> Double.toString(r.high())).orElse(""));
  }

  private static List<String> event(Event event) {
    return List.of(
        event.kind().stored(),
        event.listing().toString(),
        event.lane(),
        event.after().toString(),
        event.by().toString(),
        event.elsewhere().name(),
        event.before().visit(),
        event.first().visit(),
        event.second().visit());
  }
}
