/** Observations as tables for statistics, with their codebook. */
@NullMarked
package io.haetae.app.table;

import org.jspecify.annotations.NullMarked;
