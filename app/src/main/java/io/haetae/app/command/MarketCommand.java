package io.haetae.app.command;

import io.haetae.fixtures.FixtureListing;
import io.haetae.fixtures.FixtureMarket;
import io.haetae.fixtures.Scenario;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the simulated marketplaces until it is stopped. */
@Command(
    name = "market",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the three simulated marketplaces on this machine and names a listing for each state,",
      "until Ctrl-C. Try one with:",
      "  ./haetae check URL --site SITE --control-on-sale CONTROL --gap 1 --archive DIR"
    })
final class MarketCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Scenario scenario = Scenario.everyState();
    try (FixtureMarket market = FixtureMarket.start(Clock.systemUTC(), scenario)) {
      for (FixtureListing listing : scenario.listings()) {
        boolean control = scenario.controlOnSale(listing.id().site()).equals(listing);
        String truth = control ? "CONTROL" : listing.at(Instant.MIN).name();
        out.printf("%-11s %-18s %s%n", listing.id().site(), truth, market.urlOf(listing));
      }
      out.println("Running until Ctrl-C.");
      new CountDownLatch(1).await();
      return ExitCode.FINE;
    }
  }
}
