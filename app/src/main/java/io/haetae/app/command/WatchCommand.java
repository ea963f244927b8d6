package io.haetae.app.command;

import io.haetae.app.watch.ListingFinder;
import io.haetae.app.watch.WatchListImport;
import io.haetae.app.watch.WatchListJsonl;
import io.haetae.core.watch.RowFault;
import io.haetae.core.watch.WatchList;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports a recall list. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Imports a recall list: EU Safety Gate weekly XML (also .gz), CSV, XLSX or JSONL.",
      "Names every bad row at once and keeps the good ones."
    })
final class WatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the recall list")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "where to write the watch items, one JSON object a line")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() throws IOException {
    WatchList list = new WatchListImport().read(file, ListingFinder.of(Adapters.all()));
    PrintWriter errors = spec.commandLine().getErr();
    list.faults().forEach(errors::println);
    if (output.isPresent()) {
      new WatchListJsonl().write(list.items(), output.get());
    }
    long listings = list.items().stream().mapToLong(item -> item.listings().size()).sum();
    long lost = list.faults().stream().filter(RowFault::lost).count();
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d watch items with %d listings; %d rows left out, %d fields left out or noted%s%n",
            file,
            list.items().size(),
            listings,
            lost,
            list.faults().size() - lost,
            output.map(to -> "; written to " + to).orElse(""));
    return lost == 0 ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }
}
