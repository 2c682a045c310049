package dev.gradus.training;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.losses.Loss;
import dev.gradus.losses.Reduction;
import dev.gradus.optimizers.Optimizer;
import java.util.List;

/**
 * Lets several batches in turn give the gradient that one batch of all their samples would give, for steps over more
 * samples than fit into memory at once.
 *
 * <pre>{@code
 * GradientAccumulation accumulation = new GradientAccumulation(optimizer, loss, 4);
 * Iterator<Batch> batches = loader.iterator();
 * while (batches.hasNext()) {
 *     Batch batch = batches.next();
 *     if (accumulation.begins()) {
 *         optimizer.zeroGrad();
 *     }
 *     Tensor error = loss.apply(model.apply(batch.inputs()), batch.targets());
 *     accumulation.share(error, batch.size()).backward();
 *     if (accumulation.completes(!batches.hasNext())) {
 *         optimizer.step();
 *     }
 * }
 * }</pre>
 *
 * <p>Of a mean over B = Σ bᵢ samples, a batch of bᵢ has the share bᵢ / B: ∇E = Σ (bᵢ / B) ∇Eᵢ; sums just add up. So a
 * smaller last batch, and a last group of fewer batches, count as they should. What looks at a whole batch, such as batch
 * normalisation, still sees the small ones; and of a mean that weights classes or ignores targets, batches are weighted by
 * their samples all the same.
 */
public final class GradientAccumulation {
    private final List<Parameter> parameters;
    private final boolean isSum;
    private final int batches;
    private int count;
    private long expected;
    private long samples;

    /**
     * An accumulation that waits for its first batch.
     *
     * @param batches how many make a step, at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public GradientAccumulation(Optimizer optimizer, Loss loss, int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException(
                    "accumulateGradients: a step needs the gradients of at least 1 batch, got " + batches);
        }
        this.parameters = optimizer.groups().stream()
                .flatMap(group -> group.parameters().stream())
                .toList();
        this.isSum = loss.reduction() == Reduction.SUM;
        this.batches = batches;
    }

    /** Whether the next batch is the first of a step, before which gradients are to be forgotten. */
    public boolean begins() {
        return count == 0;
    }

    /**
     * What of a batch's loss belongs to the loss of all batches of the step.
     *
     * @param error the mean or the sum over the batch
     * @param size the number of its samples
     */
    public Tensor share(Tensor error, int size) {
        if (count == 0) {
            samples = 0;
            expected = (long) batches * size;
        }
        count++;
        samples += size;
        return isSum || size == expected ? error : error.mul(size / (double) expected);
    }

    /**
     * Whether the gradients of all batches of a step are there now; then they are made what one large batch would give.
     *
     * @param last whether there is no further batch, so that a step has to do with those it has
     */
    public boolean completes(boolean last) {
        if (count < batches && !last) {
            return false;
        }
        count = 0;
        if (!isSum && samples != expected) {
            double factor = (double) expected / (double) samples;
            parameters.stream()
                    .filter(Tensor::hasGrad)
                    .forEach(parameter -> parameter.borrowGrad().mulInPlace(factor));
        }
        return true;
    }

    /** Whether one more batch makes the step full, so that nobody need ask whether it is the last. */
    boolean isNextFull() {
        return count + 1 >= batches;
    }

    /** The number of samples of the present step, or of the one that was just completed. */
    long samples() {
        return samples;
    }
}
