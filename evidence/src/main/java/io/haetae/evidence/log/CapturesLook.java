package io.haetae.evidence.log;

import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the folders of captures hold, compared with an index. Each day is compared by itself, so
 * that its names fit a processor's cache, and by all processors.
 *
 * @param present how many captures of the index have their folder
 * @param missing captures of the index that have none, with the indices of their SEAL leaves
 * @param others names that the index does not have where they are, with their day's folder
 */
record CapturesLook(long present, Map<String, Long> missing, Map<String, String> others) {
  /** Which captures of an index are no longer asked for. */
  @FunctionalInterface
  interface Erased {
    boolean is(String captureId, long leaf) throws IOException;
  }

  /**
   * Lists every day of an archive once.
   *
   * @throws IOException if a folder cannot be listed
   */
  static CapturesLook of(Path archive, Optional<SealIndex> index, Erased erased)
      throws IOException {
    Path captures = archive.resolve(Bundles.CAPTURES);
    Map<String, Optional<SealIndex.Day>> days = new TreeMap<>();
    for (Path day : CaptureFolders.days(archive)) {
      days.put(captures.relativize(day).toString(), Optional.empty());
    }
    index.ifPresent(all -> all.days().forEach(day -> days.put(day.folder(), Optional.of(day))));
    try {
      List<DayLook> looks =
          days.entrySet().parallelStream()
              .map(day -> look(captures, day.getKey(), day.getValue(), erased))
              .toList();
      return joined(looks);
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private record DayLook(
      String folder, long present, Map<String, Long> missing, Set<String> others) {}

  private static DayLook look(
      Path captures, String folder, Optional<SealIndex.Day> listed, Erased erased) {
    try {
      Set<String> names =
          folder.isEmpty() ? new HashSet<>() : CaptureFolders.names(captures.resolve(folder));
      int all = names.size();
      Map<String, Long> missing = new LinkedHashMap<>();
      if (listed.isPresent()) {
        listed
            .get()
            .forEach(
                (captureId, leaf) -> {
                  if (!erased.is(captureId, leaf) && !names.remove(captureId)) {
                    missing.put(captureId, leaf);
                  }
                });
      }
      return new DayLook(folder, all - names.size(), missing, names);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A capture that is not where it was, but elsewhere, is there. */
  private static CapturesLook joined(List<DayLook> looks) {
    Map<String, String> others = new HashMap<>();
    looks.forEach(look -> look.others().forEach(name -> others.put(name, look.folder())));
    long present = 0;
    Map<String, Long> missing = new LinkedHashMap<>();
    for (DayLook look : looks) {
      present += look.present();
      look.missing().forEach((captureId, leaf) -> missing.put(captureId, leaf));
    }
    int gone = missing.size();
    missing.keySet().removeAll(others.keySet());
    return new CapturesLook(present + gone - missing.size(), missing, others);
  }
}
