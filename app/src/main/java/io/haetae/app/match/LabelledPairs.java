package io.haetae.app.match;

import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.CandidateTables;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.matching.text.LabelledPair;
import io.haetae.matching.text.Wording;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;

/** Pairs of which a person knows whether they are the same product. */
public final class LabelledPairs {
  private LabelledPairs() {}

  /**
   * What the readers of an archive agree on. Other options and what nobody could tell are left out:
   * the one is the same product to some and another to others.
   *
   * @throws EvidenceException if a candidate's detail cannot be read
   */
  public static List<LabelledPair> decided(CandidateTables tables) throws EvidenceException {
    Decisions decisions = Decisions.of(tables.decisions());
    List<LabelledPair> pairs = new ArrayList<>();
    for (CandidateRow row : tables.all()) {
      Optional<Answer> agreed = decisions.agreed(Decisions.Pair.of(row));
      if (agreed.isPresent() && (agreed.get() == Answer.SAME || agreed.get() == Answer.DIFFERENT)) {
        JsonNode detail = Json.parse(row.detail(), "the detail");
        pairs.add(
            new LabelledPair(
                wording(detail.path("left")),
                wording(detail.path("right")),
                agreed.get() == Answer.SAME));
      }
    }
    return List.copyOf(pairs);
  }

  private static Wording wording(JsonNode side) {
    // The currencies of the two may differ.
    return new Wording(
        side.path("title").asString(""),
        side.path("brand").asString(""),
        side.path("description").asString(""),
        Optional.empty());
  }

  /**
   * A CSV file with the columns {@code left_title}, {@code right_title} and {@code label} (1 the
   * same product, 0 not), and, where known, {@code left_brand}, {@code left_description}, {@code
   * left_price} and those of the right; prices of one currency.
   *
   * @throws IOException if it cannot be read, or a column or label is missing
   */
  public static List<LabelledPair> read(Path file) throws IOException {
    CSVFormat form = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<LabelledPair> pairs = new ArrayList<>();
    try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), form)) {
      for (CSVRecord row : rows) {
        pairs.add(
            new LabelledPair(wording(row, "left_"), wording(row, "right_"), label(file, row)));
      }
    } catch (IllegalArgumentException malformed) {
      throw new IOException(file + ": " + malformed.getMessage(), malformed);
    }
    return List.copyOf(pairs);
  }

  private static boolean label(Path file, CSVRecord row) throws IOException {
    return switch (row.get("label").strip()) {
      case "1" -> true;
      case "0" -> false;
      default ->
          throw new IOException(file + ", row " + row.getRecordNumber() + ": label is 0 or 1");
    };
  }

  private static Wording wording(CSVRecord row, String side) {
    String price = cell(row, side + "price");
    return new Wording(
        row.get(side + "title"),
        cell(row, side + "brand"),
        cell(row, side + "description"),
        price.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(price)));
  }

  private static String cell(CSVRecord row, String column) {
    return row.isSet(column) ? row.get(column).strip() : "";
  }
}
