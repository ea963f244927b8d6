/** Runs over an archive: opening it, planning, running the lanes, and what is shown meanwhile. */
@NullMarked
package io.haetae.app.campaign;

import org.jspecify.annotations.NullMarked;
