/** One site seen from one vantage: its pace, and its visits one after another. */
@NullMarked
package io.haetae.core.lane;

import org.jspecify.annotations.NullMarked;
