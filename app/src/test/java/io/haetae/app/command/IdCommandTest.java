package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class IdCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "https://ko.aliexpress.com/item/1005007146144471.html?sku_id=1, aliexpress:1005007146144471",
    "https://www.aliexpress.us/item/3256806959829719.html, aliexpress:1005007146144471",
    "https://m.aliexpress.com/item/-/1005007146144471.html, aliexpress:1005007146144471",
    "aliexpress://product/detail?productId=1005007146144471, aliexpress:1005007146144471",
    "https://www.temu.com/kr/a-toy-g-601099512345678.html, temu:601099512345678",
    "https://www.temu.com/kr-en/goods.html?goods_id=601099512345678, temu:601099512345678",
    "https://kr.shein.com/A-Toy-p-30265255-cat-1738.html, shein:30265255",
    "https://m.shein.com/us/A-Toy-p-30265255.html?mallCode=1, shein:30265255",
  })
  void namesTheCanonicalListing(String url, String listing) {
    assertThat(run(url)).isEqualTo(ExitCode.FINE);
    assertThat(out.toString().strip()).isEqualTo(listing);
  }

  @ParameterizedTest
  @CsvSource({
    "https://s.click.aliexpress.com/e/_abc, is a short link of AliExpress",
    "https://a.aliexpress.com/_mABC12, is a short link of AliExpress",
    "https://temu.to/m/abcde, is a short link of Temu",
    "https://share.temu.com/abcde, is a short link of Temu",
    "https://onelink.shein.com/0/abc, is a short link of SHEIN",
    "not an address, is no address",
  })
  void saysWhyAnAddressNamesNone(String url, String why) {
    assertThat(run(url)).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(out.toString()).isEmpty();
    assertThat(errors.toString()).contains(url + " " + why);
  }

  @Test
  void oneBadAddressDoesNotLoseTheOthers() {
    assertThat(run("--json", "x y", "https://ko.aliexpress.com/item/1005007146144471.html"))
        .isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(out.toString().lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("\"listing\":{\"site\":\"aliexpress\",\"id\":\"1005007146144471\"}");
  }

  private int run(String... arguments) {
    return new CommandLine(new IdCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }
}
