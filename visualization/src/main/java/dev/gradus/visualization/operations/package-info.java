/** What graphs and explanations know of operations. */
@NullMarked
package dev.gradus.visualization.operations;

import org.jspecify.annotations.NullMarked;
