package io.haetae.app.command;

import io.haetae.core.browse.Capture;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Question;
import io.haetae.sites.Adapters;
import io.haetae.sites.declared.AdapterDraft;
import io.haetae.sites.declared.AdapterFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and checks adapters that are declared in a YAML file. */
@Command(
    name = "adapter",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes and checks adapters without Java: YAML files named by HAETAE_ADAPTERS, or in the folder",
      "adapters of the configuration home. See docs/adapters.md."
    })
final class AdapterCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Names every fault of adapter files: file, line, field, fix.")
  int check(@Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
    PrintWriter out = spec.commandLine().getOut();
    int exit = ExitCode.FINE;
    for (Path path : files) {
      AdapterFile file = Adapters.file(path);
      file.faults().forEach(out::println);
      file.adapter()
          .ifPresent(
              adapter ->
                  out.println(path + ": fine; site " + adapter.site() + ", " + adapter.version()));
      exit = file.faults().isEmpty() ? exit : ExitCode.CHECK_FAILED;
    }
    return exit;
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Writes an adapter file from an item's page that has schema.org data.")
  int draft(
      @Parameters(paramLabel = "PAGE", description = "the saved page") Path page,
      @Option(
              names = "--url",
              paramLabel = "URL",
              description = "the page's address, if it has no canonical link")
          Optional<URI> url,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "where to write it; default: SITE.yaml")
          Optional<Path> output)
      throws IOException {
    return SavedFiles.read(page, url, capture -> draft(capture, page, output));
  }

  private int draft(Capture capture, Path page, Optional<Path> output) {
    AdapterDraft draft =
        AdapterDraft.of(capture)
            .orElseThrow(
                () ->
                    new InputException(
                        page
                            + " names no item's address of its own; give --url, with an item number in it"));
    Path file = output.orElseGet(() -> Path.of(draft.site() + ".yaml"));
    write(file, draft.yaml());
    SiteAdapter adapter = Adapters.file(file).adapter().orElseThrow();
    ReadingText.print(
        spec.commandLine().getOut(),
        page,
        adapter.read(capture),
        Optional.of(
            Judge.judge(
                new Question(Optional.empty(), Optional.empty(), List.of()),
                adapter.read(capture))));
    PrintWriter out = spec.commandLine().getOut();
    out.println("written: " + file + "; decide what it marks with TODO, then:");
    out.println("HAETAE_ADAPTERS=" + file + " ./haetae read " + page);
    return ExitCode.FINE;
  }

  private static void write(Path file, String yaml) {
    try {
      Files.writeString(file, yaml, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (IOException exists) {
      throw new InputException(file + " cannot be written (" + exists + "); name another with -o");
    }
  }
}
