package io.haetae.core.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A listing in one lane for the time of a study.
 *
 * @param name the stored name, such as {@code aliexpress:1005003750156649 in
 *     aliexpress/KR/ko-KR/KRW/direct}; it seeds the jitter
 * @param from when the study begins to look
 * @param until when it ends, exclusive
 * @param notices by the time at which they were known
 */
public record Tracked(String name, Instant from, Instant until, List<Notice> notices) {
  /** Sorts the notices. */
  public Tracked {
    notices = notices.stream().sorted(Comparator.comparing(Notice::known)).toList();
  }

  /** The same with one more notice. */
  public Tracked with(Notice notice) {
    return new Tracked(
        name, from, until, Stream.concat(notices.stream(), Stream.of(notice)).toList());
  }
}
