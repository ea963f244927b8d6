package io.haetae.sites;

import io.haetae.core.browse.Bytes;
import io.haetae.sites.declared.AdapterFile;
import io.haetae.sites.format.Fault;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The adapter files of an installation. */
final class AdapterFiles {
  private static final List<String> SHIPPED = List.of("ebay.yaml", "etsy.yaml");

  private AdapterFiles() {}

  /** The files that are part of Haetae. */
  static List<AdapterFile> shipped() {
    return SHIPPED.stream().map(AdapterFiles::shipped).toList();
  }

  private static AdapterFile shipped(String name) {
    try (InputStream resource = AdapterFile.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("The adapter " + name + " is missing from the jar");
      }
      return AdapterFile.of(name, Bytes.copyOf(resource.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The files that the user names: the YAML files of {@code HAETAE_ADAPTERS}, and those of the
   * folder {@code adapters} in the configuration home, in the order of their names.
   *
   * @param environment the variables of the process
   * @param userHome the user's home
   */
  static List<AdapterFile> named(Map<String, String> environment, Path userHome) {
    String listed = environment.getOrDefault("HAETAE_ADAPTERS", "");
    Stream<Path> files =
        Arrays.stream(listed.split(File.pathSeparator, -1))
            .filter(AdapterFiles::yaml)
            .map(Path::of);
    return Stream.concat(files, in(folder(environment, userHome)).stream())
        .map(AdapterFiles::read)
        .toList();
  }

  /** The folder of the user's own files; the same home as the keys have. */
  static Path folder(Map<String, String> environment, Path userHome) {
    String named = environment.getOrDefault("HAETAE_CONFIG", "");
    if (!named.isEmpty()) {
      return Path.of(named).resolve("adapters");
    }
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    boolean absolute = !xdg.isEmpty() && Path.of(xdg).isAbsolute();
    Path above = absolute ? Path.of(xdg) : userHome.resolve(".config");
    return above.resolve("haetae").resolve("adapters");
  }

  private static boolean yaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> yaml(file.toString())).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the adapters in " + folder + " cannot be read", unreadable);
    }
  }

  /** A file that cannot be read is a faulty one, not one less. */
  static AdapterFile read(Path file) {
    try {
      return AdapterFile.of(file.toString(), Bytes.copyOf(Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      Fault fault = new Fault(file.toString(), 0, 0, "", "it cannot be read", "name another file");
      return new AdapterFile(file.toString(), Optional.empty(), List.of(fault));
    }
  }
}
