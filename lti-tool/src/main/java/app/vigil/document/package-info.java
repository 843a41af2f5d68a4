/**
 * Rendering of papers to PDF, DOCX and XLSX from one model, in ru, uk and en; forms that an office edits; seals.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package app.vigil.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
