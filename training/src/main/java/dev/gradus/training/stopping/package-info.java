/**
 * When to stop. A {@link dev.gradus.training.stopping.StoppingCriterion} looks at each epoch and says whether, and in words
 * why, training should end; {@link dev.gradus.training.stopping.StoppingCriteria} makes them:
 *
 * <pre>{@code
 * gradientNorm().below(1e-6).or(lossChange().below(1e-9).forEpochs(3))
 * }</pre>
 */
@NullMarked
package dev.gradus.training.stopping;

import org.jspecify.annotations.NullMarked;
