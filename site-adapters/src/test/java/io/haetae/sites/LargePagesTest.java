package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.site.Reading;
import io.haetae.sites.page.ReadPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages of 20 MB, made large in several ways, are read as if they were small, or not at all. */
final class LargePagesTest {
  private static final int SIZE = 20_000_000;

  /** Where the bulk of a page lies. */
  enum Bulk {
    SCRIPT {
      @Override
      String in(String page) {
        String filler = "var words=['a duck of soft rubber', 17, {yes: true}];\n";
        return page.replace("</head>", "<script>" + repeated(filler, page) + "</script></head>");
      }
    },
    COMMENT {
      @Override
      String in(String page) {
        return page.replace("</head>", "<!-- " + repeated("a duck ", page) + "--></head>");
      }
    },
    ELEMENTS {
      @Override
      String in(String page) {
        String filler = "<div class=a><b>Duck</b> of rubber</div>\n";
        return page.replace("</body>", repeated(filler, page) + "</body>");
      }
    },
    BRACES {
      @Override
      String in(String page) {
        return page.replace(
            "</head>", "<script>var x=" + repeated("[{\"a\":", page) + "</script></head>");
      }
    },
    DEPTH {
      @Override
      String in(String page) {
        return page.replace("</body>", repeated("<div class=a>x", page) + "</body>");
      }
    },
    LETTERS {
      @Override
      String in(String page) {
        return page.replace("</body>", "<p>" + repeated("말랑한 오리 ", page) + "</p></body>");
      }
    },
    DATA {
      @Override
      String in(String page) {
        String filler =
            "<script type=\"application/json\">{\"goods_id\":7,\"salePrice\":1}</script>\n";
        return page.replace("</head>", repeated(filler, page) + "</head>");
      }
    },
    LINKED_DATA {
      @Override
      String in(String page) {
        String filler =
            "<script type=\"application/ld+json\">{\"@type\":\"Thing\",\"name\":\"Duck\"}</script>\n";
        return page.replace("</head>", repeated(filler, page) + "</head>");
      }
    },
    TAGS {
      @Override
      String in(String page) {
        return page.replace("</body>", repeated("<", page) + "</body>");
      }
    };

    abstract String in(String page);

    private static String repeated(String filler, String page) {
      return filler.repeat((SIZE - page.length()) / filler.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  private static Reading read(String page) {
    Capture capture = SavedPage.capture("large", Bytes.utf8(page));
    return Adapters.bestFor(capture).orElseThrow().read(capture);
  }

  private static void expectAsSmall(String name, Bulk bulk) {
    String page = PagesOfOurOwn.of(name);
    assertThat(ReadPages.verdict(read(bulk.in(page))))
        .as(name + " with much in " + bulk)
        .isEqualTo(ReadPages.verdict(read(page)));
  }

  /** Their data stand in scripts, which are all looked through. */
  @ParameterizedTest
  @EnumSource(Bulk.class)
  void marketplacesAreReadAsIfTheyWereSmall(Bulk bulk) {
    expectAsSmall("AliExpress modules, on sale", bulk);
    expectAsSmall("Temu, sold out", bulk);
    expectAsSmall("SHEIN, on sale", bulk);
  }

  /** A literal beyond the limit of values is not read, and nothing is concluded without it. */
  @ParameterizedTest
  @CsvSource({
    "'AliExpress modules, on sale', runParams = { data: {",
    "'Temu, on sale', rawData={",
    "'SHEIN, on sale', gbRawData={"
  })
  void aStateThatIsTooLargeProvesNothing(String name, String start) {
    String page = PagesOfOurOwn.of(name);
    for (String filler : List.of("{\"name\":\"duck\",\"stock\":7},", "{name: 'duck', yes: !0},")) {
      String state = start + "\"more\":[" + Bulk.repeated(filler, page) + "7],";
      assertThat(ReadPages.verdict(read(page.replace(start, state))))
          .isEqualTo("Undetermined:Failed");
    }
  }

  /** Its data stand in the document, of which only the first part is parsed. */
  @ParameterizedTest
  @EnumSource(Bulk.class)
  void aShopIsReadAsIfItsPageWereSmall(Bulk bulk) {
    expectAsSmall("Shop, on sale", bulk);
  }

  /** In a process of its own, whose heap no other test has filled. */
  @Test
  void aHeapOf256MegabytesIsEnoughForEachOfThem() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LargePagesTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("read with much in its state and [SCRIPT, ");
  }

  /** Reads a page with much in each of its parts, in this process. */
  public static void main(String[] arguments) {
    String page = PagesOfOurOwn.of("AliExpress modules, on sale");
    for (Bulk bulk : Bulk.values()) {
      read(bulk.in(page));
    }
    String start = "runParams = { data: {";
    read(page.replace(start, start + "\"more\":[" + Bulk.repeated("{\"stock\":7},", page) + "7],"));
    System.out.println("read with much in its state and " + Arrays.toString(Bulk.values()));
  }
}
