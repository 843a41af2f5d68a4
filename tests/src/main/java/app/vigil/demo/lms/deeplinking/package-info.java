/** Deep Linking 2.0: a teacher chooses in the tool what is added to the course. */
@NullMarked
package app.vigil.demo.lms.deeplinking;

import org.jspecify.annotations.NullMarked;
