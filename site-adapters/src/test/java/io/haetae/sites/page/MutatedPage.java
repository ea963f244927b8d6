package io.haetae.sites.page;

import io.haetae.core.browse.Bytes;
import java.util.Random;

/**
 * A page, damaged.
 *
 * @param how in which way
 * @param content the file that is left
 */
public record MutatedPage(String how, Bytes content) {
  /** The page, damaged in the way and at the place that a number leads to. */
  public static MutatedPage of(String page, int number) {
    Mutation[] ways = Mutation.values();
    Mutation way = ways[number % ways.length];
    return new MutatedPage(way.name(), way.bytes(page, new Random(number)));
  }
}
