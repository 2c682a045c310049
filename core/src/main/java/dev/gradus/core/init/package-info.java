/**
 * The values that parameters start with.
 *
 * <p>What PyTorch has in {@code torch.nn.init} is here under the names that the rules have in the literature: {@code xavier_} is
 * Glorot, {@code kaiming_} is He. {@link dev.gradus.core.init.Nonlinearity} has the gains, and
 * {@link dev.gradus.core.init.Initializer#fill} gives new values to a parameter that exists:
 *
 * <pre>{@code
 * new HeNormal(FanMode.OUT, Nonlinearity.LEAKY_RELU.gain(0.2)).fill(layer.weight(), Generator.global());
 * }</pre>
 */
@NullMarked
package dev.gradus.core.init;

import org.jspecify.annotations.NullMarked;
