package io.haetae.app.figures;

import io.haetae.core.figures.Comparison;
import io.haetae.core.figures.Comparison.Difference;
import io.haetae.verifier.Json;
import java.io.PrintWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of two archives as one JSON object: the contract of {@code compare --json}. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** Writes the object. Each archive's visits are in its own {@code figures --json}. */
  public static void write(PrintWriter out, ArchiveComparison all) {
    ObjectNode json = Json.object();
    json.set("first", side(all.first()));
    json.set("second", side(all.second()));
    json.put("productsInBoth", all.shared());
    if (all.ofWatchedAlone()) {
      FigureJson.words(json.putObject("note"), ComparisonText.WATCHED_ALONE);
    }
    ArrayNode figures = json.putArray("figures");
    all.figures().forEach(figure -> figures.add(figure(figure)));
    out.print(json);
  }

  private static ObjectNode side(ArchiveComparison.Side side) {
    ObjectNode node =
        Json.object()
            .put("folder", side.archive().toString())
            .put("archive", side.kind().name())
            .put("country", side.declared().country().toString())
            .put("asOf", side.asOf().toString())
            .put("sampling", side.declared().sampling().name());
    side.declared().study().ifPresent(study -> node.put("studySha256", study.sha256()));
    return node;
  }

  private static ObjectNode figure(Comparison figure) {
    ObjectNode node = FigureJson.name(figure.definition(), figure.group());
    figure.first().ifPresent(of -> FigureJson.result(node.putObject("first"), of));
    figure.second().ifPresent(of -> FigureJson.result(node.putObject("second"), of));
    ObjectNode difference = node.putObject("difference");
    switch (figure.difference()) {
      case Difference.Given given -> {
        difference.set("value", FigureJson.range(given.value()));
        given.interval().ifPresent(i -> difference.set("interval95", FigureJson.range(i)));
        given.bounds().ifPresent(bounds -> difference.set("bounds", FigureJson.range(bounds)));
      }
      case Difference.Refused refused -> FigureJson.withheld(difference, refused.why());
    }
    return node;
  }
}
