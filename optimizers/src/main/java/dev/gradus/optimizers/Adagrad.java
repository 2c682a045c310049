package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * Adagrad: divides each gradient by the root of the sum of all squares so far, so that what changes rarely learns fast.
 *
 * <p>In step t: s ← s + g², θ ← θ - η / (1 + (t - 1) δ) g / (√s + ε).
 *
 * <p>η is the learning rate, δ its decay and g the gradient, weight decay included.
 *
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi et al. 2011: Adaptive subgradient methods for online
 *     learning and stochastic optimization</a>
 */
public final class Adagrad extends GradientOptimizer<Adagrad> {
    private static final String SUM = "sum";

    private double rateDecay;
    private double start;
    private double eps = 1e-10;

    /**
     * Adagrad with δ = 0, a sum that starts at 0, and ε = 10⁻¹⁰.
     *
     * @param learningRate η, at least 0; 0.01 is PyTorch's default
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public Adagrad(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** Adagrad with a learning rate for each group. */
    public Adagrad(ParameterGroup... groups) {
        super(List.of(groups));
    }

    /** Sets δ, by how much the learning rate falls with each step: at least 0. */
    public Adagrad learningRateDecay(double rateDecay) {
        this.rateDecay = Setting.atLeastZero("learning rate decay", rateDecay);
        return this;
    }

    /** Sets where the sums of squares start: at least 0. */
    public Adagrad initialAccumulatorValue(double start) {
        this.start = Setting.atLeastZero("initial accumulator value", start);
        return this;
    }

    /** Sets ε, which keeps the divisor from 0: at least 0. */
    public Adagrad eps(double eps) {
        this.eps = Setting.atLeastZero("eps", eps);
        return this;
    }

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        Tensor g = gradient(parameter, group.weightDecay());
        Tensor sum = state.tensor(SUM, start).addInPlace(g.square());
        double rate = group.learningRate() / (1 + (state.nextStep() - 1) * rateDecay);
        parameter.addInPlace(g.div(sum.sqrt().add(eps)), -rate);
    }

    @Override
    protected String settings() {
        return "learningRateDecay=%s, initialAccumulatorValue=%s, eps=%s".formatted(rateDecay, start, eps);
    }
}
