package io.haetae.app.study;

import io.haetae.core.watch.WatchList;
import io.haetae.sites.format.Fault;
import io.haetae.sites.format.FormatCheck;
import io.haetae.sites.format.JsonSchema;
import io.haetae.sites.format.Yaml;
import io.haetae.sites.format.YamlSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A study file that was checked.
 *
 * @param file the file
 * @param study the study; empty if there is any fault
 * @param faults every fault, in the order of the lines
 */
public record StudyFile(Path file, Optional<Study> study, List<Fault> faults) {
  private static final String DOCUMENT = "docs/study.md";

  /** Copies the list. */
  public StudyFile {
    faults = List.copyOf(faults);
  }

  /**
   * Reads and checks a file and the watch-list that it names.
   *
   * @throws IOException if the file cannot be read
   */
  public static StudyFile read(Path file) throws IOException {
    Optional<String> text = utf8(Files.readAllBytes(file));
    if (text.isEmpty()) {
      Fault fault = new Fault(file.toString(), 0, 0, "", "it is not in UTF-8", "save it in UTF-8");
      return new StudyFile(file, Optional.empty(), List.of(fault));
    }
    YamlSource source = new YamlSource(file.toString(), DOCUMENT);
    Optional<Node> root = source.root(text.get());
    if (root.isEmpty()) {
      return new StudyFile(file, Optional.empty(), source.faults());
    }
    new FormatCheck(source).check(root.get(), StudyFormat.FILE, "");
    Yaml yaml = new Yaml(root.get());
    StudyCheck check = new StudyCheck(source, yaml);
    Optional<WatchList> watched = check.check(folderOf(file));
    List<Fault> faults = new ArrayList<>(source.faults());
    faults.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
    Optional<Study> study =
        faults.isEmpty()
            ? watched.map(list -> new StudyDraft(yaml, folderOf(file), text.get()).study(list))
            : Optional.empty();
    return new StudyFile(file, study, faults.stream().distinct().toList());
  }

  /** The JSON schema of study files, for editors. */
  public static String schema() {
    return JsonSchema.of("Haetae study file", StudyFormat.FILE);
  }

  private static Path folderOf(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
