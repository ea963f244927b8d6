package io.haetae.core.site;

import io.haetae.core.product.Money;
import io.haetae.core.watch.ListingId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One offer in a list of offers. It is a lead, not a finding.
 *
 * @param listing which offer
 * @param title its title
 * @param price the price shown
 * @param sellerId the site's own number of the shop
 * @param listedOn when the site says that the offer was first listed
 */
public record SearchHit(
    ListingId listing,
    Optional<String> title,
    Optional<Money> price,
    Optional<String> sellerId,
    Optional<LocalDate> listedOn) {}
