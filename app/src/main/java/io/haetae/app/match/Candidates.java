package io.haetae.app.match;

import io.haetae.app.storage.CandidateRow;
import io.haetae.app.storage.CandidateTables;
import io.haetae.core.history.Event;
import io.haetae.core.history.EventKind;
import io.haetae.core.watch.WatchItem;
import io.haetae.evidence.BundleShelf;
import io.haetae.matching.CommonPictures;
import io.haetae.matching.PictureMatch;
import io.haetae.matching.Reason;
import io.haetae.matching.image.SideBySide;
import io.haetae.matching.text.TextModel;
import io.haetae.verifier.Json;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an archive holds of watched products under other listings.
 *
 * @param rows the candidates, by watch item, the likest first
 * @param clusters shops that may be one seller
 * @param returned watched listings that came back under their own number (R0)
 * @param common the pictures that do not count
 */
public record Candidates(
    List<CandidateRow> rows,
    List<SellerCluster> clusters,
    List<Event> returned,
    CommonPictures common) {
  private static final String FOLDER = "candidates";
  private static final String STOP_LIST = "common-pictures.txt";

  /** Copies the lists. */
  public Candidates {
    rows = List.copyOf(rows);
    clusters = List.copyOf(clusters);
    returned = List.copyOf(returned);
  }

  /**
   * How candidates are looked for.
   *
   * @param items what the notices say, as far as it is known
   * @param model judges words
   * @param stopList pictures that never count
   * @param accepted identifiers that need no person's look
   * @param reader reads identifiers in photographs, if they are to be read
   */
  public record Manner(
      List<WatchItem> items,
      TextModel model,
      CommonPictures stopList,
      Set<Reason.Kind> accepted,
      Optional<Tesseract> reader) {
    /** Copies the collections. */
    public Manner {
      items = List.copyOf(items);
      accepted = Set.copyOf(accepted);
    }
  }

  /**
   * Finds the candidates of an archive, and keeps them in its tables and in its folder {@code
   * candidates}: photographs beside each other, and the stop-list.
   *
   * @throws IOException if the archive cannot be read or written
   */
  public static Candidates find(
      BundleShelf shelf, CandidateTables tables, Manner manner, Instant now) throws IOException {
    Path archive = shelf.archive();
    SeenOffers seen = SeenOffers.in(shelf);
    PictureSource pictures = new ArchivePictures(shelf, tables, manner.reader());
    CandidateSearch search =
        new CandidateSearch(seen, pictures, manner.model(), manner.stopList(), manner.accepted());
    Path folder = Files.createDirectories(archive.resolve(FOLDER));
    List<CandidateRow> rows = new ArrayList<>();
    for (Candidate candidate : search.find(manner.items())) {
      rows.add(row(candidate, drawing(archive, folder, candidate, pictures)));
    }
    tables.replace(rows, now);
    Files.writeString(folder.resolve(STOP_LIST), StopList.lines(search.common()));
    List<Event> returned =
        seen.events().stream().filter(event -> event.kind() == EventKind.RETURNED).toList();
    return new Candidates(rows, SellerCluster.among(seen, search), returned, search.common());
  }

  private static Optional<String> drawing(
      Path archive, Path folder, Candidate candidate, PictureSource pictures) throws IOException {
    if (candidate.pictures().isEmpty() || candidate.reference().offer().isEmpty()) {
      return Optional.empty();
    }
    PictureMatch match = candidate.pictures().get();
    OfferPicture left = pictures.of(candidate.reference().offer().get()).get(match.left());
    OfferPicture right = pictures.of(candidate.offer()).get(match.right());
    Path file = folder.resolve(name(candidate));
    Files.write(file, SideBySide.png(left.file(), right.file(), match.shared()).toArray());
    return Optional.of(archive.relativize(file).toString().replace('\\', '/'));
  }

  private static String name(Candidate candidate) {
    String pair = candidate.item() + "\n" + candidate.offer().listing();
    return Sha256.of(pair).substring(0, 32) + ".png";
  }

  private static CandidateRow row(Candidate candidate, Optional<String> drawing) {
    return new CandidateRow(
        candidate.item(),
        candidate.offer().listing(),
        candidate.reference().offer().map(SeenOffer::listing),
        candidate.grade().storedName(),
        candidate.grade().probability(),
        candidate.standing(),
        candidate.offer().firstSeen(),
        candidate.accepted().map(Reason.Kind::name),
        Json.canonical(CandidateDetail.of(candidate)),
        drawing);
  }
}
