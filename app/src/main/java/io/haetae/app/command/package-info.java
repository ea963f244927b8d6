/** The command line: one class a command. */
@NullMarked
package io.haetae.app.command;

import org.jspecify.annotations.NullMarked;
