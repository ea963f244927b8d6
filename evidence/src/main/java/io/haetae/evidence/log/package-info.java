/** Writes the log: its leaves, tiles and checkpoints, and what witnesses say of them. */
@NullMarked
package io.haetae.evidence.log;

import org.jspecify.annotations.NullMarked;
