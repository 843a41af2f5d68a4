/**
 * Where one-use values are kept: the database, or Redis where several nodes share the work.
 */
@NullMarked
package app.vigil.lti.oneuse;

import org.jspecify.annotations.NullMarked;
