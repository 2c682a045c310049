package dev.gradus.optimizers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * NAdam: Adam that looks ahead as Nesterov's momentum does.
 *
 * <p>In step t: m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g², μₜ = β₁ (1 - ½ 0.96^(t ψ)), and
 *
 * <p>θ ← θ - η ((1 - μₜ) / (1 - μ₁⋯μₜ) g + μₜ₊₁ / (1 - μ₁⋯μₜ μₜ μₜ₊₁) m) / (√(v / (1 - β₂ᵗ)) + ε).
 *
 * <p>η is the learning rate and ψ the decay of the momentum; m and v start at 0. That μₜ comes twice in the last product is
 * as PyTorch 1.13 computes it; the paper has it once, which makes steps longer by less than a hundredth.
 *
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat 2016: Incorporating Nesterov momentum into
 *     Adam</a>
 */
public final class NAdam extends DecayingOptimizer<NAdam> {
    private static final String PRODUCT = "mu_product";

    private double momentumDecay = 4e-3;

    /**
     * NAdam with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸ and ψ = 0.004.
     *
     * @param learningRate η, at least 0; 0.002 is where to begin
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public NAdam(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate)));
    }

    /** NAdam with a learning rate for each group. */
    public NAdam(ParameterGroup... groups) {
        super(List.of(groups));
    }

    /** Sets ψ, how fast the momentum rises to β₁: at least 0. */
    public NAdam momentumDecay(double momentumDecay) {
        this.momentumDecay = Setting.atLeastZero("momentum decay", momentumDecay);
        return this;
    }

    @Override
    void update(Parameter parameter, Tensor g, ParameterState state, double rate) {
        int step = state.nextStep();
        double mu = momentumAt(step);
        double next = momentumAt(step + 1);
        double product = state.number(PRODUCT, 1) * mu;
        state.setNumber(PRODUCT, product);
        Tensor mean = state.mean("exp_avg", beta1(), g);
        Tensor square = state.mean("exp_avg_sq", beta2(), g.square());

        Tensor ahead = g.mul((1 - mu) / (1 - product)).addInPlace(mean, next / (1 - product * mu * next));
        Tensor divisor = square.mul(1 / (1 - Math.pow(beta2(), step))).sqrt().add(eps());
        parameter.addInPlace(ahead.div(divisor), -rate);
    }

    private double momentumAt(int step) {
        return beta1() * (1 - 0.5 * Math.pow(0.96, step * momentumDecay));
    }

    @Override
    protected String settings() {
        return super.settings() + ", momentumDecay=" + momentumDecay;
    }
}
