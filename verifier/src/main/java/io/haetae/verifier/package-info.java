/** Checks bundles by their bytes alone; needs no other part of Haetae. */
@NullMarked
package io.haetae.verifier;

import org.jspecify.annotations.NullMarked;
