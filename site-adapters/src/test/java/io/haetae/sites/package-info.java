/** Tests of finding adapters and of whole captures. */
@NullMarked
package io.haetae.sites;

import org.jspecify.annotations.NullMarked;
