/** The port through which captures are written, judged and sealed. */
@NullMarked
package io.haetae.core.evidence;

import org.jspecify.annotations.NullMarked;
