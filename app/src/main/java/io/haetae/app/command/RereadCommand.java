package io.haetae.app.command;

import io.haetae.evidence.Difference;
import io.haetae.evidence.Reread;
import io.haetae.evidence.RereadJson;
import io.haetae.evidence.Rereading;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads sealed bundles once more with the adapters of today. */
@Command(
    name = "reread",
    mixinStandardHelpOptions = true,
    description = {
      "Computes reading, verdict and facts again from the sealed bytes of a bundle, or of every bundle",
      "of an archive, without network or browser, and says where the answer of today's adapters is",
      "another: AGREES, DIFFERS with each field (sealed -> now), or UNREADABLE. Does not check the",
      "seal; haetae verify does. Exit code 1 unless every bundle agrees."
    })
final class RereadCommand implements Callable<Integer> {
  private static final int SHOWN = 120;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BUNDLE|ARCHIVE", description = "a bundle's folder, or an archive")
  private Path path = Path.of("");

  @Option(names = "--json", description = "print one JSON object a bundle")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (NamedBundles bundles = NamedBundles.of(path)) {
      Rereading rereading = new Rereading(Adapters::of);
      PrintWriter out = spec.commandLine().getOut();
      int agreeing = 0;
      for (NamedBundles.Named bundle : bundles.all()) {
        Reread reread = bundle.read(rereading::reread, Reread.Unreadable::new);
        agreeing += reread instanceof Reread.Agrees ? 1 : 0;
        if (json) {
          out.println(RereadJson.line(bundle.name().toString(), reread));
        } else {
          print(out, bundle.name(), reread);
        }
      }
      int all = bundles.all().size();
      if (!json) {
        out.printf("%d of %d bundles agree%n", agreeing, all);
      }
      return agreeing == all ? ExitCode.FINE : ExitCode.CHECK_FAILED;
    }
  }

  private static void print(PrintWriter out, Path bundle, Reread reread) {
    switch (reread) {
      case Reread.Agrees agrees ->
          out.printf("%s: AGREES (%s; %d values)%n", bundle, agrees.versions(), agrees.values());
      case Reread.Differs differs -> {
        out.printf("%s: DIFFERS (%s)%n", bundle, differs.versions());
        for (Difference difference : differs.differences()) {
          out.printf(
              "  %s: %s -> %s%n",
              difference.field(), shortened(difference.sealed()), shortened(difference.now()));
        }
      }
      case Reread.NoAdapter none ->
          out.printf("%s: UNREADABLE (no adapter for %s is installed)%n", bundle, none.site());
      case Reread.Unreadable unreadable ->
          out.printf("%s: UNREADABLE (%s)%n", bundle, unreadable.reason());
    }
  }

  private static String shortened(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
  }
}
