/**
 * Every endpoint × role × own and foreign object, held against {@code docs/access.md}.
 */
@NullMarked
package app.vigil.access;

import org.jspecify.annotations.NullMarked;
