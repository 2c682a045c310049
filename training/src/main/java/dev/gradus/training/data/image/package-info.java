/** Pictures in files, of the kinds that Java reads by itself: PNG, JPEG, GIF, BMP, TIFF. */
@NullMarked
package dev.gradus.training.data.image;

import org.jspecify.annotations.NullMarked;
