package io.haetae.evidence.log;

import io.haetae.verifier.Bundles;
import io.haetae.verifier.LogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Finds the sealed captures that an archive no longer holds, quickly: the leaves are in canonical
 * form, so the words that matter are found without reading them as JSON. For a look every day;
 * {@link io.haetae.verifier.LogCheck} checks everything.
 */
public final class MissingCaptures {
  private static final String SEAL = ",\"type\":\"SEAL\"}";
  private static final String TOMBSTONE = ",\"type\":\"TOMBSTONE\"}";
  private static final String ID = "\"captureId\":\"";

  private MissingCaptures() {}

  /**
   * The ids of captures with a SEAL leaf and neither a folder nor a TOMBSTONE leaf, in the order of
   * their seals up to the last checkpoint.
   *
   * @throws IOException if the log or the folders cannot be read
   */
  public static List<String> in(Path archive) throws IOException {
    Set<String> there = folders(archive.resolve(Bundles.CAPTURES));
    PublishedLog log = PublishedLog.open(archive.resolve(LogFiles.LOG));
    List<String> words;
    try {
      words =
          LongStream.range(0, log.bundles())
              .parallel()
              .boxed()
              .flatMap(number -> bundle(log, number, there))
              .toList();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    Set<String> erased = new HashSet<>();
    List<String> missing = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith("-")) {
        erased.add(word.substring(1));
      } else {
        missing.add(word);
      }
    }
    missing.removeIf(erased::contains);
    return missing;
  }

  /** The sealed captures of a bundle that are not there; those erased with a dash before. */
  private static Stream<String> bundle(PublishedLog log, long number, Set<String> there) {
    List<String> found = new ArrayList<>();
    try {
      for (byte[] bytes : log.bundle(number)) {
        String leaf = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean erased = leaf.endsWith(TOMBSTONE);
        if (erased || leaf.endsWith(SEAL)) {
          int begin = leaf.indexOf(ID) + ID.length();
          String id = leaf.substring(begin, leaf.indexOf('"', begin));
          if (erased) {
            found.add("-" + id);
          } else if (!there.contains(id)) {
            found.add(id);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found.stream();
  }

  /** The names of the folders {@code yyyy/mm/dd/id}. */
  private static Set<String> folders(Path captures) throws IOException {
    Set<String> names = new HashSet<>();
    for (Path year : children(captures)) {
      for (Path month : children(year)) {
        for (Path day : children(month)) {
          try (DirectoryStream<Path> ids = Files.newDirectoryStream(day)) {
            ids.forEach(id -> names.add(id.getFileName().toString()));
          }
        }
      }
    }
    return names;
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> list = Files.newDirectoryStream(folder)) {
        list.forEach(children::add);
      }
    }
    return children;
  }
}
