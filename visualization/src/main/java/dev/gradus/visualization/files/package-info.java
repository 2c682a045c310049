/** How pictures become files. */
@NullMarked
package dev.gradus.visualization.files;

import org.jspecify.annotations.NullMarked;
