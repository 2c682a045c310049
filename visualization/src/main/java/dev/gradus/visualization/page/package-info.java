/**
 * The shell of every HTML page: one file with its style, scripts and data in it, that loads nothing from anywhere and runs
 * nothing but these scripts. {@link dev.gradus.visualization.page.Page} puts it together of
 * {@linkplain dev.gradus.visualization.page.Html markup} that cannot break out of its place.
 */
@NullMarked
package dev.gradus.visualization.page;

import org.jspecify.annotations.NullMarked;
