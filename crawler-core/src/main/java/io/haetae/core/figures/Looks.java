package io.haetae.core.figures;

import java.util.List;

/**
 * Looks in the order in which they were added, which nothing changes. Each is made anew when it is
 * asked for; an archive has millions of them, and what figures count needs no more than columns.
 */
public final class Looks extends FixedList<Look> {
  private final LookColumns columns;
  private final int size;

  Looks(LookColumns columns, int size) {
    this.columns = columns;
    this.size = size;
  }

  /** These looks, of whose visits nothing else is known. */
  public static Looks of(List<Look> looks) {
    LookColumns columns = new LookColumns();
    looks.forEach(look -> columns.add(look, look.at(), "", false));
    return columns.looks();
  }

  @Override
  public Look get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return columns.look(index);
  }

  @Override
  public int size() {
    return size;
  }

  /** Where they are kept; what was added there later is none of these. */
  LookColumns columns() {
    return columns;
  }
}
