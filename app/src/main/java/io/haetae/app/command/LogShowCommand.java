package io.haetae.app.command;

import io.haetae.evidence.log.LogFiles;
import io.haetae.evidence.log.PublishedLog;
import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.SignedNote;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows a log. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows the last checkpoint and the leaves of an archive's log. Checks nothing.")
final class LogShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ARCHIVE", description = "an archive")
  private Path archive = Path.of("");

  @Option(
      names = "--json",
      description = "one JSON object a line: the checkpoint, then each leaf with its index")
  private boolean json;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "how many leaves to show, the newest; 0 for all (default: ${DEFAULT-VALUE})")
  private long count = 20;

  @Override
  public Integer call() throws IOException {
    PublishedLog log = LogCommand.open(archive);
    Checkpoint checkpoint = log.checkpoint();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.canonical(json(checkpoint)));
    } else {
      out.printf("log     %s%n", checkpoint.origin());
      out.printf("leaves  %d%nroot    %s%n", checkpoint.size(), checkpoint.root());
      for (SignedNote.Line signature : checkpoint.note().signatures()) {
        out.printf("signed  %s%n", signature.name());
      }
    }
    boolean all =
        count == 0 || (json && !spec.commandLine().getParseResult().hasMatchedOption("--last"));
    long first = all ? 0 : Math.max(0, checkpoint.size() - count);
    for (long number = first / LogFiles.FULL; number < log.bundles(); number++) {
      long index = number * LogFiles.FULL;
      for (byte[] leaf : log.bundle(number)) {
        if (index >= first) {
          out.println(json ? json(index, leaf) : text(index, leaf));
        }
        index++;
      }
    }
    return ExitCode.FINE;
  }

  private static ObjectNode json(Checkpoint checkpoint) {
    ObjectNode node =
        Json.object()
            .put("origin", checkpoint.origin())
            .put("size", checkpoint.size())
            .put("root", checkpoint.root().base64());
    ArrayNode signatures = node.putArray("signatures");
    checkpoint.note().signatures().forEach(line -> signatures.add(line.name()));
    return node;
  }

  private static String json(long index, byte[] leaf) {
    ObjectNode node = Json.object().put("index", index);
    try {
      node.set("leaf", LogLeaf.parse(leaf).fields());
    } catch (EvidenceException malformed) {
      node.put("malformed", malformed.getMessage());
    }
    return Json.canonical(node);
  }

  private static String text(long index, byte[] bytes) {
    try {
      LogLeaf leaf = LogLeaf.parse(bytes);
      String about =
          List.of("captureId", "run", "role").stream()
              .flatMap(field -> leaf.optional(field).stream())
              .findFirst()
              .orElse("");
      String more =
          List.of("reason", "event", "manifestSha256", "root").stream()
              .flatMap(field -> leaf.optional(field).stream())
              .findFirst()
              .orElse("");
      return "%7d  %s  %-9s %-36s  %s".formatted(index, leaf.time(), leaf.type(), about, more);
    } catch (EvidenceException malformed) {
      return "%7d  %s: %s"
          .formatted(
              index, malformed.getMessage(), new String(bytes, StandardCharsets.UTF_8).strip());
    }
  }
}
