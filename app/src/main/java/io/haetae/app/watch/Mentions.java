package io.haetae.app.watch;

import io.haetae.core.watch.ListingId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The listings that the free text of a notice mentions. */
final class Mentions {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>\"'()|,;]+[^\\s<>\"'()|,;.]");

  private Mentions() {}

  /**
   * The listings in a notice's texts. They are read as one prose: the site often stands in one
   * field and the item number in another.
   */
  static List<ListingId> in(List<String> texts, ListingFinder finder) {
    String prose = texts.stream().filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
    return prose.isEmpty() ? List.of() : finder.in(prose);
  }

  /**
   * The listings at the addresses in a text that says where the product was sold. Addresses in
   * other texts may be anybody's.
   */
  static List<ListingId> atAddresses(String seller, ListingFinder finder) {
    return ADDRESS
        .matcher(seller)
        .results()
        .map(MatchResult::group)
        .flatMap(text -> address(text).stream())
        .flatMap(url -> finder.at(url).stream())
        .toList();
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}
