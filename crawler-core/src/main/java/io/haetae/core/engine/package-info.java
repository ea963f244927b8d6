/** The order of the steps from a watch-list to observations. */
@NullMarked
package io.haetae.core.engine;

import org.jspecify.annotations.NullMarked;
