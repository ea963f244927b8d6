package io.haetae.evidence.disclose;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which records of a bundle are disclosed. */
public sealed interface RecordSelection {
  /**
   * Records by their numbers in {@code evidence/records.jsonl}; the first is 1.
   *
   * @param numbers in ascending order
   */
  record Numbers(List<Integer> numbers) implements RecordSelection {
    /** Copies the list. */
    public Numbers {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * Records by their WARC types, such as {@code response}.
   *
   * @param types in lower case
   */
  record Types(Set<String> types) implements RecordSelection {
    /** Copies the set. */
    public Types {
      types = Set.copyOf(types);
    }
  }

  /** The types that a bundle has. */
  Set<String> KNOWN = Set.of("warcinfo", "request", "response", "metadata", "resource");

  /** The highest number that can be named. */
  int MOST = 10_000_000;

  /**
   * The numbers in a text such as {@code 1,4-9}.
   *
   * @throws IllegalArgumentException if the text is of another form
   */
  static RecordSelection numbers(String text) {
    BitSet numbers = new BitSet();
    for (String part : text.split(",", -1)) {
      String range = part.strip();
      if (!range.matches("[0-9]{1,8}(-[0-9]{1,8})?")) {
        throw new IllegalArgumentException("\"" + text + "\" is no list such as 1,4-9");
      }
      String[] ends = range.split("-", -1);
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (first < 1 || last < first || last > MOST) {
        throw new IllegalArgumentException("\"" + range + "\" is no range of record numbers");
      }
      numbers.set(first, last + 1);
    }
    return new Numbers(numbers.stream().boxed().toList());
  }

  /**
   * Records of these types.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  static RecordSelection types(String... types) {
    Set<String> wanted =
        Arrays.stream(types)
            .map(type -> type.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    if (wanted.isEmpty() || !KNOWN.containsAll(wanted)) {
      throw new IllegalArgumentException(
          wanted + " are not all types of records; there are " + KNOWN.stream().sorted().toList());
    }
    return new Types(wanted);
  }

  /** Whether a record is meant. */
  default boolean includes(int number, String type) {
    return switch (this) {
      case Numbers chosen -> chosen.numbers().contains(number);
      case Types chosen -> chosen.types().contains(type);
    };
  }
}
