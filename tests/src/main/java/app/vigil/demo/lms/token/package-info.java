/** Access tokens for services: the OAuth 2 client credentials grant with private_key_jwt. */
@NullMarked
package app.vigil.demo.lms.token;

import org.jspecify.annotations.NullMarked;
