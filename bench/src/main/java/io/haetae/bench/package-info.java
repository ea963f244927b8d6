/** What the program costs: time and memory of sealing, verifying, reading and recording. */
@NullMarked
package io.haetae.bench;

import org.jspecify.annotations.NullMarked;
