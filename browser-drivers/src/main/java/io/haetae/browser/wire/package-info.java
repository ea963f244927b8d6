/** Copies of what crosses the network, taken below TLS. */
@NullMarked
package io.haetae.browser.wire;

import org.jspecify.annotations.NullMarked;
