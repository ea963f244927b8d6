package io.haetae.core.watch;

import java.util.List;

/**
 * The result of an import: every good row, and a fault for every bad one.
 *
 * @param items the good rows in the file's order
 * @param faults what is wrong, in the file's order
 */
public record WatchList(List<WatchItem> items, List<RowFault> faults) {
  /** Copies the lists. */
  public WatchList {
    items = List.copyOf(items);
    faults = List.copyOf(faults);
  }
}
