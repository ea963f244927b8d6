/** The study file: what a study is, its form, its check and its versions. */
@NullMarked
package io.haetae.app.study;

import org.jspecify.annotations.NullMarked;
