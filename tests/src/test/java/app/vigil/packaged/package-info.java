/**
 * What the packaged tool contains and refuses.
 */
package app.vigil.packaged;
