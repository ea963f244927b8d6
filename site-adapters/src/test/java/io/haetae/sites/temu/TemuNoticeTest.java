package io.haetae.sites.temu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haetae.core.watch.ListingId;
import io.haetae.sites.page.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemuNoticeTest {
  private final TemuAdapter adapter = new TemuAdapter();

  private List<String> numbers(String prose) {
    return adapter.listingsIn(prose).stream().map(ListingId::number).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sold online, in particular via Temu (Product identifier: 601099000000001).",
        "sold online, in particular via Amazon and TEMU(unique identifier:  601099000000001).",
        "https://www.temu.com/kr/duck-g-601099000000001.html?x=1, seen in May",
        "temu.com/goods.html?goods_id=601099000000001",
        "테무 상품번호 601099000000001",
        "601099000000001 (sold on Temu)",
      })
  void findsTheListing(String prose) {
    assertThat(numbers(prose)).containsExactly("601099000000001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Item number 601099000000001.",
        "via Temu and AliExpress (unique identifier: 601099000000001)",
        "via Temu (batch 123456789012345)",
        "via Temu (barcode 6010990000000012)",
        "Temu, model AB601099000000001",
      })
  void findsNoListingInANumberThatIsNotTemus(String prose) {
    assertThat(numbers(prose)).isEmpty();
  }

  @Test
  void findsEveryListingOfANotice() {
    assertThat(
            numbers(
                "via Temu (unique identification numbers:601099000000001 and 601099000000002),"
                    + " Aliexpress (unique identifier: 1005008000000000)."))
        .containsExactly("601099000000001", "601099000000002");
  }

  @Test
  void findsTheNumbersThatRealNoticesGive() throws IOException {
    Path alerts = Shared.folder("recalls").resolve("eu_safety_gate/alerts_with_listing_ids.csv");
    assumeTrue(Files.exists(alerts), "real recalls are not here");
    String all = Files.readString(alerts);
    TreeSet<String> found = new TreeSet<>();
    TreeSet<String> named = new TreeSet<>();
    Pattern row = Pattern.compile("(?m)^[^,\\n]+,[^,\\n]+,(\\w+),([^,\\n]+),");
    for (String line : all.lines().toList()) {
      row.matcher(line)
          .results()
          .filter(
              match -> match.group(1).equals("temu") && line.split(match.group(2), -1).length > 2)
          .forEach(match -> named.add(match.group(2)));
      found.addAll(numbers(line.substring(Math.min(line.length(), 60))));
    }

    assertThat(named).isNotEmpty();
    assertThat(found).containsAll(named);
    assertThat(found).allMatch(number -> number.matches("60[0-9]{13}"));
  }
}
