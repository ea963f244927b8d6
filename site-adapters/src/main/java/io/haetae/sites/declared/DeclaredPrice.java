package io.haetae.sites.declared;

import io.haetae.core.product.Found;
import io.haetae.core.product.Money;
import io.haetae.core.product.Price;
import io.haetae.sites.declared.Declaration.Source;
import io.haetae.sites.declared.DeclaredView.Value;
import io.haetae.sites.page.CurrencySign;
import io.haetae.sites.page.PriceText;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prices at declared places.
 *
 * @param currency the currency that the page gives beside its prices
 */
record DeclaredPrice(DeclaredView view, Optional<String> currency) {
  /** The price of the first source that gives one: the range of its values in one currency. */
  Optional<Found<Price>> of(List<Source> sources) {
    return sources.stream().flatMap(source -> of(source).stream()).findFirst();
  }

  private Optional<Found<Price>> of(Source source) {
    return of(view.values(List.of(source)), source);
  }

  /** The range of the values that a source gave. */
  Optional<Found<Price>> of(List<Value> values, Source source) {
    List<PriceText> read =
        values.stream()
            .flatMap(value -> read(value, source.decimals()).stream())
            .filter(price -> price.min().amount().signum() > 0)
            .toList();
    long currencies = read.stream().map(price -> price.min().currency()).distinct().count();
    if (read.isEmpty() || currencies != 1) {
      return Optional.empty();
    }
    Comparator<Money> byAmount = Comparator.comparing(Money::amount);
    Money low = read.stream().map(PriceText::min).min(byAmount).orElseThrow();
    Money high = read.stream().map(PriceText::max).max(byAmount).orElseThrow();
    Price price = new Price(Optional.of(low), Optional.of(high), low);
    return Optional.of(new Found<>(price, values.getFirst().at()));
  }

  private Optional<PriceText> read(Value value, Optional<Integer> decimals) {
    if (decimals.isPresent()) {
      return Stream.of(value.text())
          .filter(text -> text.matches("[0-9]{1,18}"))
          .map(text -> exact(new BigDecimal(text).movePointLeft(decimals.get())))
          .findFirst();
    }
    return value.number()
        ? Optional.of(exact(new BigDecimal(value.text())))
        : PriceText.parse(value.text(), currency);
  }

  private PriceText exact(BigDecimal amount) {
    Money money = new Money(amount, currency.flatMap(CurrencySign::iso));
    return new PriceText(money, money);
  }
}
