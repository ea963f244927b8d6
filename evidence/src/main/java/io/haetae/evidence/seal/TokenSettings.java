package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which key of which token seals (JSON: {@code library}, {@code token} or {@code slot}, {@code
 * key}, and if wanted {@code pinFile} and {@code certificate}).
 *
 * @param library the PKCS#11 library of the token's maker
 * @param place the token
 * @param key the label of the certificate that lies beside the key, under the same id
 * @param pinFile the file (mode 600) whose first line is the PIN; without it, it must be asked for
 * @param certificate PEM: the key's certificate, then each one's issuer; without it the token's own
 *     certificates are used
 */
public record TokenSettings(
    Path library, Place place, String key, Optional<Path> pinFile, Optional<Path> certificate) {
  private static final Set<String> FIELDS =
      new TreeSet<>(Set.of("library", "token", "slot", "key", "pinFile", "certificate"));

  /** Where a token is. */
  public sealed interface Place {
    /** Wherever the one with this label is. */
    record Label(String label) implements Place {}

    /** In the slot with this number. */
    record Slot(long number) implements Place {}
  }

  /**
   * Reads settings. Files that they name are sought from the folder of the settings.
   *
   * @throws IOException if the file cannot be read
   * @throws EvidenceException naming the field that is wrong and what it should be
   */
  public static TokenSettings read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new EvidenceException(
          file + " is missing; write {\"library\":\"/…/lib….so\",\"token\":\"…\",\"key\":\"…\"}");
    }
    JsonFields fields = JsonFields.read(file, FIELDS);
    return new TokenSettings(
        beside(file, fields.text("library")),
        place(fields),
        fields.text("key"),
        file(fields, "pinFile", file),
        file(fields, "certificate", file));
  }

  private static Place place(JsonFields fields) throws EvidenceException {
    if (fields.has("token") == fields.has("slot")) {
      throw new EvidenceException(
          fields.where()
              + ": name either the label of the \"token\" or the number of its \"slot\"");
    }
    if (fields.has("token")) {
      return new Place.Label(fields.text("token"));
    }
    JsonNode slot = fields.json().path("slot");
    if (!slot.isIntegralNumber() || !slot.canConvertToLong() || slot.longValue() < 0) {
      throw new EvidenceException(
          fields.where() + ": \"slot\" must be a whole number from 0, not " + slot);
    }
    return new Place.Slot(slot.longValue());
  }

  private static Optional<Path> file(JsonFields fields, String name, Path file)
      throws EvidenceException {
    return fields.has(name) ? Optional.of(beside(file, fields.text(name))) : Optional.empty();
  }

  private static Path beside(Path file, String named) {
    return file.toAbsolutePath().resolveSibling(named).normalize();
  }

  /** The settings as {@link #read} takes them, with whole paths. */
  String json() {
    ObjectNode node = Json.object().put("library", library.toString());
    switch (place) {
      case Place.Label(String label) -> node.put("token", label);
      case Place.Slot(long number) -> node.put("slot", number);
    }
    node.put("key", key);
    pinFile.ifPresent(path -> node.put("pinFile", path.toString()));
    certificate.ifPresent(path -> node.put("certificate", path.toString()));
    return Json.canonical(node) + "\n";
  }
}
