/** The archive's database: the plan, the observations, and what they are read back as. */
@NullMarked
package io.haetae.app.storage;

import org.jspecify.annotations.NullMarked;
