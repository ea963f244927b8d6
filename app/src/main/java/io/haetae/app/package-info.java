/** The program: its entry, and the wiring of everything else. */
@NullMarked
package io.haetae.app;

import org.jspecify.annotations.NullMarked;
