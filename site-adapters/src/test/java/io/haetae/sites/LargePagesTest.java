package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.site.Reading;
import io.haetae.sites.page.ReadPages;
import org.junit.jupiter.params.ParameterizedTest;
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
    TAGS {
      @Override
      String in(String page) {
        return page.replace("</body>", repeated("<", page) + "</body>");
      }
    };

    abstract String in(String page);

    private static String repeated(String filler, String page) {
      return filler.repeat((SIZE - page.length()) / filler.length());
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

  /** Its data stand in the document, of which only the first part is parsed. */
  @ParameterizedTest
  @EnumSource(Bulk.class)
  void aShopSaysTheSameOrNothing(Bulk bulk) {
    String page = PagesOfOurOwn.of("Shop, on sale");
    assertThat(ReadPages.verdict(read(bulk.in(page))))
        .isIn("Orderable", "Undetermined:UnknownLayout", "Undetermined:EmptyShell");
  }
}
