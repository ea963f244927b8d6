package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Profile;
import io.haetae.core.browse.Screenshot;
import io.haetae.core.browse.Screenshot.View;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Parts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a bundle holds what its profile promises, and is refused where it does not. */
final class ProfileTest {
  private static final Screenshot WINDOW = picture(View.VIEWPORT, "image/jpeg", 0);
  private static final Screenshot REDUCED = picture(View.FULL_PAGE, "image/jpeg", 4_000);
  private static final Screenshot LOSSLESS = picture(View.FULL_PAGE, "image/png", 0);
  private static final Capture.Ending LOADED = new Capture.Loaded();

  @TempDir private Path folder;

  @Test
  void aBundleThatHoldsWhatItsProfilePromisesPassesAndSaysSo() throws IOException {
    assertPasses(seal(Profile.EVIDENCE, LOADED, List.of(WINDOW, REDUCED), false), "evidence");
    assertPasses(seal(Profile.FULL, LOADED, List.of(WINDOW, LOSSLESS), true), "full");
    assertPasses(seal(Profile.LIGHT, LOADED, List.of(), false), "light");
  }

  @Test
  void aPageThatDidNotLoadOwesNoPicture() throws IOException {
    Capture.Ending ending = new Capture.NotLoaded("net::ERR_CONNECTION_RESET");
    assertPasses(seal(Profile.EVIDENCE, ending, List.of(), false), "evidence");
  }

  @Test
  void evidenceNeedsBothPictures() throws IOException {
    assertFails(seal(Profile.EVIDENCE, LOADED, List.of(WINDOW), false), "both pictures");
    assertFails(seal(Profile.EVIDENCE, LOADED, List.of(REDUCED), false), "both pictures");
  }

  @Test
  void fullNeedsALosslessPictureOfTheWholePageAndTheWire() throws IOException {
    assertFails(seal(Profile.FULL, LOADED, List.of(WINDOW), true), "both pictures");
    assertFails(
        seal(Profile.FULL, LOADED, List.of(WINDOW, REDUCED), true), "the whole page without loss");
    assertFails(seal(Profile.FULL, LOADED, List.of(WINDOW, LOSSLESS), false), "a copy of the wire");
  }

  @Test
  void whatNoBrowserDrewHasNoPicture() throws IOException {
    assertFails(seal(Profile.LIGHT, LOADED, List.of(WINDOW), false), "no picture");
  }

  @Test
  void aProfileThatTheManifestAloneNamesIsRefused() throws IOException {
    Forgery forgery = forgery();
    name(forgery.bundle(), "full");
    forgery.seal();

    assertFails(forgery.bundle(), "the manifest names the profile full, the records name evidence");
  }

  @Test
  void aProfileThatIsNotKnownIsRefused() throws IOException {
    Forgery forgery = forgery();
    List<byte[]> records = forgery.records(Parts.DERIVED);
    String about = new String(records.get(1), StandardCharsets.UTF_8);
    String block =
        Redigested.block(about).replace("\"profile\":\"evidence\"", "\"profile\":\"new\"");
    records.set(1, Redigested.with(about, block).getBytes(StandardCharsets.UTF_8));
    forgery.records(Parts.DERIVED, records);
    forgery.relist();
    name(forgery.bundle(), "new");
    forgery.seal();

    assertFails(forgery.bundle(), "this verifier does not know the profile \"new\"");
  }

  private Forgery forgery() throws IOException {
    Path good = seal(Profile.EVIDENCE, LOADED, List.of(WINDOW, REDUCED), false);
    return Forgery.of(good, Files.createTempDirectory(folder, "forgery-"));
  }

  private static void name(Path bundle, String profile) throws IOException {
    Path manifest = bundle.resolve(Bundles.MANIFEST);
    String text = Files.readString(manifest);
    assertThat(text).contains("\"profile\":\"evidence\"");
    Files.writeString(
        manifest, text.replace("\"profile\":\"evidence\"", "\"profile\":\"" + profile + "\""));
  }

  @Test
  void theProfileAndWhatWasCutComeBack() throws IOException {
    try (BundleStore store = TestSealing.open(folder, SampleVisit.visit());
        EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      Capture read = draft.write(capture(Profile.EVIDENCE, LOADED, List.of(WINDOW, REDUCED)));

      assertThat(read.profile()).contains(Profile.EVIDENCE);
      assertThat(read.screenshots()).extracting(Screenshot::cut).containsExactly(0, 4_000);
    }
  }

  private static void assertPasses(Path bundle, String profile) {
    assertThat(TestSealing.verify(bundle).passed()).isTrue();
    assertThat(complete(bundle).detail())
        .endsWith(", all that the profile " + profile + " promises");
  }

  private static void assertFails(Path bundle, String why) {
    Claim claim = complete(bundle);
    assertThat(claim.state()).isEqualTo(Claim.State.FAIL);
    assertThat(claim.detail()).contains(why);
    assertThat(TestSealing.verify(bundle).passed()).isFalse();
  }

  private static Claim complete(Path bundle) {
    return TestSealing.bytesOf(bundle).claims().stream()
        .filter(claim -> claim.name().equals("records complete"))
        .findFirst()
        .orElseThrow();
  }

  private Path seal(Profile profile, Capture.Ending ending, List<Screenshot> pictures, boolean wire)
      throws IOException {
    Path archive = Files.createTempDirectory(folder, "archive-");
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit());
        EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      draft.write(capture(profile, ending, pictures));
      if (wire) {
        draft.keep(new WireCopy(Bytes.utf8("what crossed the wire"), 1, Optional.empty()));
      }
      return archive.resolve(draft.seal(SampleVisit.facts()).path());
    }
  }

  private static Capture capture(
      Profile profile, Capture.Ending ending, List<Screenshot> pictures) {
    Capture sample = SampleVisit.capture(1);
    return new Capture(
        sample.requestedUrl(),
        sample.finalUrl(),
        sample.openedAt(),
        sample.closedAt(),
        ending,
        sample.exchanges(),
        sample.dom(),
        sample.text(),
        pictures,
        sample.console(),
        sample.vantage(),
        sample.browser(),
        sample.tls(),
        Optional.of(profile));
  }

  private static Screenshot picture(View view, String mediaType, int cut) {
    return new Screenshot(view, mediaType, 1280, 900, 1, Bytes.utf8("a picture of " + view), cut);
  }
}
