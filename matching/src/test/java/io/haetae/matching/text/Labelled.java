package io.haetae.matching.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The labelled pairs of others, where they are present beside the project. */
public final class Labelled {
  private static final Path FOLDER = Path.of("../../shared/matching").toAbsolutePath().normalize();
  private static final Pattern COLUMN =
      Pattern.compile("COL (\\S+) VAL (.*?)(?=\\s+COL \\S+ VAL |\\s*$)");

  private Labelled() {}

  /** Whether they are. */
  public static boolean present() {
    return Files.isDirectory(FOLDER);
  }

  /** A file of the folder. */
  public static Path file(String name) {
    return FOLDER.resolve(name);
  }

  static List<LabelledPair> abtBuy(String split) {
    return pairs(file("er_magellan/Textual/Abt-Buy/" + split + ".txt"));
  }

  static List<LabelledPair> amazonGoogle(String split) {
    return pairs(file("er_magellan/Structured/Amazon-Google/" + split + ".txt"));
  }

  /** The Safety Gate pairs, bar codes hidden. */
  static List<LabelledPair> safetyGate() {
    CSVFormat form = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    Path file = file("eu_safety_gate_gtin_pairs/train.csv");
    try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), form)) {
      return rows.stream()
          .map(
              row ->
                  new LabelledPair(
                      alert(row, "left_"), alert(row, "right_"), row.get("label").equals("1")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Wording alert(CSVRecord row, String side) {
    String title =
        String.join(
            " ",
            row.get(side + "product"),
            row.get(side + "name"),
            row.get(side + "type_numberOfModel"));
    return new Wording(
        title, row.get(side + "brand"), row.get(side + "description"), Optional.empty());
  }

  static List<LabelledPair> both(List<LabelledPair> some, List<LabelledPair> more) {
    List<LabelledPair> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** How rare words are in the texts of pairs. */
  static Rarity rarity(List<LabelledPair> pairs) {
    Set<Wording> texts = new LinkedHashSet<>();
    pairs.forEach(pair -> texts.addAll(List.of(pair.left(), pair.right())));
    List<? extends Collection<String>> tokens =
        texts.stream().map(text -> new Profile(text).tokens()).toList();
    return Rarity.counted(tokens);
  }

  private static List<LabelledPair> pairs(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> pair(line.split("\t", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LabelledPair pair(String[] cells) {
    return new LabelledPair(wording(cells[0]), wording(cells[1]), cells[2].strip().equals("1"));
  }

  private static Wording wording(String row) {
    Map<String, String> values = new HashMap<>();
    for (Matcher each = COLUMN.matcher(row); each.find(); ) {
      values.put(each.group(1), each.group(2).strip());
    }
    String price = values.getOrDefault("price", "").replaceAll("[$,]", "");
    return new Wording(
        values.getOrDefault("name", values.getOrDefault("title", "")),
        values.getOrDefault("manufacturer", ""),
        values.getOrDefault("description", ""),
        price.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(price)));
  }
}
