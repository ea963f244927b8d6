package io.haetae.core.figures;

import io.haetae.core.history.Sighting;
import io.haetae.core.plan.Purpose;
import io.haetae.core.product.Stated;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks in columns. An archive has millions of them; each takes some fifty bytes here, a quarter of
 * what it takes as objects, and is made anew whenever it is asked for. Only grows. Not thread-safe.
 */
final class LookColumns {
  private static final int BLOCK = 4_096;

  private final List<Block> blocks = new ArrayList<>();
  private final Numbered<Subject> subjects = new Numbered<>();
  private final Numbered<Kind> kinds = new Numbered<>();
  private int size;

  /** What looks at the same listing have in common. */
  private record Subject(ListingId listing, Optional<String> item, Optional<String> seller) {
    Watched.Subject watched() {
      return new Watched.Subject(item.orElseGet(listing::toString), listing);
    }
  }

  /** What looks at many listings have in common. */
  record Kind(
      Purpose purpose,
      Country country,
      String lane,
      Verdict verdict,
      boolean sealed,
      boolean controlled,
      Optional<Set<Stated>> stated) {}

  /**
   * Adds a look.
   *
   * @param openedAt when the visit started, UTC
   * @param lane the stored name of the lane
   * @param controlled whether both controls of its session had passed
   */
  void add(Look look, Instant openedAt, String lane, boolean controlled) {
    if (size % BLOCK == 0) {
      blocks.add(new Block());
    }
    int subject = subjects.of(new Subject(look.listing(), look.item(), look.seller()));
    int kind =
        kinds.of(
            new Kind(
                look.purpose(),
                look.country(),
                lane,
                look.verdict(),
                look.sealed(),
                controlled,
                look.stated()));
    blocks.getLast().set(size % BLOCK, subject, kind, openedAt, look.at(), look.visit());
    size++;
  }

  /**
   * The rows of each listing that was watched from a country, in the order of their first and
   * oldest first. Nothing but numbers is touched, because every figure begins here.
   *
   * @param until looks that ended later are left out
   * @param among how many rows are looked at
   */
  Map<Watched.Subject, Rows> targets(Country country, Instant until, int among) {
    Map<Watched.Subject, Rows> targets = new LinkedHashMap<>();
    @Nullable Rows[] bySubject = new Rows[subjects.size()];
    for (int row = 0; row < among; row++) {
      Block block = block(row);
      int at = row % BLOCK;
      Kind kind = kinds.at(block.kinds[at]);
      boolean counts =
          kind.purpose() == Purpose.TARGET
              && kind.country().equals(country)
              && !block.closedAfter(at, until);
      if (counts) {
        int number = block.subjects[at];
        Rows rows = bySubject[number];
        if (rows == null) {
          // Other sellers of the same offer are other subjects here.
          rows = targets.computeIfAbsent(subjects.at(number).watched(), first -> new Rows());
          bySubject[number] = rows;
        }
        rows.add(row);
      }
    }
    targets.values().forEach(rows -> rows.sort(this::byTime));
    return targets;
  }

  private int byTime(int one, int other) {
    return block(one).compareClosed(one % BLOCK, block(other), other % BLOCK);
  }

  /** What the look of a row has in common with many. */
  Kind kind(int row) {
    return kinds.at(block(row).kinds[row % BLOCK]);
  }

  /** The site of a row. */
  SiteId site(int row) {
    return subjects.at(block(row).subjects[row % BLOCK]).listing().site();
  }

  /** The visit of a row. */
  String visit(int row) {
    return block(row).visit(row % BLOCK);
  }

  /** Whether the look of a row ended after a moment. */
  boolean endedAfter(int row, Instant moment) {
    return block(row).closedAfter(row % BLOCK, moment);
  }

  /** The look of a row. */
  Look look(int row) {
    Block block = block(row);
    int at = row % BLOCK;
    Subject subject = subjects.at(block.subjects[at]);
    Kind kind = kinds.at(block.kinds[at]);
    return new Look(
        block.visit(at),
        kind.purpose(),
        subject.listing(),
        subject.item(),
        kind.country(),
        block.closed(at),
        kind.verdict(),
        subject.seller(),
        kind.sealed(),
        kind.stated());
  }

  /** What the look of a row told the history of its listing. */
  Sighting sighting(int row) {
    Block block = block(row);
    int at = row % BLOCK;
    Kind kind = kinds.at(block.kinds[at]);
    return new Sighting(
        block.visit(at),
        subjects.at(block.subjects[at]).listing(),
        kind.lane(),
        block.opened(at),
        block.closed(at),
        kind.verdict(),
        kind.sealed(),
        kind.controlled());
  }

  /** The looks that there are by now. */
  Looks looks() {
    return new Looks(this, size);
  }

  private Block block(int row) {
    return blocks.get(row / BLOCK);
  }

  /** Things of which each is kept once, under a number. */
  private static final class Numbered<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> things = new ArrayList<>();

    int of(T thing) {
      Integer known = numbers.putIfAbsent(thing, things.size());
      if (known != null) {
        return known;
      }
      things.add(thing);
      return things.size() - 1;
    }

    T at(int number) {
      return things.get(number);
    }

    int size() {
      return things.size();
    }
  }

  /** So many rows. */
  private static final class Block {
    private final int[] subjects = new int[BLOCK];
    private final int[] kinds = new int[BLOCK];
    private final long[] openedSeconds = new long[BLOCK];
    private final int[] openedNanos = new int[BLOCK];
    private final long[] closedSeconds = new long[BLOCK];
    private final int[] closedNanos = new int[BLOCK];

    /** Where the visit of each row ends in the text of all. */
    private final int[] ends = new int[BLOCK];

    private byte[] visits = new byte[BLOCK * 8];

    void set(int at, int subject, int kind, Instant opened, Instant closed, String visit) {
      subjects[at] = subject;
      kinds[at] = kind;
      openedSeconds[at] = opened.getEpochSecond();
      openedNanos[at] = opened.getNano();
      closedSeconds[at] = closed.getEpochSecond();
      closedNanos[at] = closed.getNano();
      byte[] text = visit.getBytes(StandardCharsets.UTF_8);
      int start = start(at);
      ends[at] = start + text.length;
      if (ends[at] > visits.length) {
        visits = Arrays.copyOf(visits, Math.max(ends[at], visits.length * 2));
      }
      System.arraycopy(text, 0, visits, start, text.length);
      if (at == BLOCK - 1) {
        visits = Arrays.copyOf(visits, ends[at]);
      }
    }

    String visit(int at) {
      int start = start(at);
      return new String(visits, start, ends[at] - start, StandardCharsets.UTF_8);
    }

    Instant opened(int at) {
      return Instant.ofEpochSecond(openedSeconds[at], openedNanos[at]);
    }

    Instant closed(int at) {
      return Instant.ofEpochSecond(closedSeconds[at], closedNanos[at]);
    }

    boolean closedAfter(int at, Instant moment) {
      int later = Long.compare(closedSeconds[at], moment.getEpochSecond());
      return later > 0 || (later == 0 && closedNanos[at] > moment.getNano());
    }

    int compareClosed(int at, Block other, int otherAt) {
      int later = Long.compare(closedSeconds[at], other.closedSeconds[otherAt]);
      return later != 0 ? later : Integer.compare(closedNanos[at], other.closedNanos[otherAt]);
    }

    private int start(int at) {
      return at == 0 ? 0 : ends[at - 1];
    }
  }
}
