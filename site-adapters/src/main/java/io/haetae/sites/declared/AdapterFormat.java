package io.haetae.sites.declared;

import io.haetae.sites.format.Shape;
import io.haetae.sites.format.Shape.Field;
import io.haetae.sites.format.Shape.Fields;
import io.haetae.sites.format.Shape.Listed;
import io.haetae.sites.format.Shape.Named;
import io.haetae.sites.format.Shape.OneOrMore;
import io.haetae.sites.format.Shape.Text;
import io.haetae.sites.format.Shape.TextOrFields;
import io.haetae.sites.format.Shape.Truth;
import java.util.List;
import java.util.Set;

/** What stands in an adapter file. */
final class AdapterFormat {
  /** The names of what proves a state of an entry, or of the whole list. */
  static final Set<String> PROOFS = Set.of("orderable", "sold-out", "nothing");

  private static final Shape SOURCES = sources(Form.PLACE);
  private static final Shape WITHIN = sources(Form.WITHIN);

  private static Shape sources(Form place) {
    return new OneOrMore(
        new TextOrFields(
            new Text(place),
            new Fields(
                List.of(
                    Field.required("at", new Text(place), "where the value stands"),
                    Field.optional(
                        "part",
                        new Text(Form.PATTERN),
                        "what of the value counts: the first group, or else the whole find"),
                    Field.optional(
                        "decimals",
                        new Text(Form.DECIMALS),
                        "of a price in the smallest unit: how many last digits are decimals")))));
  }

  private static Shape proof(Form place) {
    return new Fields(
        List.of(
            Field.required("at", new Text(place), "where it says so"),
            Field.required("matches", new Text(Form.PATTERN), "what the whole value must be")));
  }

  private static final Fields OPTIONS =
      new Fields(
          List.of(
              Field.required("each", new Text(Form.LIST), "where the options stand"),
              Field.required("id", WITHIN, "the site's own number of an option"),
              Field.optional("label", WITHIN, "its values as shown, such as the colour"),
              Field.optional("price", WITHIN, "its price now"),
              Field.optional("currency", WITHIN, "its currency, where the price does not say"),
              Field.optional("stock", WITHIN, "its stock, a whole number"),
              Field.optional("orderable", proof(Form.WITHIN), "what proves that it can be ordered"),
              Field.optional("sold-out", proof(Form.WITHIN), "what proves that it cannot")));

  private static final Fields RESULTS =
      new Fields(
          List.of(
              Field.required("each", new Text(Form.LIST), "where the offers of a list stand"),
              Field.required("id", WITHIN, "an offer's number, or an address that has it"),
              Field.optional("title", WITHIN, "its title"),
              Field.optional("price", WITHIN, "the price shown"),
              Field.optional("currency", WITHIN, "its currency, where the price does not say"),
              Field.optional("seller-id", WITHIN, "the site's own number of its shop"),
              Field.optional("listed-on", WITHIN, "when it was first listed, as 2026-11-26…"),
              Field.optional(
                  "nothing", proof(Form.PLACE), "what proves that a search found nothing")));

  private static final Fields ADDRESSES =
      new Fields(
          List.of(
              Field.required(
                  "hosts",
                  new OneOrMore(new Text(Form.HOST)),
                  "the site's hosts; each stands for every host below it, too"),
              Field.required(
                  "item",
                  new OneOrMore(new Text(Form.ITEM)),
                  "path and query of an item's address; the group \"number\" is the item number"),
              Field.required(
                  "listing", new Text(Form.LISTING), "where a shopper sees the item {number}"),
              Field.required(
                  "search", new Text(Form.SEARCH), "where a shopper searches for {query}")));

  private static final Fields CONTROLS =
      new Fields(
          List.of(
              Field.required(
                  "absent",
                  new Text(Form.ABSENT),
                  "an item number that is known not to exist; # is a random digit")));

  private static final Fields VANTAGE =
      new Fields(
          List.of(
              Field.optional(
                  "cookies",
                  new Named(Form.COOKIE, new Text(Form.COOKIE_VALUE)),
                  "the site's own settings; {country}, {language} and {currency} are filled in")));

  private static final Fields STATE =
      new Fields(
          List.of(
              Field.optional("linked-data", new Text(Form.TYPE), "JSON-LD of this type"),
              Field.optional("script", new Text(Form.VARIABLE), "what scripts assign to it"),
              Field.optional(
                  "answer", new Text(Form.PATTERN), "JSON answers whose address has this in it")));

  private static final Fields PAGE =
      new Fields(
          List.of(
              Field.optional("number", SOURCES, "the item number that the page gives itself"),
              Field.optional("title", SOURCES, "the title"),
              Field.optional("price", SOURCES, "the price now; several values make a range"),
              Field.optional("currency", SOURCES, "the currency, where the price does not say"),
              Field.optional("list-price", SOURCES, "the struck-out price"),
              Field.optional(
                  "shown-price", SOURCES, "a second witness of the price: must lie in its range"),
              Field.optional("seller-id", SOURCES, "the site's own number of the shop"),
              Field.optional("seller", SOURCES, "the shop's name"),
              Field.optional("stock", SOURCES, "the whole stock, a whole number"),
              Field.optional("images", SOURCES, "addresses of photographs"),
              Field.optional("country", SOURCES, "the delivery country, as an ISO code"),
              Field.optional("category", SOURCES, "the path of categories, a value a step"),
              Field.optional("listed-on", SOURCES, "when it was first listed, as 2026-11-26…"),
              Field.optional("sold", SOURCES, "how often it was sold, as the page writes it"),
              Field.optional(
                  "delivers-to", SOURCES, "the countries that it is sent to, as ISO codes")));

  private static final Fields SIGNAL =
      new Fields(
          List.of(
              Field.required("meaning", new Text(Form.MEANING), "what it says"),
              Field.required("at", new OneOrMore(new Text(Form.PLACE)), "where it says so"),
              Field.optional(
                  "matches",
                  new Text(Form.PATTERN),
                  "what the whole value must be; without it a visible element is enough"),
              Field.optional("name", new Text(Form.WORDS), "a name for it")));

  /** The whole file. */
  static final Fields FILE =
      new Fields(
          List.of(
              Field.required("format", new Text(Form.FORMAT), "the number of this format"),
              Field.required("site", new Text(Form.SITE), "the site's stored name, for ever"),
              Field.required("name", new Text(Form.WORDS), "the site's name for people"),
              Field.required(
                  "version",
                  new Text(Form.VERSION),
                  "changes whenever a reading of the same page could change"),
              Field.required("addresses", ADDRESSES, "the site's addresses"),
              Field.required("controls", CONTROLS, "what a session tests itself with"),
              Field.optional("vantage", VANTAGE, "how the site is told who looks"),
              Field.optional(
                  "states", new Named(Form.NAME, STATE), "where the page keeps its data"),
              Field.optional(
                  "schema-org",
                  new Truth(),
                  "read schema.org data as in any shop; what this file names comes first"),
              Field.optional("page", PAGE, "the values of an item's page"),
              Field.optional("signals", new Listed(SIGNAL), "what proves the state of the offer"),
              Field.optional("options", OPTIONS, "the options of an item's page"),
              Field.optional("results", RESULTS, "the offers of a result page")));

  private AdapterFormat() {}
}
