/** What a reading proves, and what it does not. */
@NullMarked
package io.haetae.core.verdict;

import org.jspecify.annotations.NullMarked;
