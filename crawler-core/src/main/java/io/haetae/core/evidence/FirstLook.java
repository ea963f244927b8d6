package io.haetae.core.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.product.Found;
import io.haetae.core.product.Product;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Reading;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a plain request saw of a listing, as the notes of a verdict that concludes nothing: two
 * looks that saw the same have the same notes, in this or any other process. Numbers that change by
 * themselves (stock counts, ratings, sales) are in no note.
 */
public final class FirstLook {
  /** The kind of verdict that the page would support by itself, controls aside. */
  static final String ALONE = "light page alone";

  static final String STATUS = "light status";
  private static final String PREFIX = "light ";
  private static final String PAGE = "page";
  private static final int OK = 200;

  /** Refusals, which are recorded and never worked around, with a browser either. */
  private static final Set<Reason> STOPS =
      EnumSet.of(Reason.CHALLENGED, Reason.RATE_LIMITED, Reason.LOGIN_REQUIRED);

  /** Only what a page shows of an offer can be told apart from another page's frame. */
  private static final Set<String> OFFERS =
      Set.of("Orderable", "SoldOut", "NotDelivered", "OptionGone");

  private FirstLook() {}

  /**
   * The verdict of a first look: the site's refusal if it refused, else that a plain request is
   * never conclusive, with what it saw.
   *
   * @param seen the capture, by the real site's addresses
   * @param reading what was read from it
   * @param alone the verdict that the reading supports by itself
   */
  static Verdict verdict(Capture seen, Reading reading, Verdict alone) {
    if (stop(alone).isPresent()) {
      return alone;
    }
    List<Signal> notes = new ArrayList<>();
    note(notes, ALONE, alone.described(), PAGE);
    Optional<Exchange> main = seen.mainExchange();
    String at = main.map(Exchange::url).map(URI::toString).orElse(PAGE);
    note(
        notes,
        STATUS,
        main.flatMap(Exchange::response)
            .map(answer -> Integer.toString(answer.status()))
            .orElse("none"),
        at);
    note(notes, "light address", seen.finalUrl().map(URI::toString).orElse("none"), "url");
    reading.product().ifPresent(product -> product(notes, product));
    note(notes, "light reading", sha256(words(reading)), PAGE);
    return new Verdict.Undetermined(Reason.PROBED, new Basis(notes, Judge.RULES));
  }

  private static void product(List<Signal> notes, Product product) {
    product.title().ifPresent(title -> note(notes, "light title", title.value(), title.at()));
    product
        .price()
        .ifPresent(price -> note(notes, "light price", price.value().toString(), price.at()));
    product
        .seller()
        .ifPresent(seller -> note(notes, "light seller", name(seller.value()), seller.at()));
    note(notes, "light options", Integer.toString(product.options().size()), PAGE);
  }

  private static String name(Seller seller) {
    return seller.id().orElse("-") + " " + seller.name().orElse("-");
  }

  private static void note(List<Signal> notes, String name, String value, String at) {
    notes.add(new Signal(Meaning.NOTE, name, value, at));
  }

  /** What is read of an offer, in an order that no process changes. */
  private static String words(Reading reading) {
    StringBuilder words = new StringBuilder();
    words.append(reading.page()).append('\n').append(reading.listing()).append('\n');
    words.append(reading.country().map(Found::value)).append('\n');
    reading
        .product()
        .ifPresent(
            product -> {
              words.append(product.title()).append('\n').append(product.price()).append('\n');
              words.append(product.listPrice()).append('\n').append(product.seller()).append('\n');
              product
                  .options()
                  .forEach(
                      option ->
                          words
                              .append(option.id())
                              .append(option.label())
                              .append(option.price())
                              .append(option.orderable())
                              .append('\n'));
              words.append(product.images()).append('\n').append(product.attributes());
            });
    return words.toString();
  }

  private static String sha256(String words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** The site's refusal that a verdict states, if it does. */
  public static Optional<Reason> stop(Verdict verdict) {
    return verdict instanceof Verdict.Undetermined undetermined
            && STOPS.contains(undetermined.reason())
        ? Optional.of(undetermined.reason())
        : Optional.empty();
  }

  /** Whether a verdict is that of a first look which the site answered. */
  public static boolean answered(Verdict verdict) {
    return verdict instanceof Verdict.Undetermined undetermined
        && undetermined.reason() == Reason.PROBED;
  }

  /** Why a first look cannot tell whether anything changed; empty if it can. */
  public static Optional<String> unreadable(Verdict probed) {
    if (!answered(probed)) {
      return Optional.of("it saw " + probed.described());
    }
    String status = value(probed, STATUS);
    if (!status.equals(Integer.toString(OK))) {
      return Optional.of("the site answered " + status);
    }
    String alone = value(probed, ALONE);
    return OFFERS.contains(alone)
        ? Optional.empty()
        : Optional.of("the page alone shows " + alone + ", no offer");
  }

  /** The kind of verdict that the page alone would support. */
  public static String alone(Verdict probed) {
    return value(probed, ALONE);
  }

  /** The names of what two first looks saw otherwise. */
  public static List<String> changes(Verdict before, Verdict now) {
    List<Signal> then = notes(before);
    List<Signal> since = notes(now);
    return Stream.concat(then.stream(), since.stream())
        .map(Signal::name)
        .distinct()
        .filter(name -> !value(before, name).equals(value(now, name)))
        .map(name -> name.substring(PREFIX.length()))
        .toList();
  }

  private static List<Signal> notes(Verdict verdict) {
    return verdict.basis().signals().stream()
        .filter(signal -> signal.meaning() == Meaning.NOTE && signal.name().startsWith(PREFIX))
        .toList();
  }

  private static String value(Verdict verdict, String name) {
    return notes(verdict).stream()
        .filter(signal -> signal.name().equals(name))
        .map(Signal::value)
        .findFirst()
        .orElse("");
  }
}
