/** Finding the adapter for a page, an address or a saved file. */
@NullMarked
package io.haetae.sites;

import org.jspecify.annotations.NullMarked;
