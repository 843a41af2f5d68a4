/**
 * An exam season that is over, for a demo: ten exams and three groups, sat, recorded and partly reviewed in the running
 * programs. Everything goes the way of the people themselves, through the pages of the demo LMS, LTI launches and the
 * tool's public API; nothing is written past them. The recordings are real ones of a drawn student.
 */
@NullMarked
package app.vigil.demo.season;

import org.jspecify.annotations.NullMarked;
