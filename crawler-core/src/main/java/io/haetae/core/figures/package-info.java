/** What a campaign's observations amount to: figures K1 to K12, or why there is none. */
@NullMarked
package io.haetae.core.figures;

import org.jspecify.annotations.NullMarked;
