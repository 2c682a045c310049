/** Learning-rate schedules, which change how far an optimizer steps as training proceeds: one class a schedule. */
@NullMarked
package dev.gradus.optimizers.schedules;

import org.jspecify.annotations.NullMarked;
