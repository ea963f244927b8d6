package io.haetae.app.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A name in a line of Haetae's own watch-list file. Stored; never changes its meaning. */
enum JsonName {
  ID,
  SOURCE,
  NAME,
  BRAND,
  CATEGORY,
  HAZARD,
  DESCRIPTION,
  MODELS,
  GTINS,
  CERTIFICATES,
  SKUS,
  LISTINGS,
  IMAGES,
  PUBLISHED,
  REFERENCE;

  /** The name as written, such as {@code gtins}. */
  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<JsonName> of(String written) {
    return Arrays.stream(values()).filter(name -> name.written().equals(written)).findFirst();
  }
}
