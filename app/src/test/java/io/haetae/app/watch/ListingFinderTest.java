package io.haetae.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Vantage;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ListingFinderTest {
  private final ListingFinder finder =
      ListingFinder.of(List.of(new WordAdapter("one"), new WordAdapter("two")));

  @Test
  void everyAdapterReadsTheProse() {
    assertThat(finder.in("sold at two and one, again at two"))
        .containsExactly(ListingId.parse("one:1"), ListingId.parse("two:1"));
    assertThat(finder.in("sold nowhere")).isEmpty();
  }

  @Test
  void anAddressBelongsToTheFirstAdapterThatKnowsIt() {
    assertThat(finder.at(URI.create("https://two.one.example/1")))
        .contains(ListingId.parse("one:1"));
    assertThat(finder.at(URI.create("https://three.example/1"))).isEmpty();
  }

  /** Knows every text and address that holds its name. */
  private record WordAdapter(String word) implements SiteAdapter {
    @Override
    public SiteId site() {
      return new SiteId(word);
    }

    @Override
    public String name() {
      return word;
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Fit fit(Capture capture) {
      return Fit.NONE;
    }

    @Override
    public Optional<ListingId> listingAt(URI url) {
      return listingsIn(url.toString()).stream().findFirst();
    }

    @Override
    public List<ListingId> listingsIn(String prose) {
      return prose.contains(word) ? List.of(new ListingId(site(), "1")) : List.of();
    }

    @Override
    public URI urlOf(ListingId listing, Vantage vantage) {
      throw new AssertionError("The import asks for no pages");
    }

    @Override
    public URI searchUrl(String query, Vantage vantage) {
      throw new AssertionError("The import does not search");
    }

    @Override
    public ListingId absentListing(RandomGenerator random) {
      throw new AssertionError("The import needs no controls");
    }

    @Override
    public void open(BrowserSession session, URI url, Vantage vantage) {
      throw new AssertionError("The import visits nothing");
    }

    @Override
    public Reading read(Capture capture) {
      throw new AssertionError("The import reads no pages");
    }
  }
}
