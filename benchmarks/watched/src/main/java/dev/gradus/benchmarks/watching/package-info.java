/** What a training costs more when it is recorded, served as a page, and watched. */
@NullMarked
package dev.gradus.benchmarks.watching;

import org.jspecify.annotations.NullMarked;
