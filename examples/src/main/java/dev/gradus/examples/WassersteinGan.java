package dev.gradus.examples;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import java.util.List;

/**
 * Two networks that learn from each other: a generator g, which makes points from noise z, and a critic f, which tells by a
 * number how real a point looks.
 *
 * <p>The critic makes E f(g(z)) - E f(x) + λ E (‖∇f(x̂)‖ - 1)² small, where x̂ is anywhere between a real point and a made
 * one; the generator makes -E f(g(z)) small. If the slope of f is at most 1, E f(x) - E f(g(z)) is at most the Wasserstein
 * distance of the two distributions, and a good critic's comes near it. The penalty has a gradient of a gradient.
 *
 * @see <a href="https://arxiv.org/abs/1704.00028">Gulrajani et al. 2017: Improved training of Wasserstein GANs</a>
 */
final class WassersteinGan {
    private final Layer generator;
    private final Layer critic;
    private final int noise;
    private final double penalty;
    private final Generator random;
    private final Optimizer generatorOptimizer;
    private final Optimizer criticOptimizer;

    /**
     * Networks that have learned nothing yet.
     *
     * @param generator from (n, noise) to points (n, d)
     * @param noise how many numbers a point is made from
     * @param critic from points (n, d) to (n, 1)
     * @param penalty λ
     */
    WassersteinGan(Layer generator, int noise, Layer critic, double penalty, double learningRate, Generator random) {
        this.generator = generator;
        this.noise = noise;
        this.critic = critic;
        this.penalty = penalty;
        this.random = random;
        generatorOptimizer = new Adam(generator.parameters(), learningRate).betas(0.5, 0.9);
        criticOptimizer = new Adam(critic.parameters(), learningRate).betas(0.5, 0.9);
    }

    /** Made points of shape (count, d). */
    Tensor sample(int count) {
        return Autograd.noGrad(() -> generator.apply(Tensor.randn(random, count, noise)));
    }

    /** What the critic says of points of shape (n, d): (n, 1). */
    Tensor judge(Tensor points) {
        return Autograd.noGrad(() -> critic.apply(points));
    }

    void setLearningRate(double rate) {
        generatorOptimizer.setLearningRate(rate);
        criticOptimizer.setLearningRate(rate);
    }

    /** Teaches the critic to tell real points from made ones. */
    CriticStep trainCritic(Tensor real) {
        Tensor made = sample(real.size(0));
        Tensor slopes = slopes(between(real, made));
        Tensor distance = critic.apply(real).mean().sub(critic.apply(made).mean());
        Tensor loss = slopes.sub(1).square().mean().mul(penalty).sub(distance);
        criticOptimizer.zeroGrad();
        loss.backward();
        criticOptimizer.step();
        return new CriticStep(distance.item(), slopes.mean().item());
    }

    /** A point on the line from each real point to a made one. */
    private Tensor between(Tensor real, Tensor made) {
        Tensor share = Tensor.rand(random, real.size(0), 1);
        return real.add(share.mul(made.sub(real))).requiresGrad(true);
    }

    /** ‖∇f(x̂)‖ for each point, recorded, so that it can itself be differentiated by the critic's weights. */
    private Tensor slopes(Tensor points) {
        // The sum, since no point has a part in what the critic says of another.
        Tensor gradient = Autograd.grad(critic.apply(points).sum(), null, List.of(points), true, true)
                .get(0);
        return gradient.vectorNorm(2, new int[] {1}, false);
    }

    /** Teaches the generator to make points that look more real to the critic. */
    void trainGenerator(int count) {
        critic.freeze();
        Tensor loss = critic.apply(generator.apply(Tensor.randn(random, count, noise)))
                .mean()
                .neg();
        generatorOptimizer.zeroGrad();
        loss.backward();
        generatorOptimizer.step();
        critic.unfreeze();
    }

    /**
     * What the critic thinks at a step.
     *
     * @param distance E f(x) - E f(g(z)), its estimate of the Wasserstein distance
     * @param slope E ‖∇f(x̂)‖, which should be 1
     */
    record CriticStep(double distance, double slope) {}
}
