package io.haetae.app.command;

import io.haetae.core.browse.Vantage;
import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.Adapters;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the sites that can be watched. */
@Command(
    name = "adapters",
    mixinStandardHelpOptions = true,
    description = "Lists the site adapters: those of jars and those of adapter files.",
    subcommands = {AdaptersScoreCommand.class, AdaptersHealthCommand.class})
final class AdaptersCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-14s %-24s %-28s %s%n", "SITE", "NAME", "A SEARCH FROM KOREA GOES TO", "VERSION");
    for (SiteAdapter adapter : Adapters.all()) {
      out.printf(
          "%-14s %-24s %-28s %s%n",
          adapter.site(),
          adapter.name(),
          adapter.searchUrl("example", Vantage.korea()).getHost(),
          adapter.version());
    }
    return ExitCode.FINE;
  }
}
