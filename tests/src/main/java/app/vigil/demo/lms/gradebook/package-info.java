/** Grade items, grades, feedback and the course total. */
@NullMarked
package app.vigil.demo.lms.gradebook;

import org.jspecify.annotations.NullMarked;
