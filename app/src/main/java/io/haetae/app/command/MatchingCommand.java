package io.haetae.app.command;

import io.haetae.app.match.LabelledPairs;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.matching.text.LabelledPair;
import io.haetae.matching.text.Quality;
import io.haetae.matching.text.Rarity;
import io.haetae.matching.text.TextModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains and measures the weights by which words are compared. */
@Command(
    name = "matching",
    mixinStandardHelpOptions = true,
    description = {
      "Trains and measures the weights by which words are compared, on what readers decided in",
      "archives and on labelled sets: CSV with left_title, right_title, label (1 or 0) and,",
      "where known, left_brand, left_description, left_price and those of the right."
    })
final class MatchingCommand {
  /** Of five pairs of a kind one is held back to measure. */
  private static final int HELD_BACK = 5;

  @Spec private CommandSpec spec;

  @Command(
      name = "measure",
      mixinStandardHelpOptions = true,
      description = {
        "Measures weights: F1, recall at 95 %% precision, Brier, reliability, share for review."
      })
  int measure(
      @Parameters(arity = "1..*", paramLabel = "ARCHIVE|SET", description = "what people decided")
          List<Path> sources,
      @Option(names = "--weights", paramLabel = "FILE", description = "(default: the shipped ones)")
          Path weights)
      throws IOException {
    print(model(Optional.ofNullable(weights)).measure(pairs(sources)));
    return ExitCode.FINE;
  }

  @Command(
      name = "train",
      mixinStandardHelpOptions = true,
      description = {
        "Trains weights. A fifth of the pairs is held back, and what the weights before and after make of it",
        "is shown; the written weights are trained on four fifths."
      })
  int train(
      @Parameters(arity = "1..*", paramLabel = "ARCHIVE|SET", description = "what people decided")
          List<Path> sources,
      @Option(
              names = "--weights",
              paramLabel = "FILE",
              description = "before (default: the shipped ones)")
          Path weights,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              required = true,
              description = "where to write them")
          Path target)
      throws IOException {
    List<LabelledPair> held = new ArrayList<>();
    List<LabelledPair> learnt = new ArrayList<>();
    int same = 0;
    int other = 0;
    for (LabelledPair pair : pairs(sources)) {
      int number = pair.same() ? same++ : other++;
      (number % HELD_BACK == 0 ? held : learnt).add(pair);
    }
    TextModel before = model(Optional.ofNullable(weights));
    TextModel after = trained(learnt);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("before, on %d pairs that were held back%n", held.size());
    print(before.measure(held));
    out.printf("after, trained on %d pairs%n", learnt.size());
    print(after.measure(held));
    String record = "Trained on " + learnt.size() + " labelled pairs of " + sources;
    Files.writeString(target, after.written(record));
    return ExitCode.FINE;
  }

  private static TextModel trained(List<LabelledPair> learnt) {
    try {
      return TextModel.train(learnt, Rarity.byForm());
    } catch (IllegalArgumentException tooFew) {
      throw new InputException("They do not suffice: " + tooFew.getMessage());
    }
  }

  /** The model of a file of weights; the shipped one without a file. */
  static TextModel model(Optional<Path> weights) throws IOException {
    if (weights.isEmpty()) {
      return TextModel.shipped();
    }
    try {
      return TextModel.read(Files.readString(weights.get()));
    } catch (IllegalArgumentException malformed) {
      throw new InputException(weights.get() + ": " + malformed.getMessage());
    }
  }

  private static List<LabelledPair> pairs(List<Path> sources) throws IOException {
    List<LabelledPair> pairs = new ArrayList<>();
    for (Path source : sources) {
      if (ArchiveDatabase.isIn(source)) {
        try (ArchiveDatabase database = ArchiveDatabase.openExisting(source, Clock.systemUTC())) {
          pairs.addAll(LabelledPairs.decided(database.candidates()));
        }
      } else {
        pairs.addAll(LabelledPairs.read(source));
      }
    }
    return pairs;
  }

  private void print(Quality quality) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "F1 %.3f, precision %.3f, recall %.3f, recall at 95 %% precision %.3f%n",
        quality.f1(), quality.precision(), quality.recall(), quality.recallAt95());
    out.printf("Brier %.4f, sent to review %.3f%n", quality.brier(), quality.review());
    for (Quality.Bin bin : quality.reliability()) {
      if (bin.count() > 0) {
        out.printf(
            "  %7d pairs: said %.2f, true %.2f%n", bin.count(), bin.expected(), bin.observed());
      }
    }
  }
}
