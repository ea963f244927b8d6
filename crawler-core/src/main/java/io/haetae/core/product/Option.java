package io.haetae.core.product;

import java.util.Optional;

/**
 * One option (SKU, variant) of a listing.
 *
 * @param id the site's own number of the option
 * @param label its values as shown, such as {@code Yellow / 110 cm}
 * @param price its price, if the page gives one
 * @param stock its stock, if the page gives a number
 * @param orderable whether the page offers it for sale now; empty if the page does not say
 */
public record Option(
    String id,
    String label,
    Optional<Money> price,
    Optional<Long> stock,
    Optional<Boolean> orderable) {}
