/** Candidates for a match, found in an index of listings. */
@NullMarked
package io.haetae.matching.index;

import org.jspecify.annotations.NullMarked;
