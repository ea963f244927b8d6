package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdapterCommandTest {
  private static final String PAGE =
      """
      <!doctype html><html><head><title>Kettle</title>
      <link rel=canonical href="https://www.kettles.example/p/55012">
      <script type="application/ld+json">{"@type":"Product","name":"Kettle","offers":{"@type":"Offer",
      "price":"12900","priceCurrency":"KRW","availability":"https://schema.org/InStock"}}</script>
      </head><body><h1>Kettle</h1><p>Boils a litre in three minutes.</p></body></html>
      """;

  @TempDir private Path folder;

  @Test
  void writesAnAdapterThatIsFoundAndReadsThePage() throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), PAGE);
    Path file = folder.resolve("kettles.yaml");
    Program bare = new Program(folder, List.of());
    Program.Ended written = bare.run("adapter", "new", page.toString(), "-o", file.toString());
    assertThat(written.text()).contains("Orderable", "written: " + file);
    assertThat(bare.run("adapter", "new", page.toString(), "-o", file.toString()).exit())
        .isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(bare.run("adapter", "check", file.toString()).exit()).isEqualTo(ExitCode.FINE);

    Program named = new Program(folder, List.of(file));
    assertThat(named.run("read", page.toString(), "--json").text())
        .contains("\"site\":\"kettles.example\"", "\"id\":\"55012\"", "\"kind\":\"Orderable\"");

    Path home = Files.createDirectories(folder.resolve("config/adapters"));
    Files.move(file, home.resolve("kettles.yaml"));
    assertThat(bare.run("adapters").text()).contains("kettles.example", "1+sha256:", "ebay");
  }

  @Test
  void aFaultyFileStopsEveryReadingAndSaysWhere() throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), PAGE);
    Path file = Files.writeString(folder.resolve("bad.yaml"), "format: 1\nsite: Bad Name\n");
    Program named = new Program(folder, List.of(file));
    Program.Ended read = named.run("read", page.toString());
    assertThat(read.exit()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(read.text()).contains("bad.yaml:2:7: site: \"Bad Name\" does not fit");
    Program.Ended checked = named.run("adapter", "check", file.toString());
    assertThat(checked.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(checked.text()).contains("bad.yaml:1:1: addresses is missing; add it: the site's");
  }
}
