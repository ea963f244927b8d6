/** Bundles: how captures are written, read back, sealed and verified. */
@NullMarked
package io.haetae.evidence;

import org.jspecify.annotations.NullMarked;
