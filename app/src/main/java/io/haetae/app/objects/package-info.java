/** Where an archive's bundles are, beside its folder. */
@NullMarked
package io.haetae.app.objects;

import org.jspecify.annotations.NullMarked;
