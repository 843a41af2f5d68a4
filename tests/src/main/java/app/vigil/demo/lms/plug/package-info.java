/**
 * "Pull the plug": a visitor kills the tool or cuts its line in the middle of a sitting and counts what is left. It acts
 * on the tool's process and reads its files, so it works on the machine of the demo only and when started with {@code
 * demo.tool-pid-file} and {@code demo.tool-media}. Whoever started the tool starts it again.
 */
@NullMarked
package app.vigil.demo.lms.plug;

import org.jspecify.annotations.NullMarked;
