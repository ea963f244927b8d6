/** Estimators that know nothing of listings: numbers in, numbers with their uncertainty out. */
@NullMarked
package io.haetae.core.figures.estimate;

import org.jspecify.annotations.NullMarked;
