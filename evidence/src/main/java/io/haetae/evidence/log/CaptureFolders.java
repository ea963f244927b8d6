package io.haetae.evidence.log;

import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The folders {@code captures/yyyy/mm/dd/id} of an archive, as far as they can be listed. */
final class CaptureFolders {
  private CaptureFolders() {}

  /** Of each day its folder, in the order of days. */
  static List<Path> days(Path archive) throws IOException {
    List<Path> days = new ArrayList<>();
    for (Path year : children(archive.resolve(Bundles.CAPTURES))) {
      for (Path month : children(year)) {
        days.addAll(children(month));
      }
    }
    return days;
  }

  /** What a folder holds; nothing if it is none. */
  static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> list = Files.newDirectoryStream(folder)) {
        list.forEach(children::add);
      }
    }
    children.sort(null);
    return children;
  }

  /**
   * The names in the folder of a day; none if it is no folder. A name is taken for what it says:
   * whether it is that of a folder, and what is in it, is not asked, as half a million questions
   * take seconds.
   */
  static Set<String> names(Path day) throws IOException {
    // Names alone are wanted, and a Path for each takes as long as reading the folder.
    String[] names = day.toFile().list();
    if (names == null && Files.isDirectory(day)) {
      throw new IOException(day + " cannot be listed");
    }
    Set<String> set = HashSet.newHashSet(names == null ? 0 : names.length);
    if (names != null) {
      Collections.addAll(set, names);
    }
    return set;
  }
}
