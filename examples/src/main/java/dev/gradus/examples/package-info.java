/** Programs to run first and to copy from, each a small complete use of the library. */
@NullMarked
package dev.gradus.examples;

import org.jspecify.annotations.NullMarked;
