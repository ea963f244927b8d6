/** Files in YAML that people write: their form, every fault with its line, and their schema. */
@NullMarked
package io.haetae.sites.format;

import org.jspecify.annotations.NullMarked;
