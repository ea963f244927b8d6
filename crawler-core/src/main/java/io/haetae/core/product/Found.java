package io.haetae.core.product;

/**
 * A value and the place where it was read.
 *
 * @param value the value
 * @param at the place: a JSON pointer after the name of its state ({@code runParams#/data/…}), a
 *     CSS selector after {@code css:}, a header after {@code header:}, or {@code url}
 */
public record Found<T>(T value, String at) {}
