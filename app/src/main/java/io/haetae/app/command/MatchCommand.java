package io.haetae.app.command;

import io.haetae.matching.Grade;
import io.haetae.matching.Grader;
import io.haetae.matching.Reason;
import io.haetae.matching.text.TextModel;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Explains how two things stand to each other. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether two things are the same product, how sure that is, and why. Each is a file that",
      "`haetae read` takes, or an item of a watch-list as FILE#ID. The grade is an opinion for a",
      "person to confirm, never evidence. Two photographs (JPEG, PNG, GIF, BMP, WebP) are compared as",
      "pictures: of one origin, or not confirmed."
    })
final class MatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "a page, a bundle, FILE#ID, or a photograph")
  private String left = "";

  @Parameters(index = "1", paramLabel = "B", description = "the other")
  private String right = "";

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (MatchedPhotographs.isPhotograph(left) && MatchedPhotographs.isPhotograph(right)) {
      MatchedPhotographs photographs = MatchedPhotographs.of(left, right);
      spec.commandLine().getOut().println(json ? photographs.json() : photographs.text());
      return ExitCode.FINE;
    }
    Grade grade =
        new Grader(TextModel.shipped())
            .grade(MatchArguments.subject(left), MatchArguments.subject(right));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(grade));
    } else {
      out.printf(Locale.ROOT, "%s  %.2f%n", name(grade), grade.probability());
      for (Reason reason : grade.reasons()) {
        out.printf("  %s %s%n", reason.supports() ? "+" : "-", reason.words());
      }
    }
    return ExitCode.FINE;
  }

  private ObjectNode json(Grade grade) {
    ObjectNode node = Json.object().put("left", left).put("right", right);
    node.put("grade", name(grade));
    node.put("probability", String.format(Locale.ROOT, "%.3f", grade.probability()));
    ArrayNode reasons = node.putArray("reasons");
    for (Reason reason : grade.reasons()) {
      reasons
          .addObject()
          .put("kind", reason.kind().name())
          .put("supports", reason.supports())
          .put("words", reason.words());
    }
    return node;
  }

  private static String name(Grade grade) {
    return switch (grade) {
      case Grade.SameListing same -> "SameListing";
      case Grade.SameItem same -> "SameItem";
      case Grade.SameModelOtherOption same -> "SameModelOtherOption";
      case Grade.SameDesignOtherBrand same -> "SameDesignOtherBrand";
      case Grade.Different different -> "Different";
      case Grade.Undecided undecided -> "Undecided";
    };
  }
}
