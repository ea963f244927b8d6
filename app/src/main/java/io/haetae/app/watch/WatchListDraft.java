package io.haetae.app.watch;

import io.haetae.core.watch.RowFault;
import io.haetae.core.watch.WatchItem;
import io.haetae.core.watch.WatchList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The watch-list while a file is read: the good rows so far and every fault. */
final class WatchListDraft {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_VALUE = 120;
  private static final int LONGEST_REASON = 400;

  private final String file;
  private final ImportLimits limits;
  private final List<WatchItem> items = new ArrayList<>();
  private final List<RowFault> faults = new ArrayList<>();
  private final Map<String, Long> rowOfId = new HashMap<>();
  private long rowsLeftOut;
  private long faultsNotListed;

  WatchListDraft(String file, ImportLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  String file() {
    return file;
  }

  ImportLimits limits() {
    return limits;
  }

  /** Whether no more rows are taken; the first refused row is reported. */
  boolean isFull(long row) {
    if (items.size() + rowsLeftOut < limits.rows()) {
      return false;
    }
    report(
        new RowFault(
            file,
            row,
            "file",
            "there are more than " + limits.rows() + " rows; this one and all after it",
            "split the file",
            true));
    return true;
  }

  /** Adds an item unless its id is too long or taken. */
  void keep(long row, WatchItem item) {
    if (item.id().length() > LONGEST_ID) {
      loseRow(
          row,
          "id",
          quoted(item.id()) + " is too long",
          "use at most " + LONGEST_ID + " characters");
      return;
    }
    Long first = rowOfId.putIfAbsent(item.id(), row);
    if (first != null) {
      loseRow(
          row,
          "id",
          quoted(item.id()) + " is already the id of row " + first,
          "give each product an id of its own");
      return;
    }
    items.add(item);
  }

  /** Reports a row that is left out. */
  void loseRow(long row, String field, String reason, String fix) {
    rowsLeftOut++;
    report(new RowFault(file, row, field, reason, fix, true));
  }

  /** Reports a field, or a part of it, that is left out while the row stays. */
  void loseField(long row, String field, String reason, String fix) {
    report(new RowFault(file, row, field, reason, fix, false));
  }

  WatchList finish() {
    List<RowFault> all = new ArrayList<>(faults);
    if (faultsNotListed > 0) {
      all.add(
          new RowFault(
              file,
              0,
              "file",
              faultsNotListed + " more faults are not listed",
              "mend those above first",
              true));
    }
    return new WatchList(items, all);
  }

  /** A value as it is shown in a reason: in quotation marks, shortened. */
  static String quoted(String value) {
    return "\"" + shortened(value) + "\"";
  }

  /** A value shortened for a reason. */
  static String shortened(String value) {
    return shortened(value, LONGEST_VALUE);
  }

  private void report(RowFault fault) {
    if (faults.size() >= limits.faults()) {
      faultsNotListed++;
      return;
    }
    faults.add(
        new RowFault(
            file,
            fault.row(),
            CleanText.line(shortened(fault.field(), LONGEST_VALUE)),
            CleanText.line(shortened(fault.reason(), LONGEST_REASON)),
            fault.fix(),
            fault.lost()));
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }
}
