/** The contract of a site adapter, and the reading it makes of a capture. */
@NullMarked
package io.haetae.core.site;

import org.jspecify.annotations.NullMarked;
