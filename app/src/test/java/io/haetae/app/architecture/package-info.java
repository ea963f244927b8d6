/** The rules of the architecture. */
@NullMarked
package io.haetae.app.architecture;

import org.jspecify.annotations.NullMarked;
