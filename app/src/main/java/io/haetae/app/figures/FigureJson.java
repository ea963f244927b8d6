package io.haetae.app.figures;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Result;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Range;
import io.haetae.export.words.Wording;
import io.haetae.verifier.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures as one JSON object: the contract of {@code figures --json}. */
public final class FigureJson {
  private FigureJson() {}

  /**
   * The object. A high end that is null has no upper limit.
   *
   * @param database where the visits' bundles are looked up
   */
  public static String of(ArchiveFigures all, ArchiveDatabase database) {
    ObjectNode root =
        Json.object()
            .put("archive", all.kind().name())
            .put("country", all.declared().country().toString())
            .put("asOf", all.asOf().toString())
            .put("sampling", all.declared().sampling().name());
    all.declared().study().ifPresent(study -> root.put("studySha256", study.sha256()));
    ArrayNode figures = root.putArray("figures");
    all.figures().forEach(figure -> figures.add(figure(figure)));
    ObjectNode bundles = root.putObject("bundles");
    database.each(
        row -> {
          if (!row.closedAt().isAfter(all.asOf())) {
            row.evidence().ifPresent(ref -> bundle(bundles.putObject(row.visit().id()), ref));
          }
        });
    return root.toString();
  }

  private static void bundle(ObjectNode node, EvidenceRef ref) {
    node.put("path", ref.path()).put("manifestSha256", ref.manifestSha256());
  }

  private static ObjectNode figure(Figure figure) {
    Wording words = FigureWords.of(figure.definition());
    ObjectNode node =
        Json.object()
            .put("id", figure.definition().stored())
            .put("version", figure.definition().version())
            .put("unit", figure.definition().unit().name())
            .put("ko", words.korean())
            .put("en", words.english());
    figure.group().ifPresent(g -> node.putObject("group").put("by", g.by()).put("name", g.name()));
    return result(node, figure.result());
  }

  private static ObjectNode result(ObjectNode node, Result result) {
    switch (result) {
      case Measured measured -> {
        node.set("value", range(measured.value()));
        node.put("numerator", measured.numerator()).put("denominator", measured.denominator());
        measured.interval().ifPresent(interval -> node.set("interval95", range(interval)));
        node.put("unknown", measured.unknown());
        measured.bounds().ifPresent(bounds -> node.set("bounds", range(bounds)));
      }
      case Withheld withheld -> {
        Wording why = FigureWords.of(withheld.refusal());
        node.putObject("withheld")
            .put("reason", withheld.refusal().stored())
            .put("ko", why.korean())
            .put("en", why.english());
        node.put("determined", withheld.determined()).put("unknown", withheld.unknown());
        withheld.bounds().ifPresent(bounds -> node.set("bounds", range(bounds)));
      }
    }
    ArrayNode visits = node.putArray("visits");
    List<String> names = result.visits();
    names.forEach(visits::add);
    return node;
  }

  private static ObjectNode range(Range range) {
    ObjectNode node = Json.object().put("low", range.low());
    return Double.isInfinite(range.high()) ? node.putNull("high") : node.put("high", range.high());
  }
}
