/** How Haetae behaves towards a site: its pace, and what robots.txt asks. */
@NullMarked
package io.haetae.app.politeness;

import org.jspecify.annotations.NullMarked;
