package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Capture;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import io.haetae.fixtures.contract.AdapterContract;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An adapter built from docs/adapters.md alone: its class compiled as it stands there, in a jar
 * with the service file that it describes, held to the contract of every adapter, and used by the
 * program without any change to it.
 */
final class OutsideAdapterTest extends AdapterContract {
  private static final Path DOCS = Path.of("../docs/adapters.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(html|java)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern SERVICE =
      Pattern.compile("`(META-INF/services/[^`]+)`[^`]*`([^`]+)`");

  @TempDir private static Path folder;
  private static Path jar = Path.of("unbuilt.jar");
  private static String page = "";

  @BeforeAll
  static void buildTheJar() throws IOException {
    String docs = Files.readString(DOCS);
    page = block(docs, "html");
    Path source = Files.writeString(folder.resolve("ExampleShopAdapter.java"), block(docs, "java"));
    Path classes = Files.createDirectory(folder.resolve("out"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int compiled =
        compiler.run(
            null,
            null,
            null,
            "--release",
            "21",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            source.toString());
    assertThat(compiled).isZero();
    MatchResult service = SERVICE.matcher(docs).results().findFirst().orElseThrow();
    jar = folder.resolve("example-shop.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      String name = service.group(2).replace('.', '/') + ".class";
      add(out, name, Files.readAllBytes(classes.resolve(name)));
      add(out, service.group(1), (service.group(2) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String block(String docs, String language) {
    return BLOCK
        .matcher(docs)
        .results()
        .filter(block -> block.group(1).equals(language))
        .findFirst()
        .orElseThrow()
        .group(2);
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  @Override
  protected SiteAdapter adapter() {
    try {
      URLClassLoader loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, SiteAdapter.class.getClassLoader());
      return ServiceLoader.load(SiteAdapter.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .filter(adapter -> adapter.getClass().getClassLoader().equals(loader))
          .findFirst()
          .orElseThrow();
    } catch (MalformedURLException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  @Override
  protected SiteId expectedSite() {
    return new SiteId("example-shop");
  }

  @Override
  protected List<ListingId> listings() {
    return List.of(new ListingId(expectedSite(), "77"));
  }

  @Override
  protected List<Capture> captures() {
    return List.of(Capture.ofSavedPage(page).at(URI.create("https://shop.example/p/77")));
  }

  @Override
  protected List<Capture> foreignCaptures() {
    return List.of(
        Capture.ofSavedPage("<main><h1>Shop</h1><p class=no-such-product-at-all>Hi</p></main>"));
  }

  @Test
  void isListedByTheProgram() throws Exception {
    assertThat(run("adapters")).contains("example-shop", "Example shop", "shop.example");
  }

  @Test
  void readsItsPageInTheProgram() throws Exception {
    Path saved = Files.writeString(folder.resolve("page.html"), page);
    String json =
        run(
            "read",
            saved.toString(),
            "--url",
            "https://shop.example/p/77",
            "--country",
            "KR",
            "--json");
    assertThat(json)
        .contains("\"site\":\"example-shop\"")
        .contains("\"kind\":\"Orderable\"")
        .contains("\"12900\"");
  }

  private static String run(String... arguments) throws IOException, InterruptedException {
    Program.Ended ended = new Program(folder, List.of(jar)).run(arguments);
    assertThat(ended.exit()).as(ended.text()).isZero();
    return ended.text();
  }
}
