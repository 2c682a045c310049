package dev.gradus.optimizers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.Updates;
import dev.gradus.optimizers.settings.Setting;
import java.util.List;

/**
 * Muon: momentum whose step is made orthogonal, so that a matrix learns in all directions alike. For the weights of hidden
 * layers; biases, embeddings and the last layer are better left to {@link AdamW}.
 *
 * <p>b ← μ b + (1 - μ) g, d = (1 - μ) g + μ b, or b without Nesterov's look ahead, θ ← θ - η λ θ - η s O(d).
 *
 * <p>η is the learning rate, λ the weight decay, and s = √max(1, rows / columns). O(d) is nearly U Vᵀ, where d = U S Vᵀ, by
 * Newton and Schulz's iteration: X starts as d over its norm, and in each round X ← a X + (b A + c A²) X with A = X Xᵀ, a =
 * 3.4445, b = -4.775, c = 2.0315.
 *
 * @see <a href="https://kellerjordan.github.io/posts/muon/">Jordan et al. 2024: Muon, an optimizer for hidden layers in
 *     neural networks</a>
 */
public final class Muon extends GradientOptimizer<Muon> implements MomentumOptimizer {
    private static final double NEAREST_ZERO = 1e-7;

    private double momentum = 0.95;
    private boolean nesterov = true;
    private int rounds = 5;

    /**
     * Muon with μ = 0.95, looking ahead, five rounds and λ = 0.1.
     *
     * @param parameters matrices
     * @param learningRate η, at least 0; 0.001 is PyTorch's default
     * @throws IllegalArgumentException if it is negative, there is no parameter, or one comes twice
     */
    public Muon(List<Parameter> parameters, double learningRate) {
        super(List.of(new ParameterGroup(parameters, learningRate).weightDecay(0.1)));
    }

    /** Muon with a learning rate and a weight decay for each group: 0 where the group has none set. */
    public Muon(ParameterGroup... groups) {
        super(List.of(groups));
    }

    /** Sets μ, how slowly the mean of gradients forgets: from 0 to below 1. */
    public Muon momentum(double momentum) {
        this.momentum = Setting.rate("momentum", momentum);
        return this;
    }

    /** Sets whether to look ahead, as it does unless set. */
    public Muon nesterov(boolean nesterov) {
        this.nesterov = nesterov;
        return this;
    }

    /** Sets how many rounds the iteration has, at least 1. */
    public Muon rounds(int rounds) {
        this.rounds = Setting.atLeast(1, "number of rounds", rounds);
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

    @Override
    void update(Parameter parameter, ParameterState state, ParameterGroup group, Updates updates) {
        if (parameter.rank() != 2) {
            throw new OperationException(
                    "Muon",
                    "expected a matrix, got a parameter of shape %s; give biases and the like to another optimizer, such as AdamW"
                            .formatted(parameter.shape()));
        }
        Tensor g = gradient(parameter, 0);
        Tensor mean = state.mean("momentum_buffer", momentum, g);
        Tensor direction = nesterov ? g.mul(1 - momentum).addInPlace(mean, momentum) : mean;
        double scale = Math.sqrt(Math.max(1, parameter.size(0) / (double) Math.max(1, parameter.size(1))));
        decay(parameter, group);
        parameter.addInPlace(orthogonal(direction), -group.learningRate() * scale);
    }

    private Tensor orthogonal(Tensor direction) {
        boolean tall = direction.size(0) > direction.size(1);
        Tensor x = tall ? direction.t() : direction;
        x = x.mul(1 / Math.max(Math.sqrt(x.square().sum().item()), NEAREST_ZERO));
        for (int i = 0; i < rounds; i++) {
            Tensor a = x.matmul(x.t());
            Tensor polynomial = a.matmul(a).mulInPlace(2.0315).addInPlace(a, -4.775);
            x = polynomial.matmul(x).addInPlace(x, 3.4445);
        }
        return tall ? x.t() : x;
    }

    @Override
    protected String settings() {
        return "momentum=%s, nesterov=%s, rounds=%s".formatted(momentum, nesterov, rounds);
    }
}
