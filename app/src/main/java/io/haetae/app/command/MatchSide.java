package io.haetae.app.command;

import io.haetae.app.watch.ListingFinder;
import io.haetae.app.watch.WatchListImport;
import io.haetae.core.browse.Capture;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Answer;
import io.haetae.core.watch.WatchItem;
import io.haetae.matching.Subject;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a user names to be compared. */
final class MatchArguments {
  private MatchArguments() {}

  /**
   * The subject of a saved page, a bundle, or an item of a watch-list written {@code FILE#ID}.
   *
   * @throws InputException if the page offers nothing or the list has no such item
   * @throws IOException if the file cannot be read
   */
  static Subject subject(String argument) throws IOException {
    int hash = argument.indexOf('#');
    if (hash > 0 && !Files.exists(Path.of(argument))) {
      return item(Path.of(argument.substring(0, hash)), argument.substring(hash + 1));
    }
    Path file = Path.of(argument);
    if (!Files.exists(file)) {
      throw new InputException(file + ": there is no such file");
    }
    Reading reading = SavedFiles.read(file, Optional.empty(), MatchArguments::reading);
    return reading
        .product()
        .map(product -> Subject.of(product, reading.listing()))
        .orElseThrow(
            () ->
                new InputException(
                    file + " offers no product; `haetae read " + file + "` says what it is"));
  }

  private static Reading reading(Capture capture) {
    SiteAdapter adapter =
        Adapters.bestFor(capture)
            .orElseThrow(() -> new IllegalStateException("No site adapter is on the class path"));
    return Answer.of(adapter, capture, Optional.empty(), Optional.empty()).reading();
  }

  private static Subject item(Path list, String id) throws IOException {
    if (!Files.exists(list)) {
      throw new InputException(list + ": there is no such file");
    }
    for (WatchItem item :
        new WatchListImport().read(list, ListingFinder.of(Adapters.all())).items()) {
      if (item.id().equals(id)) {
        return Subject.of(item);
      }
    }
    throw new InputException(list + " has no item \"" + id + "\"");
  }
}
