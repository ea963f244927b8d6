/** Tests of the archive's database. */
@NullMarked
package io.haetae.app.storage;

import org.jspecify.annotations.NullMarked;
