/** The words, in Korean and English, that reports and dossiers share. */
@NullMarked
package io.haetae.export.words;

import org.jspecify.annotations.NullMarked;
