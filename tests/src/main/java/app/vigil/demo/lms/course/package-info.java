/** Courses, who is enrolled in them as what, and the tool activities teachers add. */
@NullMarked
package app.vigil.demo.lms.course;

import org.jspecify.annotations.NullMarked;
