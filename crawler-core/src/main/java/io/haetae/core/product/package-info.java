/** A product as a page offers it, each value with the place where it was read. */
@NullMarked
package io.haetae.core.product;

import org.jspecify.annotations.NullMarked;
