/** The schema.org vocabulary as shops write it, and the adapter that reads any shop by it. */
@NullMarked
package io.haetae.sites.generic;

import org.jspecify.annotations.NullMarked;
