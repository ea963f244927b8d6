package io.haetae.sites.declared;

import io.haetae.core.browse.Bytes;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.format.Fault;
import io.haetae.sites.format.FormatCheck;
import io.haetae.sites.format.Yaml;
import io.haetae.sites.format.YamlSource;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * An adapter file that was checked.
 *
 * @param name the file's name
 * @param adapter the adapter; empty if there is any fault
 * @param faults every fault, in the order of the lines
 */
public record AdapterFile(String name, Optional<SiteAdapter> adapter, List<Fault> faults) {
  /** Copies the list. */
  public AdapterFile {
    faults = List.copyOf(faults);
  }

  /**
   * Checks a file and makes its adapter. The adapter's version is the declared one and the SHA-256
   * of the file's bytes, so that a file that changed under the same version is another version.
   *
   * @param name the file's name, for the faults
   * @param content its bytes: YAML in UTF-8
   */
  public static AdapterFile of(String name, Bytes content) {
    YamlSource source = new YamlSource(name, "docs/adapters.md");
    Optional<String> text = text(content);
    if (text.isEmpty()) {
      Fault fault = new Fault(name, 0, 0, "", "it is not in UTF-8", "save it in UTF-8");
      return new AdapterFile(name, Optional.empty(), List.of(fault));
    }
    Optional<Node> root = source.root(text.get());
    root.ifPresent(
        node -> {
          new FormatCheck(source).check(node, AdapterFormat.FILE, "");
          new MeaningCheck(source, new Yaml(node)).check();
        });
    List<Fault> faults =
        source.faults().stream()
            .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
            .distinct()
            .toList();
    Optional<SiteAdapter> adapter =
        faults.isEmpty()
            ? root.map(node -> new DeclaredAdapter(Declaring.of(new Yaml(node)), sha256(content)))
            : Optional.empty();
    return new AdapterFile(name, adapter, faults);
  }

  private static Optional<String> text(Bytes content) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(content.toArray()))
              .toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  private static String sha256(Bytes content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.toArray()));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
