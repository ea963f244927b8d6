package io.haetae.matching.text;

/**
 * Two wordings of which somebody knows whether they are of the same product.
 *
 * @param left one wording
 * @param right the other
 * @param same whether they are
 */
public record LabelledPair(Wording left, Wording right, boolean same) {}
