/** How a run behaves towards sites. */
@NullMarked
package io.haetae.app.politeness;

import org.jspecify.annotations.NullMarked;
