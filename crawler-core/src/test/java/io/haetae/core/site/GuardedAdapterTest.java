package io.haetae.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Captures;
import io.haetae.core.browse.FakeSession;
import io.haetae.core.browse.Vantage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedAdapterTest {
  private static final URI PAGE = URI.create("https://fake.example/item/1");
  private static final Capture CAPTURE = Captures.loaded(PAGE, 200, "");

  @Test
  void opensAsTheAdapterDoes() {
    FakeSession session = FakeSession.ofEmptyPages();
    GuardedAdapter guarded = new GuardedAdapter(FakeSite.reading(capture -> FakeSite.nothing()));
    guarded.open(session, PAGE, Vantage.korea());
    assertThat(session.log()).containsExactly("navigate " + PAGE);
  }

  @Test
  void aFaultWhileOpeningEndsTheNavigationOnly() {
    FakeSession session = FakeSession.ofEmptyPages();
    GuardedAdapter guarded =
        new GuardedAdapter(
            new FakeSite(
                (opened, url) -> {
                  opened.navigate(url);
                  throw new IllegalStateException("no such button");
                },
                capture -> FakeSite.nothing()));
    guarded.open(session, PAGE, Vantage.korea());
    assertThat(session.log()).containsExactly("navigate " + PAGE);
  }

  @Test
  void aBrokenBrowserGoesThrough() {
    BrowserException broken = new BrowserException("gone");
    GuardedAdapter guarded =
        new GuardedAdapter(
            new FakeSite(
                (session, url) -> {
                  throw broken;
                },
                capture -> FakeSite.nothing()));
    assertThatThrownBy(() -> guarded.open(FakeSession.ofEmptyPages(), PAGE, Vantage.korea()))
        .isSameAs(broken);
  }

  @Test
  void aFaultWhileReadingIsAFailureOfThatReading() {
    GuardedAdapter guarded =
        new GuardedAdapter(
            FakeSite.reading(
                capture -> {
                  throw new IllegalArgumentException("odd page");
                }));
    Reading reading = guarded.read(CAPTURE);
    assertThat(reading.page()).isEqualTo(PageKind.OTHER);
    assertThat(reading.site()).isEqualTo(FakeSite.ID);
    assertThat(reading.adapterVersion()).isEqualTo("7");
    assertThat(reading.product()).isEmpty();
    assertThat(reading.signals())
        .containsExactly(
            new Signal(Meaning.NOTE, "status", "200", PAGE.toString()),
            new Signal(
                Meaning.FAILURE,
                "adapter fault",
                "java.lang.IllegalArgumentException: odd page",
                "fake"));
  }

  @Test
  void aPageTooDeepForTheAdapterIsAFailureOfThatReading() {
    GuardedAdapter guarded =
        new GuardedAdapter(
            FakeSite.reading(
                capture -> {
                  throw new StackOverflowError();
                }));
    assertThat(guarded.read(CAPTURE).signals(Meaning.FAILURE))
        .containsExactly(
            new Signal(Meaning.FAILURE, "adapter fault", "java.lang.StackOverflowError", "fake"));
  }

  @Test
  void theTransportsSignalsStandBeforeTheAdapters() {
    Signal own = new Signal(Meaning.ON_SALE, "itemStatus", "0", "state#/itemStatus");
    GuardedAdapter guarded = new GuardedAdapter(FakeSite.reading(c -> FakeSite.nothing(own)));
    assertThat(guarded.read(CAPTURE).signals())
        .isEqualTo(List.of(new Signal(Meaning.NOTE, "status", "200", PAGE.toString()), own));
  }

  @Test
  void theSameCaptureGivesTheSameReading() {
    GuardedAdapter guarded =
        new GuardedAdapter(
            FakeSite.reading(
                capture -> {
                  throw new IllegalStateException(capture.finalUrl().orElseThrow().toString());
                }));
    assertThat(guarded.read(CAPTURE)).isEqualTo(guarded.read(CAPTURE));
  }
}
