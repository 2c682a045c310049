package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Updates;
import dev.gradus.core.kernel.MomentumStep;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum if wanted.
 *
 * <p>θ ← θ - η g, or with momentum μ and dampening τ
 *
 * <p>b ← μ b + (1 - τ) g, θ ← θ - η b, where b starts as g; Nesterov's variant looks ahead: θ ← θ - η (g + μ b).
 *
 * <p>η is the learning rate and g the gradient, weight decay included.
 *
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. 2013: On the importance of
 *     initialization and momentum in deep learning</a>
 */
public final class SGD extends GradientOptimizer<SGD> implements MomentumOptimizer {
    private static final String VELOCITY = "momentum_buffer";

    private double momentum;
    private double dampening;
    private boolean nesterov;

    /**
     * Plain gradient descent.
     *
     * @param learningRate η, at least 0
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public SGD(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** Plain gradient descent with a learning rate for each group. */
    public SGD(ParameterGroup... groups) {
        super(List.of(groups));
    }

    /** Sets μ, how much of the last step is kept: at least 0, where it is unless set. */
    public SGD momentum(double momentum) {
        this.momentum = Setting.atLeastZero("momentum", momentum);
        return this;
    }

    @Override
    public double momentum() {
        return momentum;
    }

    @Override
    public void setMomentum(double momentum) {
        momentum(momentum);
    }

    /** Sets τ, by how much a gradient counts less in the momentum, 0 unless set. */
    public SGD dampening(double dampening) {
        this.dampening = Setting.atLeastZero("dampening", dampening);
        return this;
    }

    /** τ, by how much a gradient counts less in the momentum. */
    public double dampening() {
        return dampening;
    }

    /** Sets whether to look ahead, which needs a momentum and no dampening; a step without is an error. */
    public SGD nesterov(boolean nesterov) {
        this.nesterov = nesterov;
        return this;
    }

    /** Whether Nesterov's variant is on, which looks ahead. */
    public boolean isNesterov() {
        return nesterov;
    }

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        checkNesterov();
        double rate = group.learningRate();
        double decay = group.weightDecay();
        if (momentum == 0) {
            updates.descend(parameter, parameter.borrowGrad(), 1 - rate * decay, -rate * direction());
            return;
        }
        double share = state.has(VELOCITY) ? 1 - dampening : 1;
        MomentumStep step = nesterov
                ? new MomentumStep(direction(), decay, momentum, share, rate, rate * momentum)
                : new MomentumStep(direction(), decay, momentum, share, 0, rate);
        updates.momentum(parameter, parameter.borrowGrad(), state.tensor(VELOCITY), step);
    }

    private void checkNesterov() {
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalStateException(
                    "Nesterov's variant needs a momentum above 0 and no dampening, got the momentum %s and the dampening %s; call momentum(0.9), say, where the optimizer is made"
                            .formatted(momentum, dampening));
        }
    }

    @Override
    protected String settings() {
        return momentum == 0 ? "" : "momentum=%s, dampening=%s, nesterov=%s".formatted(momentum, dampening, nesterov);
    }
}
