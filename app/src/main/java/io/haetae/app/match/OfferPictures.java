package io.haetae.app.match;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.product.Product;
import io.haetae.matching.image.Photograph;
import io.haetae.matching.image.UnreadablePictureException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The photographs that an offer's page names, as they came with the page. None is fetched; one that
 * did not come, or that cannot be decoded, is left out.
 */
public final class OfferPictures {
  private static final Logger LOG = LoggerFactory.getLogger(OfferPictures.class);

  /** Of the page's photographs; each pair of two offers' takes some hundredths of a second. */
  private static final int MOST = 8;

  private static final long LARGEST = 32L << 20;

  private OfferPictures() {}

  /**
   * Those in a capture, each in the largest size that came.
   *
   * @throws IOException if a body cannot be read
   */
  public static List<OfferPicture> in(Capture capture, Product product) throws IOException {
    return named(product, name -> bodies(capture, name));
  }

  /**
   * Those in the folder that browsers save beside a page ({@code page_files}, {@code page.files}).
   *
   * @throws IOException if a file cannot be read
   */
  public static List<OfferPicture> beside(Path page, Product product) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders(page)) {
      try (Stream<Path> inside = Files.list(folder)) {
        inside.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return named(
        product,
        name -> {
          List<Body> found = new ArrayList<>();
          for (Path file : files) {
            Optional<PictureName> saved = PictureName.of(file.getFileName().toString());
            if (saved.filter(name.alone()::equals).isPresent() && Files.size(file) <= LARGEST) {
              found.add(Bytes.copyOf(Files.readAllBytes(file)));
            }
          }
          return found;
        });
  }

  /** What came under a name. */
  private interface Source {
    List<Body> of(PictureName name) throws IOException;
  }

  private static List<OfferPicture> named(Product product, Source source) throws IOException {
    List<OfferPicture> pictures = new ArrayList<>();
    for (URI address : product.images()) {
      Optional<PictureName> name = PictureName.of(address);
      if (name.isPresent() && pictures.size() < MOST) {
        largest(address, source.of(name.get())).ifPresent(pictures::add);
      }
    }
    return List.copyOf(pictures);
  }

  private static List<Body> bodies(Capture capture, PictureName name) {
    return capture.exchanges().stream()
        .filter(exchange -> PictureName.of(exchange.url()).filter(name::equals).isPresent())
        .flatMap(exchange -> exchange.response().stream())
        .filter(response -> response.status() == 200 && response.truncated().isEmpty())
        .map(Exchange.Response::body)
        .filter(body -> body.size() > 0 && body.size() <= LARGEST)
        .toList();
  }

  /** A size in a form that is not decoded, such as AVIF, leaves the next one. */
  private static Optional<OfferPicture> largest(URI address, List<Body> bodies) throws IOException {
    List<Body> sorted =
        bodies.stream().sorted(Comparator.comparingLong(Body::size).reversed()).toList();
    for (Body body : sorted) {
      Bytes file = body.bytes((int) LARGEST);
      try {
        return Optional.of(new OfferPicture(address.toString(), file, Photograph.of(file)));
      } catch (UnreadablePictureException undecoded) {
        LOG.debug("{} is left out: {}", address, undecoded.getMessage());
      }
    }
    return Optional.empty();
  }

  private static List<Path> folders(Path page) {
    String name = page.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    return Stream.of("_files", ".files")
        .map(ending -> page.resolveSibling(stem + ending))
        .filter(Files::isDirectory)
        .toList();
  }
}
