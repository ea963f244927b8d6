/** Shows some records of a sealed bundle so that each still proves itself. */
@NullMarked
package io.haetae.evidence.disclose;

import org.jspecify.annotations.NullMarked;
