/** Photographs: decoded under limits, hashed, compared. */
@NullMarked
package io.haetae.matching.image;

import org.jspecify.annotations.NullMarked;
