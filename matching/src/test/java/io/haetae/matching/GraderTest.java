package io.haetae.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import io.haetae.matching.image.Photograph;
import io.haetae.matching.text.TextModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraderTest {
  private static final String GTIN = "8595523000641";

  private final Grader grader = new Grader(TextModel.shipped());

  @Test
  void anOfferThatANoticeNamesIsTheSameListing() {
    ListingId id = ListingId.parse("aliexpress:1005003750156649");
    Subject notice = Subject.of(WatchItem.ofListings("1", "Heater", List.of(id)));
    Subject offer = Subject.of(product("Foldable heater", Map.of()), Optional.of(id));
    assertThat(grader.grade(notice, offer)).isInstanceOf(Grade.SameListing.class);
  }

  @Test
  void anEqualGtinMakesTheSameItemWhateverTheLanguage() {
    Grade grade =
        grade(
            product("LED 조명 줄 80구", Map.of("바코드", GTIN)),
            product("Lighting chain, 80 LED", Map.of("EAN", "0" + GTIN)));
    assertThat(grade).isInstanceOf(Grade.SameItem.class);
    assertThat(grade.probability()).isGreaterThanOrEqualTo(0.97);
    assertThat(words(grade)).anyMatch(word -> word.equals("equal GTIN " + GTIN));
  }

  @Test
  void whatIsReadFromImagesKeepsAPairFromBeingDifferentAndMakesNothingTheSame() {
    Reason lead = Reason.pro(Reason.Kind.MODEL, "model FH-2041, read from image");
    Grade different =
        grader.grade(
            Subject.of(product("Steel kettle with whistle", Map.of()), Optional.empty()),
            Subject.of(product("Wooden puzzle for children", Map.of()), Optional.empty()));
    Grade led = Grader.led(different, List.of(lead));
    assertThat(led).isInstanceOf(Grade.Undecided.class);
    assertThat(led.probability()).isEqualTo(1 - different.probability());
    assertThat(led.reasons()).endsWith(lead).startsWith(different.reasons().getFirst());
    assertThat(Grader.led(different, List.of())).isEqualTo(different);
    assertThat(Grader.led(led, List.of(lead))).isInstanceOf(Grade.Undecided.class);
  }

  @Test
  void aPhotographOfOneOriginLeavesNoPairToWordsAlone() {
    Subject one = Subject.of(product("Steel kettle with whistle", Map.of()), Optional.empty());
    Subject other = Subject.of(product("Wooden puzzle for children", Map.of()), Optional.empty());
    assertThat(grader.grade(one, other)).isInstanceOf(Grade.Different.class);
    Grade pictured = grader.grade(one, other, Optional.of(photographs(true)));
    assertThat(pictured).isInstanceOf(Grade.Undecided.class);
    assertThat(words(pictured)).anyMatch(word -> word.startsWith("photograph 1 and photograph 3"));
    assertThat(grader.grade(one, other, Optional.of(photographs(false))))
        .isInstanceOf(Grade.Different.class);
  }

  @Test
  void aPhotographOfOneOriginRaisesWhatWordsLeaveOpen() {
    Subject one = Subject.of(product("Foldable heater, white", Map.of()), Optional.empty());
    Subject other = Subject.of(product("Foldable fan heater", Map.of()), Optional.empty());
    double words = grader.grade(one, other).probability();
    double pictured = grader.grade(one, other, Optional.of(photographs(true))).probability();
    assertThat(pictured).isGreaterThan(words);
  }

  private static PictureMatch photographs(boolean confirmed) {
    return new PictureMatch(
        0,
        2,
        new Photograph.Shared(
            confirmed ? 4 : 120, 3, 40, confirmed, Optional.empty(), Optional.empty()));
  }

  @Test
  void anInStoreNumberIsNoIdentity() {
    Gtin inStore = Gtin.parse("2012345678903").orElseThrow();
    assertThat(BarCodes.isRestricted(inStore)).isTrue();
    Grade grade =
        grade(
            product("Wooden puzzle for children", Map.of("EAN", inStore.digits())),
            product("Steel kettle", Map.of("EAN", inStore.digits())));
    assertThat(grade).isNotInstanceOf(Grade.SameItem.class);
    assertThat(grade.reasons())
        .anyMatch(reason -> reason.kind() == Reason.Kind.GTIN && !reason.supports());
  }

  @Test
  void anEqualGtinWithAnotherVoltageIsUndecided() {
    Grade grade =
        grade(
            product("Electric blanket 220V", Map.of("EAN", GTIN)),
            product("Electric blanket 110V", Map.of("EAN", GTIN)));
    assertThat(grade).isInstanceOf(Grade.Undecided.class);
    assertThat(words(grade)).contains("contradicting V: [220], [110]");
  }

  @Test
  void aStatedModelInAnotherColourIsTheSameModel() {
    Grade grade =
        grade(
            product("Kettle KT-2041B black 1.7L", Map.of("model", "KT-2041B")),
            product("Kettle KT2041B white 1.7L", Map.of("型号", "KT2041B")));
    assertThat(grade).isInstanceOf(Grade.SameModelOtherOption.class);
    assertThat(words(grade)).contains("equal model token kt2041b");
  }

  @Test
  void aBrandIsKnownAcrossScripts() {
    Grade grade =
        grade(
            product("전기 주전자", Map.of("브랜드", "필립스")),
            product("Electric kettle", Map.of("Brand", "Philips")));
    assertThat(words(grade)).contains("brand across scripts: 필립스, Philips");
  }

  @Test
  void wordsOfAnotherScriptAloneMakeNothingDifferent() {
    assertThat(grade(product("휴대용 선풍기 목걸이형", Map.of()), product("Slime with glitter", Map.of())))
        .isInstanceOf(Grade.Undecided.class);
  }

  @Test
  void unlikeWordsAreDifferent() {
    assertThat(
            grade(
                product("Wooden puzzle with animals for children", Map.of()),
                product("Cordless drill HX-200 18V with two batteries", Map.of())))
        .isInstanceOf(Grade.Different.class);
  }

  private Grade grade(Product a, Product b) {
    return grader.grade(Subject.of(a, Optional.empty()), Subject.of(b, Optional.empty()));
  }

  private static List<String> words(Grade grade) {
    return grade.reasons().stream().map(Reason::words).toList();
  }

  private static Product product(String title, Map<String, String> attributes) {
    return new Product(
        Optional.of(new Found<>(title, "url")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        attributes);
  }
}
