/** What is to be looked at: runs, lanes and visits. */
@NullMarked
package io.haetae.core.plan;

import org.jspecify.annotations.NullMarked;
