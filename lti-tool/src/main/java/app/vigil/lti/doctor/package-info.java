/**
 * The connection doctor: tries what a registration needs, one step after the other, and says in plain words what is wrong
 * and where to mend it. It never shows what a platform answered.
 */
@NullMarked
package app.vigil.lti.doctor;

import org.jspecify.annotations.NullMarked;
