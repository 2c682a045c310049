package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import java.util.List;

/**
 * An optimizer that updates one parameter after the other, each from its own gradient. A method of one's own is its update
 * rule:
 *
 * <pre>{@code
 * final class SignDescent extends ParameterwiseOptimizer<SignDescent> {
 *     SignDescent(List<Parameter> parameters, double learningRate) {
 *         super(parameters, learningRate);
 *     }
 *
 *     protected void update(Parameter parameter, Tensor gradient, ParameterState state, double learningRate) {
 *         parameter.addInPlace(gradient.sign(), -learningRate);
 *     }
 * }
 * }</pre>
 *
 * @param <O> the class itself, which settings return
 */
public abstract class ParameterwiseOptimizer<O extends ParameterwiseOptimizer<O>> extends GradientOptimizer<O> {
    /**
     * An optimizer of one group.
     *
     * @param parameters at least one, none twice
     * @param learningRate the factor of each step, at least 0
     * @throws IllegalArgumentException if one of these does not hold
     */
    protected ParameterwiseOptimizer(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /**
     * An optimizer of several groups.
     *
     * @throws IllegalArgumentException if there is no parameter at all, or one comes twice
     */
    protected ParameterwiseOptimizer(ParameterGroup... groups) {
        super(List.of(groups));
    }

    @Override
    final void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        Tensor gradient = penalized(parameter.grad(), parameter, group.weightDecay());
        update(parameter, gradient, state, group.learningRate());
    }

    /**
     * Changes one parameter in place. Nothing is recorded meanwhile.
     *
     * @param parameter what to change
     * @param gradient of the loss, weight decay included: the direction to step against; not to be written to
     * @param state what is remembered about this parameter
     * @param learningRate that of the parameter's group
     */
    protected abstract void update(Parameter parameter, Tensor gradient, ParameterState state, double learningRate);
}
