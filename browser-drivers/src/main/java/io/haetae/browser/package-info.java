/**
 * The Chromium process, the drivers that steer it, and the recorder of what crosses the network.
 */
@NullMarked
package io.haetae.browser;

import org.jspecify.annotations.NullMarked;
