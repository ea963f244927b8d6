package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Capture;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.core.evidence.Facts;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Controls;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.ClaimList;
import io.haetae.verifier.PackageScan;
import io.haetae.verifier.Parts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

final class RereadingTest {
  private static final Controls CONTROLS =
      new Controls(Controls.Outcome.PASSED, Controls.Outcome.PASSED, Optional.empty());

  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void sealWhatTheAdapterReads() throws IOException {
    bundle = sealed(SampleSite.standard());
  }

  private Path sealed(SiteAdapter adapter) throws IOException {
    Path archive = folder.resolve("archive");
    try (BundleStore store = TestSealing.open(archive, SampleVisit.visit());
        EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      Capture written = draft.write(SampleVisit.capture(1));
      Facts facts = Facts.of(SampleVisit.visit(), written, new GuardedAdapter(adapter), CONTROLS);
      return archive.resolve(draft.seal(facts).path());
    }
  }

  @Test
  void theSameAdapterAgreesByteForByte() {
    Reread reread = with(SampleSite.standard()).reread(bundle);
    assertThat(reread).isInstanceOf(Reread.Agrees.class);
    Reread.Agrees agrees = (Reread.Agrees) reread;
    assertThat(agrees.versions().same()).isTrue();
    // Country, title, price, and the signals of reading and verdict.
    assertThat(agrees.values()).isGreaterThanOrEqualTo(6);
    assertThat(claim(SampleSite.standard()).state()).isEqualTo(Claim.State.PASS);
    assertThat(RereadJson.line("b", reread))
        .startsWith("{\"bundle\":\"b\",\"result\":\"AGREES\",\"site\":\"aliexpress\"");
  }

  @Test
  void anAdapterReadsTheRealSitesAddressesAsItDidInTheVisit() throws IOException {
    String facts = Files.readString(Forgery.of(bundle, folder.resolve("f")).part(Parts.FACTS));
    assertThat(facts).contains("https://ko.aliexpress.com/item/1005.html?x=1");
  }

  @Test
  void anotherAnswerOfTheSameVersionIsTold() {
    SampleSite dearer = new SampleSite("1", "13000", "runParams#/status");
    assertThat(with(dearer).reread(bundle))
        .isInstanceOfSatisfying(
            Reread.Differs.class,
            differs ->
                assertThat(differs.differences())
                    .contains(
                        new Difference(
                            "/reading/product/price/shown/amount", "\"12900\"", "\"13000\"")));
    assertThat(claim(dearer).state()).isEqualTo(Claim.State.FAIL);
    assertThat(claim(dearer).detail())
        .startsWith("/reading/product/price/max/amount: \"12900\" -> \"13000\"; ");
  }

  @Test
  void anotherVersionMayAgreeAndIsNamedIfItDoesNot() {
    assertThat(with(new SampleSite("2", "12900", "runParams#/status")).reread(bundle))
        .isInstanceOfSatisfying(
            Reread.Agrees.class,
            agrees -> assertThat(agrees.versions().adapter()).hasToString("1 -> 2"));
    Claim claim = claim(new SampleSite("2", "1", "runParams#/status"));
    assertThat(claim.state()).isEqualTo(Claim.State.FAIL);
    assertThat(claim.detail()).startsWith("another version reads it otherwise").contains("1 -> 2");
  }

  @Test
  void aValueWithoutAPlaceIsNotAgreedWith() throws IOException {
    SampleSite placeless = new SampleSite("1", "12900", " ");
    bundle = sealed(placeless);
    assertThat(with(placeless).reread(bundle))
        .isInstanceOfSatisfying(
            Reread.Differs.class,
            differs ->
                assertThat(differs.differences())
                    .contains(new Difference("/reading/signals/1/at", "a place", "no place")));
  }

  @Test
  void factsThatWereEditedAndSealedAgainDiffer() throws IOException {
    Forgery forgery = Forgery.of(bundle, folder.resolve("forgery"));
    ObjectNode facts = (ObjectNode) forgery.json(Parts.FACTS);
    ((ObjectNode) facts.path("verdict")).put("kind", "SoldOut");
    forgery.write(Parts.FACTS, facts);
    forgery.remake();
    assertThat(TestSealing.bytesOf(forgery.bundle()).passed()).isTrue();
    assertThat(claim(SampleSite.standard(), forgery.bundle()).detail())
        .contains("/verdict/kind: \"SoldOut\" -> \"Undetermined\"");
  }

  @Test
  void aSiteWithoutAnAdapterIsNoDifference() {
    Rereading none = new Rereading(site -> Optional.empty());
    assertThat(none.reread(bundle)).isEqualTo(new Reread.NoAdapter(SampleVisit.LISTING.site()));
    assertThat(claim(none, bundle).state()).isEqualTo(Claim.State.NOT_PRESENT);
  }

  @Test
  void whatIsNoBundleIsUnreadableWithAReason() throws IOException {
    assertUnreadable(folder.resolve("nothing"));
    Path wacz = bundle.resolve(Bundles.WACZ);
    byte[] content = Files.readAllBytes(wacz);
    for (int at = 0; at < content.length; at += content.length / 50) {
      byte[] changed = content.clone();
      changed[at] ^= 1;
      Files.write(wacz, changed);
      assertUnreadable(bundle);
    }
    ClaimList broken = new ClaimList(TestSealing.policy());
    broken.add("bytes intact", Claim.State.FAIL, "broken");
    try (PackageScan scan = PackageScan.of(bundle.resolve(Bundles.WACZ))) {
      with(SampleSite.standard()).addTo(broken, scan);
    }
    assertThat(broken.verification().claims().getLast().state()).isEqualTo(Claim.State.FAIL);
  }

  @Test
  void nothingIsAskedOfTheNetwork() throws IOException {
    ProxySelector before = ProxySelector.getDefault();
    Connections connections = new Connections();
    ProxySelector.setDefault(connections);
    try {
      assertThatThrownBy(RereadingTest::connect).isInstanceOf(IOException.class);
      assertThat(connections.asked).as("the fake sees a connection").hasSize(1);
      assertThat(with(SampleSite.standard()).reread(bundle)).isInstanceOf(Reread.Agrees.class);
      assertThat(connections.asked).hasSize(1);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  /** To a port of this machine that nobody listens on. */
  private static void connect() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), 1000);
    }
  }

  /** Is asked by every socket before it connects. */
  private static final class Connections extends ProxySelector {
    private final List<URI> asked = new ArrayList<>();

    @Override
    public List<Proxy> select(URI address) {
      asked.add(address);
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException fault) {
      asked.add(address);
    }
  }

  private void assertUnreadable(Path path) {
    assertThat(with(SampleSite.standard()).reread(path))
        .isInstanceOfSatisfying(
            Reread.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isNotBlank().isNotEqualTo("null"));
  }

  private Claim claim(SiteAdapter adapter) {
    return claim(adapter, bundle);
  }

  private static Claim claim(SiteAdapter adapter, Path bundle) {
    return claim(with(adapter), bundle);
  }

  private static Claim claim(Rereading rereading, Path bundle) {
    ClaimList claims = new ClaimList(TestSealing.policy());
    claims.add("bytes intact", Claim.State.PASS, "");
    try (PackageScan scan = PackageScan.of(bundle.resolve(Bundles.WACZ))) {
      rereading.addTo(claims, scan);
    }
    return claims.verification().claims().getLast();
  }

  private static Rereading with(SiteAdapter adapter) {
    return new Rereading(site -> Optional.of(adapter));
  }
}
