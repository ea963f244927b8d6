package io.haetae.core.product;

import java.util.Optional;

/**
 * The seller as the offer names it: business data only.
 *
 * @param id the site's own number of the shop, as it stands in the shop's address
 * @param name the shop's name
 */
public record Seller(Optional<String> id, Optional<String> name) {}
