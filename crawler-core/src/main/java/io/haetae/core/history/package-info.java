/** What was observed, visit by visit. */
@NullMarked
package io.haetae.core.history;

import org.jspecify.annotations.NullMarked;
