package io.haetae.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code haetae bench} is asked for.
 *
 * @param names of measurements; empty for all
 * @param peers to set beside whole visits
 * @param lanes concurrencies of whole visits
 * @param visits of each run of them
 * @param rounds how often each is run
 * @param warmUps visits before each run that do not count
 * @param wholePage the size of the JPEG of the whole page, in percent
 * @param sizes of an archive that grows, in captures
 * @param kept where that archive is kept and gone on with, empty for a new one that is removed; or
 *     where a profile is put
 */
record BenchOptions(
    List<String> names,
    List<Contender> peers,
    List<Integer> lanes,
    int visits,
    int rounds,
    int warmUps,
    int wholePage,
    List<Long> sizes,
    Optional<Path> kept) {
  private static final int VISITS = 100;

  /** After so many the Java compiler has not much left to do. */
  private static final int WARM_UPS = 80;

  private static final int ROUNDS = 3;

  /** What the product takes, in percent. */
  static final int WHOLE_PAGE = 65;

  /** Copies the lists. */
  BenchOptions {
    names = List.copyOf(names);
    peers = List.copyOf(peers);
    lanes = List.copyOf(lanes);
    sizes = List.copyOf(sizes);
  }

  /**
   * The options of a command line.
   *
   * @throws IllegalArgumentException if they are none
   */
  static BenchOptions of(List<String> arguments) {
    List<String> names = new ArrayList<>();
    List<Contender> peers = List.of();
    List<Integer> lanes = List.of(1, 2, 4);
    int visits = VISITS;
    int rounds = ROUNDS;
    int warmUps = WARM_UPS;
    int wholePage = WHOLE_PAGE;
    List<Long> sizes = List.of(1_000L, 10_000L);
    Optional<Path> kept = Optional.empty();
    boolean any = false;
    for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
      String word = words.next();
      if (!word.startsWith("--")) {
        names.add(word);
        continue;
      }
      any = true;
      if (!words.hasNext()) {
        throw new IllegalArgumentException(word + " needs a value");
      }
      String value = words.next();
      switch (word) {
        case "--vs" -> peers = each(value).map(Contender::named).toList();
        case "--lanes" -> lanes = each(value).map(BenchOptions::count).toList();
        case "--visits" -> visits = count(value);
        case "--rounds" -> rounds = count(value);
        case "--warm-ups" -> warmUps = count(value);
        case "--whole-page" -> wholePage = count(value);
        case "--sizes" -> sizes = each(value).map(BenchOptions::count).map(Long::valueOf).toList();
        case "--keep" -> kept = Optional.of(Path.of(value).toAbsolutePath());
        default -> throw new IllegalArgumentException("no option is named " + word);
      }
    }
    return new BenchOptions(
        names.isEmpty() && any ? List.of(Main.VISITS) : names,
        peers,
        lanes,
        visits,
        rounds,
        warmUps,
        wholePage,
        sizes,
        kept);
  }

  private static Stream<String> each(String list) {
    return Arrays.stream(list.split(",", -1));
  }

  private static int count(String value) {
    int count = Integer.parseInt(value);
    if (count <= 0) {
      throw new IllegalArgumentException(value + " must be 1 or more");
    }
    return count;
  }
}
