/** Quizzes with a timer, one page per question, behind a gate that is checked on every page. */
@NullMarked
package app.vigil.demo.lms.quiz;

import org.jspecify.annotations.NullMarked;
