package io.haetae.app.command;

import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.sites.Adapters;
import io.haetae.verifier.Json;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Tells which listing an address names. */
@Command(
    name = "id",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the canonical listing that each address names: of any storefront, language and device,",
      "and of links into the shop's app. Nothing is fetched, so a short link cannot be followed; it is",
      "named as one. Exit code 1 if an address names no listing."
    })
final class IdCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "URL", description = "addresses")
  private List<String> urls = List.of();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    int exit = ExitCode.FINE;
    for (String url : urls) {
      Named named = named(url);
      print(url, named);
      exit = named.listing().isPresent() ? exit : ExitCode.CHECK_FAILED;
    }
    return exit;
  }

  private static Named named(String text) {
    URI url;
    try {
      url = URI.create(text.strip());
    } catch (IllegalArgumentException malformed) {
      return new Named(Optional.empty(), "is no address: " + malformed.getMessage());
    }
    Optional<SiteAdapter> sender =
        Adapters.all().stream().filter(adapter -> adapter.isShortLink(url)).findFirst();
    if (sender.isPresent()) {
      return new Named(
          Optional.empty(),
          "is a short link of %s; open it in a browser and give the address that it leads to"
              .formatted(sender.get().name()));
    }
    return new Named(Adapters.listingAt(url), "names no listing of a site that is known");
  }

  private void print(String url, Named named) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode node = Json.object().put("url", url);
      node.set("listing", named.listing().map(IdCommand::json).orElse(null));
      node.put("problem", named.listing().isPresent() ? null : named.problem());
      out.println(node);
    } else if (named.listing().isPresent()) {
      out.println(named.listing().get());
    } else {
      spec.commandLine().getErr().println("haetae: " + url + " " + named.problem());
    }
  }

  private static ObjectNode json(ListingId listing) {
    return Json.object().put("site", listing.site().value()).put("id", listing.number());
  }

  /** What an address names, or why it names nothing. */
  private record Named(Optional<ListingId> listing, String problem) {}
}
