package io.haetae.app.figures;

import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.LaneManners;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.figures.Definition;
import io.haetae.core.figures.Figure;
import io.haetae.core.figures.Refusal;
import io.haetae.core.figures.Result;
import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Result.Withheld;
import io.haetae.core.figures.estimate.Range;
import io.haetae.export.words.Wording;
import io.haetae.verifier.Json;
import java.io.Writer;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures as one JSON object: the contract of {@code figures --json}. */
public final class FigureJson {
  private FigureJson() {}

  /**
   * Writes the object, which may be large: it names every visit that a figure rests on. A high end
   * that is null has no upper limit.
   *
   * @param database where the visits' bundles are looked up
   */
  public static void write(Writer out, ArchiveFigures all, ArchiveDatabase database) {
    JsonGenerator json = JsonMapper.shared().createGenerator(out);
    json.writeStartObject();
    json.writeStringProperty("archive", all.kind().name());
    json.writeStringProperty("country", all.declared().country().toString());
    json.writeStringProperty("asOf", all.asOf().toString());
    json.writeStringProperty("sampling", all.declared().sampling().name());
    all.declared()
        .study()
        .ifPresent(study -> json.writeStringProperty("studySha256", study.sha256()));
    json.writeArrayPropertyStart("figures");
    all.figures().forEach(figure -> write(json, figure));
    json.writeEndArray();
    json.writeArrayPropertyStart("politeness");
    database.study().manners().forEach(lane -> json.writeTree(lane(lane)));
    json.writeEndArray();
    json.writeObjectPropertyStart("bundles");
    database.eachBundle(all.asOf(), (visit, ref) -> bundle(json, visit, ref));
    json.writeEndObject();
    json.writeEndObject();
    json.flush();
  }

  static ObjectNode lane(LaneManners lane) {
    ObjectNode node = Json.object().put("lane", lane.lane()).put("turns", lane.turns());
    lane.nearest().ifPresent(gap -> node.put("nearestSeconds", gap.toMillis() / 1000.0));
    ArrayNode forbidden = node.putArray("forbidden");
    lane.forbidden()
        .forEach(
            (kind, what) -> {
              Wording words = MannersWords.of(kind);
              forbidden
                  .addObject()
                  .put("kind", kind)
                  .put("ko", words.korean())
                  .put("en", words.english())
                  .put("times", what.times())
                  .put("togetherSeconds", what.together().toSeconds())
                  .put("longestSeconds", what.longest().toSeconds());
            });
    return node;
  }

  private static void bundle(JsonGenerator json, String visit, EvidenceRef ref) {
    json.writeObjectPropertyStart(visit);
    json.writeStringProperty("path", ref.path());
    json.writeStringProperty("manifestSha256", ref.manifestSha256());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Figure figure) {
    json.writeStartObject();
    figure(figure)
        .properties()
        .forEach(
            property -> {
              json.writeName(property.getKey());
              json.writeTree(property.getValue());
            });
    json.writeArrayPropertyStart("visits");
    figure.result().visits().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static ObjectNode figure(Figure figure) {
    return result(name(figure.definition(), figure.group()), figure.result());
  }

  static ObjectNode name(Definition definition, Optional<Figure.Group> group) {
    ObjectNode node =
        Json.object()
            .put("id", definition.stored())
            .put("version", definition.version())
            .put("unit", definition.unit().name());
    words(node, FigureWords.of(definition));
    group.ifPresent(g -> node.putObject("group").put("by", g.by()).put("name", g.name()));
    return node;
  }

  static void words(ObjectNode node, Wording words) {
    node.put("ko", words.korean()).put("en", words.english());
  }

  static void withheld(ObjectNode node, Refusal refusal) {
    words(node.putObject("withheld").put("reason", refusal.stored()), FigureWords.of(refusal));
  }

  static ObjectNode result(ObjectNode node, Result result) {
    switch (result) {
      case Measured measured -> {
        node.set("value", range(measured.value()));
        node.put("numerator", measured.numerator()).put("denominator", measured.denominator());
        measured.interval().ifPresent(interval -> node.set("interval95", range(interval)));
        node.put("unknown", measured.unknown());
        measured.bounds().ifPresent(bounds -> node.set("bounds", range(bounds)));
      }
      case Withheld withheld -> {
        withheld(node, withheld.refusal());
        node.put("determined", withheld.determined()).put("unknown", withheld.unknown());
        withheld.bounds().ifPresent(bounds -> node.set("bounds", range(bounds)));
      }
    }
    return node;
  }

  static ObjectNode range(Range range) {
    ObjectNode node = Json.object().put("low", range.low());
    return Double.isInfinite(range.high()) ? node.putNull("high") : node.put("high", range.high());
  }
}
