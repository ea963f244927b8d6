package io.haetae.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class PictureNameTest {
  @Test
  void oneNameStandsForEverySizeOfAPicture() {
    String whole = "https://ae01.alicdn.com/kf/S12ab.jpg";
    assertThat(name("https://ae-pic-a1.example/kf/S12ab.jpg_640x640q75.jpg_.avif"))
        .isEqualTo(name(whole));
    assertThat(name("https://img.ltwebstatic.com/images3/a/1f_thumbnail_405x552.webp"))
        .isEqualTo(name("https://img.ltwebstatic.com/images3/a/1f.jpg"));
    assertThat(name("https://m.example/images/I/71abC._AC_SX300_.jpg"))
        .isEqualTo(name("https://m.example/images/I/71abC.jpg"));
    assertThat(name("https://img.kwcdn.example/product/a-goods.jpeg?imageView2/2/w/800"))
        .isEqualTo(name("https://img.kwcdn.example/product/a-goods.jpeg"));
  }

  @Test
  void otherPicturesHaveOtherNames() {
    assertThat(name("https://a.example/1.jpg")).isNotEqualTo(name("https://a.example/2.jpg"));
    assertThat(PictureName.of(URI.create("https://a.example/script.js"))).isEmpty();
    assertThat(PictureName.of(URI.create("mailto:a@b.example"))).isEmpty();
  }

  @Test
  void aSavedFileIsNamedWithoutFolders() {
    assertThat(name("https://a.example/kf/S1.jpg").alone())
        .isEqualTo(PictureName.of("S1.jpg_640x640.jpg").orElseThrow());
  }

  private static PictureName name(String address) {
    return PictureName.of(URI.create(address)).orElseThrow();
  }
}
