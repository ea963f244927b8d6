package io.haetae.app.match;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the addresses of one picture's sizes have in common. The marketplaces' picture servers put
 * the size behind the name ({@code a.jpg_640x640.jpg_.webp}), before its ending ({@code
 * a_thumbnail_405x552.webp}, {@code a._AC_SX300_.jpg}) or into the query, and serve one picture
 * from several hosts (captures of 2022 to 2026).
 *
 * @param path the path without host, size and ending, in lower case
 */
record PictureName(String path) {
  private static final Pattern NAME =
      Pattern.compile("(.*?)\\.(?:jpe?g|png|webp|gif|bmp|avif)(?![a-z0-9]).*");
  private static final Pattern SIZE =
      Pattern.compile("(?:_thumbnail_[0-9]*x[0-9]*|\\._[a-z0-9,_]+_)$");

  /** Of an address; empty if it does not end as those of pictures do. */
  static Optional<PictureName> of(URI address) {
    return Optional.ofNullable(address.getPath()).flatMap(PictureName::of);
  }

  static Optional<PictureName> of(String path) {
    Matcher name = NAME.matcher(path.toLowerCase(Locale.ROOT));
    return name.matches()
        ? Optional.of(new PictureName(SIZE.matcher(name.group(1)).replaceFirst("")))
        : Optional.empty();
  }

  /** Without its folders, as browsers name the files of a saved page. */
  PictureName alone() {
    return new PictureName(path.substring(path.lastIndexOf('/') + 1));
  }
}
