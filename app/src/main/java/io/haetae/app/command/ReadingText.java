package io.haetae.app.command;

import io.haetae.core.product.Found;
import io.haetae.core.product.Option;
import io.haetae.core.product.Price;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** A reading as a person reads it on a console. */
final class ReadingText {
  private static final int LONGEST_LIST = 10;

  private ReadingText() {}

  static void print(PrintWriter out, Path file, Reading reading, Optional<Verdict> verdict) {
    out.println(file);
    line(out, "site", reading.site() + ", " + reading.page() + " page");
    line(out, "listing", reading.listing().map(ListingId::toString).orElse("-"));
    line(out, "verdict", verdict.map(Verdict::described).orElse("none: a list of offers"));
    reading.country().ifPresent(found -> line(out, "country", found));
    reading.product().ifPresent(product -> product(out, product));
    for (SearchHit hit : reading.results().stream().limit(LONGEST_LIST).toList()) {
      line(out, "hit", hit.listing() + "  " + hit.title().orElse(""));
    }
    more(out, reading.results().size());
    for (Signal signal : reading.signals()) {
      if (signal.meaning() != Meaning.NOTE) {
        line(
            out,
            signal.meaning().name(),
            "%s = %s  (%s)".formatted(signal.name(), signal.value(), signal.at()));
      }
    }
    out.println();
  }

  private static void product(PrintWriter out, Product product) {
    product.title().ifPresent(title -> line(out, "title", title));
    product.price().ifPresent(price -> line(out, "price", shown(price.value()), price.at()));
    product
        .listPrice()
        .ifPresent(price -> line(out, "list price", shown(price.value()), price.at()));
    product.seller().ifPresent(seller -> line(out, "seller", named(seller.value()), seller.at()));
    product.stock().ifPresent(stock -> line(out, "stock", stock));
    for (Option option : product.options().stream().limit(LONGEST_LIST).toList()) {
      String state = option.orderable().map(o -> o ? "orderable" : "not orderable").orElse("?");
      line(out, "option", option.id() + "  " + option.label() + "  " + state);
    }
    more(out, product.options().size());
  }

  private static void more(PrintWriter out, int size) {
    if (size > LONGEST_LIST) {
      line(out, "", "and " + (size - LONGEST_LIST) + " more");
    }
  }

  private static String shown(Price price) {
    return price.shown().plain() + price.shown().currency().map(code -> " " + code).orElse("");
  }

  private static String named(Seller seller) {
    return seller.id().orElse("-") + " " + seller.name().orElse("");
  }

  private static void line(PrintWriter out, String name, Found<?> found) {
    line(out, name, String.valueOf(found.value()), found.at());
  }

  private static void line(PrintWriter out, String name, String value, String at) {
    line(out, name, value + "  (" + at + ")");
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf("  %-14s %s%n", name, value);
  }
}
