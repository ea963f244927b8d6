package io.haetae.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.site.SiteAdapter;
import io.haetae.sites.declared.AdapterFile;
import io.haetae.sites.generic.GenericAdapter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstalledTest {
  @TempDir private Path folder;

  private Path file(String name, String site) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    return Files.writeString(
        folder.resolve(name),
        """
        format: 1
        site: %s
        name: Mine
        version: mine
        addresses:
          hosts: mine.example
          item: '/p/(?P<number>[0-9]+)'
          listing: https://mine.example/p/{number}
          search: https://mine.example/s?q={query}
        controls: {absent: "9#####"}
        schema-org: true
        """
            .formatted(site));
  }

  private static List<String> names(Installed installed) {
    return installed.all().stream().map(adapter -> adapter.site() + " " + adapter.name()).toList();
  }

  @Test
  void shipsFilesWithoutAFault() {
    assertThat(AdapterFiles.shipped())
        .allSatisfy(file -> assertThat(file.faults()).isEmpty())
        .extracting(AdapterFile::name)
        .containsExactly("ebay.yaml", "etsy.yaml");
  }

  @Test
  void aFileOfTheUsersTakesThePlaceOfAShippedOne() throws IOException {
    List<AdapterFile> mine = List.of(AdapterFiles.read(file("a.yaml", "ebay")));
    Installed installed = Installed.of(List.of(new GenericAdapter()), AdapterFiles.shipped(), mine);
    assertThat(names(installed))
        .containsExactly("ebay Mine", "etsy Etsy", "generic any shop (schema.org)");
  }

  @Test
  void aSiteOfTwoFilesOrOfAFileAndAJarIsAFault() throws IOException {
    List<SiteAdapter> java = List.of(new GenericAdapter());
    AdapterFile generic = AdapterFiles.read(file("g.yaml", "generic"));
    AdapterFile one = AdapterFiles.read(file("a.yaml", "one"));
    assertThatThrownBy(() -> Installed.of(java, List.of(), List.of(generic)).all())
        .isInstanceOf(FaultyAdapterException.class)
        .hasMessageContaining("another adapter file is for generic");
    assertThatThrownBy(() -> Installed.of(java, List.of(), List.of(one, one)).all())
        .isInstanceOf(FaultyAdapterException.class)
        .hasMessageContaining("another adapter file is for one");
  }

  @Test
  void findsFilesByTheVariableAndInTheConfigurationHome() throws IOException {
    Path listed = file("listed.yml", "listed");
    file("config/adapters/b.yaml", "b");
    file("config/adapters/a.yaml", "a");
    Files.writeString(folder.resolve("config/adapters/notes.txt"), "not mine");
    String variable = String.join(File.pathSeparator, "some.jar", listed.toString());
    Map<String, String> environment =
        Map.of("HAETAE_ADAPTERS", variable, "HAETAE_CONFIG", folder.resolve("config").toString());
    assertThat(AdapterFiles.named(environment, folder))
        .flatExtracting(file -> file.adapter().stream().map(a -> a.site().value()).toList())
        .containsExactly("listed", "a", "b");
    assertThat(AdapterFiles.named(Map.of(), folder)).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    Map<String, String> environment = Map.of("HAETAE_ADAPTERS", folder + "/none.yaml");
    assertThat(AdapterFiles.named(environment, folder))
        .singleElement()
        .satisfies(file -> assertThat(file.faults()).hasSize(1));
  }
}
