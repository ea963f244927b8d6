package io.haetae.app.command;

import io.haetae.app.match.OfferPicture;
import io.haetae.app.match.OfferPictures;
import io.haetae.app.watch.ListingFinder;
import io.haetae.app.watch.WatchListImport;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.product.Product;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Answer;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.BundleReader;
import io.haetae.matching.Subject;
import io.haetae.matching.image.Photograph;
import io.haetae.matching.image.UnreadablePictureException;
import io.haetae.sites.Adapters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a user names to be compared.
 *
 * @param name as the user names it
 * @param subject what it offers or names; empty for a photograph
 * @param pictures its photographs, as far as they came with it
 */
record MatchSide(String name, Optional<Subject> subject, List<OfferPicture> pictures) {
  MatchSide {
    pictures = List.copyOf(pictures);
  }

  /**
   * A photograph, a saved page, a bundle, or an item of a watch-list written {@code FILE#ID}.
   *
   * @throws InputException if there is no such thing, the page offers nothing, or the picture is
   *     none
   * @throws IOException if the file cannot be read
   */
  static MatchSide of(String argument) throws IOException {
    int hash = argument.indexOf('#');
    if (hash > 0 && !Files.exists(Path.of(argument))) {
      Subject item = item(Path.of(argument.substring(0, hash)), argument.substring(hash + 1));
      return new MatchSide(argument, Optional.of(item), List.of());
    }
    Path file = Path.of(argument);
    if (!Files.exists(file)) {
      throw new InputException(file + ": there is no such file");
    }
    return isPhotograph(argument) ? photograph(argument, file) : offer(argument, file);
  }

  /** Whether a name ends as files of photographs do. */
  static boolean isPhotograph(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".+\\.(jpe?g|png|gif|bmp|webp)");
  }

  private static MatchSide photograph(String name, Path file) throws IOException {
    try {
      Bytes content = Bytes.copyOf(Files.readAllBytes(file));
      OfferPicture picture = new OfferPicture(name, content, Photograph.of(content));
      return new MatchSide(name, Optional.empty(), List.of(picture));
    } catch (UnreadablePictureException damaged) {
      throw new InputException(file + ": " + damaged.getMessage());
    }
  }

  private static MatchSide offer(String name, Path file) throws IOException {
    try {
      return SavedFiles.read(file, Optional.empty(), capture -> offer(name, file, capture));
    } catch (UncheckedIOException unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
  }

  private static MatchSide offer(String name, Path file, Capture capture) {
    Reading reading = reading(capture);
    Product product =
        reading
            .product()
            .orElseThrow(
                () ->
                    new InputException(
                        file + " offers no product; `haetae read " + file + "` says what it is"));
    try {
      List<OfferPicture> pictures =
          BundleReader.accepts(file)
              ? OfferPictures.in(capture, product)
              : OfferPictures.beside(file, product);
      return new MatchSide(name, Optional.of(Subject.of(product, reading.listing())), pictures);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
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
