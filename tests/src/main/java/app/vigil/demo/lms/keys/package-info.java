/** The platform's own key and the tools' keys, and JWTs signed by either. */
@NullMarked
package app.vigil.demo.lms.keys;

import org.jspecify.annotations.NullMarked;
