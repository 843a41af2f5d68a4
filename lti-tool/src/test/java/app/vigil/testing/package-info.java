/**
 * What tests of several rooms share.
 */
package app.vigil.testing;
