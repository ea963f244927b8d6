/** Tests of the study file. */
@NullMarked
package io.haetae.app.study;

import org.jspecify.annotations.NullMarked;
