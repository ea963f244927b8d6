/** The adapters on the class path, and pages that somebody saved. */
@NullMarked
package io.haetae.sites;

import org.jspecify.annotations.NullMarked;
