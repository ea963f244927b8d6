/** Temu: what its addresses name and what its pages say. */
@NullMarked
package io.haetae.sites.temu;

import org.jspecify.annotations.NullMarked;
