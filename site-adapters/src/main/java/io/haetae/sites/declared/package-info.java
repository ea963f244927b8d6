/** Adapters that are declared in a YAML file instead of written in Java. */
@NullMarked
package io.haetae.sites.declared;

import org.jspecify.annotations.NullMarked;
