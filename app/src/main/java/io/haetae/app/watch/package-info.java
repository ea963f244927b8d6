/** Watch-lists: reading what authorities and users write, and keeping it in one form. */
@NullMarked
package io.haetae.app.watch;

import org.jspecify.annotations.NullMarked;
