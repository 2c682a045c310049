/** What pictures, pages and explanations share: how they become files, and a module a line of text. */
@NullMarked
package dev.gradus.visualization.files;

import org.jspecify.annotations.NullMarked;
