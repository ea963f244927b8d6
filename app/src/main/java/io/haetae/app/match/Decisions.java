package io.haetae.app.match;

import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.DecisionRow;
import io.haetae.app.storage.DecisionRow.Answer;
import io.haetae.core.figures.estimate.Kappa;
import io.haetae.core.watch.ListingId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What holds of all that readers said: each reader's last answer on each candidate.
 *
 * @param answers by candidate, then by reader
 */
public record Decisions(Map<Pair, Map<String, Answer>> answers) {
  private static final List<Answer> ANSWERS =
      List.of(Answer.SAME, Answer.OTHER_OPTION, Answer.DIFFERENT, Answer.UNSURE);

  /**
   * A candidate by name.
   *
   * @param item the watch item's id
   * @param listing the offer
   */
  public record Pair(String item, ListingId listing) {
    /** Of a candidate. */
    public static Pair of(CandidateRow row) {
      return new Pair(row.item(), row.listing());
    }
  }

  /** Copies the maps. */
  public Decisions {
    Map<Pair, Map<String, Answer>> copy = new LinkedHashMap<>();
    answers.forEach((pair, said) -> copy.put(pair, Map.copyOf(said)));
    answers = Collections.unmodifiableMap(copy);
  }

  /** From everything that was said, in its order. */
  public static Decisions of(List<DecisionRow> rows) {
    Map<Pair, Map<String, Answer>> answers = new LinkedHashMap<>();
    for (DecisionRow row : rows) {
      Map<String, Answer> ofPair =
          answers.computeIfAbsent(new Pair(row.item(), row.listing()), pair -> new TreeMap<>());
      if (row.answer() == Answer.UNDONE) {
        ofPair.remove(row.reader());
      } else {
        ofPair.put(row.reader(), row.answer());
      }
    }
    return new Decisions(answers);
  }

  /** What a reader said of a candidate. */
  public Optional<Answer> by(String reader, Pair pair) {
    return Optional.ofNullable(answers.getOrDefault(pair, Map.of()).get(reader));
  }

  /** What all readers of a candidate said; empty if none read it or they differ. */
  public Optional<Answer> agreed(Pair pair) {
    Collection<Answer> said = answers.getOrDefault(pair, Map.of()).values();
    return Set.copyOf(said).size() == 1 ? said.stream().findFirst() : Optional.empty();
  }

  /**
   * Whether a candidate is confirmed to be the watched product: every reader of it said so, or
   * nobody read it and an identifier is accepted.
   */
  public boolean confirmed(CandidateRow row) {
    Map<String, Answer> said = answers.getOrDefault(Pair.of(row), Map.of());
    return said.isEmpty()
        ? row.accepted().isPresent()
        : said.values().stream().allMatch(answer -> answer == Answer.SAME);
  }

  /** Everybody who said something that holds. */
  public Set<String> readers() {
    Set<String> readers = new TreeSet<>();
    answers.values().forEach(said -> readers.addAll(said.keySet()));
    return readers;
  }

  /**
   * How often each answer of one reader met each of another, in the order same, other option,
   * different, unsure.
   */
  public List<List<Long>> table(String one, String other) {
    List<List<Long>> table = new ArrayList<>();
    for (Answer row : ANSWERS) {
      table.add(ANSWERS.stream().map(column -> count(one, row, other, column)).toList());
    }
    return table;
  }

  private long count(String one, Answer row, String other, Answer column) {
    return answers.values().stream()
        .filter(said -> said.get(one) == row && said.get(other) == column)
        .count();
  }

  /**
   * The table of the two readers who said something of the most candidates in common, by their
   * names; empty if no two did.
   */
  public Optional<List<List<Long>>> mostCompared() {
    List<String> readers = List.copyOf(readers());
    List<List<Long>> most = List.of();
    for (int i = 0; i < readers.size(); i++) {
      for (int j = i + 1; j < readers.size(); j++) {
        List<List<Long>> table = table(readers.get(i), readers.get(j));
        most = sum(table) > sum(most) ? table : most;
      }
    }
    return Optional.of(most).filter(table -> !table.isEmpty());
  }

  private static long sum(List<List<Long>> table) {
    return table.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** How far two readers agree beyond chance; empty where that cannot be told. */
  public Optional<Kappa> kappa(String one, String other) {
    try {
      return Optional.of(Kappa.of(table(one, other)));
    } catch (IllegalArgumentException nothingBeyondChance) {
      return Optional.empty();
    }
  }
}
