package io.haetae.app.storage;

/**
 * What a rebuild did.
 *
 * @param recorded how many observations were added
 * @param present how many had been there before, or were a second bundle of the same visit
 */
public record Rebuilt(int recorded, int present) {}
