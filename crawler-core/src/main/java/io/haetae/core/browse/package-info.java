/** A browser session and what comes back from it: no driver, no site. */
@NullMarked
package io.haetae.core.browse;

import org.jspecify.annotations.NullMarked;
