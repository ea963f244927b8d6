/** The order of the steps from a plan to observations. */
@NullMarked
package io.haetae.core.engine;

import org.jspecify.annotations.NullMarked;
