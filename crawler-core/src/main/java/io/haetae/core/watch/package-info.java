/** What somebody must not buy, and the listings where it was offered. */
@NullMarked
package io.haetae.core.watch;

import org.jspecify.annotations.NullMarked;
