/** Repeats what PyTorch computed with Gradus: reading the cases, the tables of what corresponds to what, comparing. */
@NullMarked
package dev.gradus.verification.conformance;

import org.jspecify.annotations.NullMarked;
