package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * RMSprop: divides each gradient by the root mean square of recent ones.
 *
 * <p>v ← α v + (1 - α) g², θ ← θ - η g / (√v + ε), or with momentum μ
 *
 * <p>b ← μ b + g / (√v + ε), θ ← θ - η b; centred, v - a² takes the place of v, where a ← α a + (1 - α) g.
 *
 * <p>η is the learning rate and g the gradient, weight decay included; v, b and a start at 0.
 *
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton 2012: Lecture
 *     6.5, RMSprop</a>
 * @see <a href="https://arxiv.org/abs/1308.0850">Graves 2013: Generating sequences with recurrent neural networks
 *     (centred)</a>
 */
public final class RMSprop extends GradientOptimizer<RMSprop> implements MomentumOptimizer {
    private double alpha = 0.99;
    private double eps = 1e-8;
    private double momentum;
    private boolean centered;

    /**
     * RMSprop with α = 0.99 and ε = 10⁻⁸, without momentum.
     *
     * @param learningRate η, at least 0; 0.01 is PyTorch's default
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public RMSprop(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** RMSprop with a learning rate for each group. */
    public RMSprop(ParameterGroup... groups) {
        super(List.of(groups));
    }

    /** Sets α, how slowly the mean forgets: from 0 to below 1. */
    public RMSprop alpha(double alpha) {
        this.alpha = Setting.rate("alpha", alpha);
        return this;
    }

    /** α, how slowly the mean forgets. */
    public double alpha() {
        return alpha;
    }

    /** Sets ε, which keeps the divisor from 0: at least 0. */
    public RMSprop eps(double eps) {
        this.eps = Setting.atLeastZero("eps", eps);
        return this;
    }

    /** ε, which keeps the divisor from 0. */
    public double eps() {
        return eps;
    }

    /** Sets μ, how much of the last step is kept: at least 0, where it is unless set. */
    public RMSprop momentum(double momentum) {
        this.momentum = Setting.atLeastZero("momentum", momentum);
        return this;
    }

    /** Sets whether gradients are divided by their standard deviation; they are not unless set. */
    public RMSprop centered(boolean centered) {
        this.centered = centered;
        return this;
    }

    /** Whether gradients are divided by their standard deviation. */
    public boolean isCentered() {
        return centered;
    }

    @Override
    public double momentum() {
        return momentum;
    }

    @Override
    public void setMomentum(double momentum) {
        momentum(momentum);
    }

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        Tensor g = gradient(parameter, group.weightDecay());
        Tensor square = state.mean("square_avg", alpha, g.square());
        if (centered) {
            // Rounding may take the variance of gradients that are nearly alike below 0.
            square = square.sub(state.mean("grad_avg", alpha, g).square()).relu();
        }
        Tensor direction = g.div(square.sqrt().add(eps));
        if (momentum > 0) {
            direction = state.tensor("momentum_buffer").mulInPlace(momentum).addInPlace(direction);
        }
        parameter.addInPlace(direction, -group.learningRate());
    }

    @Override
    protected String settings() {
        return "alpha=%s, eps=%s, momentum=%s%s".formatted(alpha, eps, momentum, centered ? ", centered" : "");
    }
}
