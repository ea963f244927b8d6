package io.haetae.matching;

import io.haetae.core.product.AttributeName;
import io.haetae.core.product.Details;
import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Option;
import io.haetae.core.product.Product;
import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import io.haetae.matching.text.Tokens;
import io.haetae.matching.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is compared: an offer as its page was read, or a watch item.
 *
 * @param wording its words
 * @param currency the currency of the wording's price, if known
 * @param listings the offer's own number, or the offers that the notice names
 * @param gtins bar codes with a right check digit
 * @param models designations stated as such, as {@link Tokens} writes them
 * @param certificates KC and radio certificate numbers
 */
public record Subject(
    Wording wording,
    Optional<String> currency,
    List<ListingId> listings,
    List<Gtin> gtins,
    List<String> models,
    List<String> certificates) {
  private static final Optional<AttributeName> BAR_CODE = Optional.of(AttributeName.GTIN);

  /** Copies the lists. */
  public Subject {
    listings = List.copyOf(listings);
    gtins = List.copyOf(gtins);
    models = List.copyOf(models);
    certificates = List.copyOf(certificates);
  }

  /** An offer. */
  public static Subject of(Product product, Optional<ListingId> listing) {
    Details details = Details.of(product);
    String description =
        Stream.concat(
                product.attributes().entrySet().stream()
                    .filter(a -> !AttributeName.of(a.getKey()).equals(BAR_CODE))
                    .map(Map.Entry::getValue),
                product.options().stream().map(Option::label))
            .collect(Collectors.joining(" "));
    Optional<Money> price = product.price().map(found -> found.value().shown());
    Wording wording =
        new Wording(
            product.title().map(Found::value).orElse(""),
            named(details, AttributeName.BRAND).findFirst().orElse(""),
            description,
            price.map(Money::amount));
    List<Gtin> gtins =
        named(details, AttributeName.GTIN).flatMap(text -> Gtin.parse(text).stream()).toList();
    List<String> certificates =
        Stream.concat(details.safety().stream(), details.radio().stream())
            .map(Found::value)
            .distinct()
            .toList();
    return new Subject(
        wording,
        price.flatMap(Money::currency),
        listing.stream().toList(),
        gtins,
        designations(named(details, AttributeName.MODEL).toList()),
        certificates);
  }

  /** A watch item. */
  public static Subject of(WatchItem item) {
    Wording wording =
        new Wording(
            item.name(),
            item.brand().orElse(""),
            String.join(" ", item.models()) + " " + item.description(),
            Optional.empty());
    return new Subject(
        wording,
        Optional.empty(),
        item.listings(),
        item.gtins(),
        designations(item.models()),
        item.certificates());
  }

  private static Stream<String> named(Details details, AttributeName name) {
    return details.named().getOrDefault(name, List.of()).stream().map(Found::value);
  }

  private static List<String> designations(List<String> written) {
    List<String> found = new ArrayList<>();
    written.forEach(text -> Tokens.of(text).stream().filter(Tokens::isModel).forEach(found::add));
    return found.stream().distinct().toList();
  }
}
