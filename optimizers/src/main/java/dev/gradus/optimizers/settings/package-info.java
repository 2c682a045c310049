/** Checks of settings, for the packages of this module only. */
@NullMarked
package dev.gradus.optimizers.settings;

import org.jspecify.annotations.NullMarked;
