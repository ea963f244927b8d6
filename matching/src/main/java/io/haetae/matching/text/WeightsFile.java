package io.haetae.matching.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file of weights: the record of how they were trained, the threshold, the intercept and one
 * weight a feature. The shipped one is {@code weights.json} beside this class.
 */
final class WeightsFile {
  private static final JsonMapper JSON = new JsonMapper();

  private WeightsFile() {}

  static TextModel shipped() {
    try (InputStream stream =
        Objects.requireNonNull(WeightsFile.class.getResourceAsStream("weights.json"))) {
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The model of such a file, with words weighed by their form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static TextModel read(String content) {
    try {
      JsonNode file = JSON.readTree(content);
      Map<Feature, Double> of = new EnumMap<>(Feature.class);
      file.path("weights")
          .properties()
          .forEach(entry -> of.put(Feature.valueOf(entry.getKey()), number(entry.getValue())));
      Weights weights = new Weights(number(file.path("intercept")), of);
      return new TextModel(weights, number(file.path("threshold")), Rarity.byForm());
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("It is no file of weights", malformed);
    }
  }

  private static double number(JsonNode value) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException("A weight is a number, not " + value);
    }
    return value.asDouble();
  }

  /** The content of such a file. */
  static String written(TextModel model, String record) {
    ObjectNode file = JSON.createObjectNode();
    file.put("record", record);
    file.put("threshold", rounded(model.threshold()));
    file.put("intercept", rounded(model.weights().intercept()));
    ObjectNode weights = file.putObject("weights");
    model.weights().of().forEach((feature, w) -> weights.put(feature.name(), rounded(w)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
  }

  private static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5;
  }
}
