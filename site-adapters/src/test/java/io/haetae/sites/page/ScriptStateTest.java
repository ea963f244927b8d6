package io.haetae.sites.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScriptStateTest {
  @Test
  void findsAnObjectInsideALiteralThatIsNoJson() {
    JsonPlace state =
        only(
            "window.runParams = { data: {\"a\":{\"b\":\"}; c\"}}, csrfToken: 'x\\'y', };",
            "runParams");
    assertThat(state.at("data", "a", "b").text()).contains("}; c");
    assertThat(state.at("data", "a", "b").place()).isEqualTo("runParams#/data/a/b");
    assertThat(state.at("csrfToken").text()).contains("x'y");
  }

  @Test
  void understandsWhatPeopleWriteInScripts() {
    String script =
        """
        /* state */ var state = {
          plain: 007, 'single': 'it\\'s', "esc": "\\x41\\u0042\\u{1F600}\\/", // note
          un: undefined, nan: NaN, inf: -1, yes: !0, no: !1, hex: 0xff, dot: .5,
          call: fn({a: 1}, "},{"), sum: 1 + 2, tail: `back`, list: [1, , 2, f(3),],
          text: JSON.parse("{\\"deep\\":[1,2]}"), void0: void 0,
        };
        """;
    JsonPlace state = only(script, "state");
    assertThat(state.at("plain").count()).contains(7L);
    assertThat(state.at("single").text()).contains("it's");
    assertThat(state.at("esc").text()).contains("AB\uD83D\uDE00/");
    assertThat(state.at("un").present()).isFalse();
    assertThat(state.at("nan").present()).isFalse();
    assertThat(state.at("yes").flag()).contains(true);
    assertThat(state.at("no").flag()).contains(false);
    assertThat(state.at("hex").count()).contains(255L);
    assertThat(state.at("call").present()).isFalse();
    assertThat(state.at("sum").present()).isFalse();
    assertThat(state.at("tail").text()).contains("back");
    assertThat(state.at("list").items()).hasSize(3);
    assertThat(state.at("text", "deep", "1").count()).contains(2L);
  }

  @Test
  void keepsNumbersExact() {
    JsonPlace state =
        only("var s={id:12000037381962817,big:123456789012345678901,price:8819.10}", "s");
    assertThat(state.at("id").text()).contains("12000037381962817");
    assertThat(state.at("big").text()).contains("123456789012345678901");
    assertThat(state.at("price").number()).contains(new BigDecimal("8819.10"));
  }

  @Test
  void findsEveryFormOfAssignment() {
    for (String script :
        List.of(
            "window.x={a:1}",
            "window['x'] = {a:1};",
            "let x\n=\n{a:1}",
            "export const x = {a:1}",
            "foo();x={a:1}",
            "if(1){self.x = self.x || {a:1}}",
            "/**/ x = {a:1}",
            "var q=1,x={a:1}")) {
      assertThat(ScriptState.assigned(script, "x").values())
          .as(script)
          .singleElement()
          .satisfies(place -> assertThat(place.at("a").count()).contains(1L));
    }
  }

  @Test
  void overlooksWhatIsNoAssignment() {
    for (String script :
        List.of(
            "if (x == {a:1}) {}",
            "// x = {a:1}",
            "var max = {a:1}",
            "y.x = {a:1}",
            "say('x = {a:1}')",
            "x => {a:1}",
            "x.y = {a:1}")) {
      assertThat(ScriptState.assigned(script, "x").values()).as(script).isEmpty();
    }
  }

  @Test
  void tellsACutOffValueFromAMalformedOne() {
    assertThat(ScriptState.assigned("x = {\"a\":{\"b\":1}, \"c", "x").cutOff()).isTrue();
    assertThat(ScriptState.assigned("x = {\"a\" 1}", "x"))
        .isEqualTo(new ScriptState.Assigned(List.of(), false));
  }

  @Test
  void readsModulesCallsAndBareValues() {
    for (String text :
        List.of(
            "{\"a\":1}",
            "\uFEFF {\"a\":1}",
            "export default {a:1};",
            "module.exports = {a:1}",
            "const data = {a:1};",
            "mtopjsonp12({\"a\":1})",
            "/**/ typeof cb === 'function' && cb({\"a\":1});")) {
      assertThat(ScriptState.only(text))
          .as(text)
          .isInstanceOfSatisfying(
              Literal.Whole.class,
              whole -> assertThat(whole.value().path("a").asInt()).isEqualTo(1));
    }
  }

  @Test
  void givesUpOnTooDeepNestingWithoutFailing() {
    String deep = "x = " + "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(ScriptState.assigned(deep, "x").values()).isEmpty();
  }

  @Test
  void neverFailsOnDamagedText() {
    String script =
        "window.runParams = { data: {\"a\":[1,2.5e3,\"q\\u00e4\\\"\"],b:'x',c:`y`}, d: f(\"}\") };";
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder damaged = new StringBuilder(script);
      int cuts = 1 + random.nextInt(4);
      for (int n = 0; n < cuts; n++) {
        damaged.append(' ');
        int at = random.nextInt(damaged.length());
        switch (random.nextInt(3)) {
          case 0 -> damaged.deleteCharAt(at);
          case 1 -> damaged.insert(at, "{}[]\"'`\\,:/*e-0u".charAt(random.nextInt(16)));
          default -> damaged.setLength(Math.max(1, at));
        }
      }
      assertThat(ScriptState.assigned(damaged.toString(), "runParams")).isNotNull();
      assertThat(ScriptState.only(damaged.toString())).isNotNull();
    }
  }

  private static JsonPlace only(String script, String variable) {
    List<JsonPlace> values = ScriptState.assigned(script, variable).values();
    assertThat(values).hasSize(1);
    return values.getFirst();
  }
}
