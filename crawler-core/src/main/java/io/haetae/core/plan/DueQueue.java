package io.haetae.core.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is due when, in memory: each key once. Putting, moving and taking cost the logarithm of the
 * number of keys. Not thread-safe.
 *
 * @param <K> what is due
 */
public final class DueQueue<K> {
  private final TreeSet<Entry<K>> queue =
      new TreeSet<>(
          Comparator.comparing((Entry<K> entry) -> entry.due().at())
              .thenComparingLong(Entry::number));
  private final Map<K, Entry<K>> entries = new HashMap<>();
  private long number;

  /**
   * A key that is due.
   *
   * @param key the key
   * @param due when and why
   * @param number the order in which keys that are due at the same time came
   */
  public record Entry<K>(K key, Due due, long number) {}

  /** Sets when a key is due, in place of what was set before. */
  public void put(K key, Due due) {
    remove(key);
    Entry<K> entry = new Entry<>(key, due, number++);
    queue.add(entry);
    entries.put(key, entry);
  }

  /** Forgets a key. */
  public void remove(K key) {
    Entry<K> old = entries.remove(key);
    if (old != null) {
      queue.remove(old);
    }
  }

  /** What is due first, without taking it. */
  public Optional<Entry<K>> first() {
    return queue.isEmpty() ? Optional.empty() : Optional.of(queue.first());
  }

  /** Takes what is due first, if it is due by now. */
  public Optional<Entry<K>> take(Instant now) {
    Optional<Entry<K>> first = first().filter(entry -> !entry.due().at().isAfter(now));
    first.ifPresent(entry -> remove(entry.key()));
    return first;
  }

  /** Whether a key is due at some time. */
  public boolean holds(K key) {
    return entries.containsKey(key);
  }

  /** When and why a key is due; empty if it is not. */
  public Optional<Due> due(K key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::due);
  }

  /** How many keys are due at some time. */
  public int size() {
    return queue.size();
  }
}
