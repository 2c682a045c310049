/**
 * What goes wrong in a training, in words: {@link dev.gradus.training.diagnosis.HealthCheck} looks at a run from time to
 * time and tells its {@linkplain dev.gradus.training.diagnosis.Finding findings} with what to do about them.
 */
@NullMarked
package dev.gradus.training.diagnosis;

import org.jspecify.annotations.NullMarked;
