package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
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
public final class SGD extends ParameterwiseOptimizer<SGD> {
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
        super(parameters, learningRate);
    }

    /** Plain gradient descent with a learning rate for each group. */
    public SGD(ParameterGroup... groups) {
        super(groups);
    }

    /** Sets μ, how much of the last step is kept: at least 0, where it is unless set. */
    public SGD momentum(double momentum) {
        this.momentum = Setting.atLeastZero("momentum", momentum);
        return checked();
    }

    /** Sets τ, by how much a gradient counts less in the momentum, 0 unless set. */
    public SGD dampening(double dampening) {
        this.dampening = Setting.atLeastZero("dampening", dampening);
        return checked();
    }

    /** Sets whether to look ahead; to be called after {@link #momentum}, without dampening. */
    public SGD nesterov(boolean nesterov) {
        this.nesterov = nesterov;
        return checked();
    }

    private SGD checked() {
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException(
                    "Nesterov's variant needs a momentum above 0 and no dampening, got the momentum %s and the dampening %s; call momentum(0.9), say, before nesterov(true)"
                            .formatted(momentum, dampening));
        }
        return this;
    }

    @Override
    protected void update(Parameter parameter, Tensor gradient, ParameterState state, double learningRate) {
        if (momentum == 0) {
            parameter.addInPlace(gradient, -learningRate);
            return;
        }
        double share = state.has(VELOCITY) ? 1 - dampening : 1;
        Tensor velocity = state.tensor(VELOCITY).mulInPlace(momentum).addInPlace(gradient, share);
        if (nesterov) {
            parameter.addInPlace(gradient, -learningRate);
            parameter.addInPlace(velocity, -learningRate * momentum);
        } else {
            parameter.addInPlace(velocity, -learningRate);
        }
    }

    @Override
    protected String settings() {
        return momentum == 0 ? "" : "momentum=%s, dampening=%s, nesterov=%s".formatted(momentum, dampening, nesterov);
    }
}
