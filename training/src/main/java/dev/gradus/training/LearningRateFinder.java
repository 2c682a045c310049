package dev.gradus.training;

import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import dev.gradus.training.data.Batch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Tries learning rates: trains for some hundred steps with a rate that grows with each, until the loss explodes. Before that, where
 * it falls fastest, lies a good rate to begin with.
 *
 * <pre>{@code
 * LearningRateCurve curve = LearningRateFinder.of(model, loss, optimizer).run(loader);
 * System.out.println(curve);
 * optimizer.setLearningRate(curve.steepest());
 * }</pre>
 *
 * <p>Afterwards the weights, the optimizer, the modes of the modules, the generators that modules draw from, the global one and the
 * place of a {@code DataLoader} are as they were, bit for bit; gradients are forgotten, and a loop over the loader that was left in its midst goes on
 * there.
 *
 * <p>The rate of step i out of n is low (high / low)^(i / (n - 1)). The groups of an optimizer keep the proportions of their
 * rates; what is given and told is the rate of the first.
 *
 * @see <a href="https://arxiv.org/abs/1506.01186">Smith 2017: Cyclical learning rates for training neural networks (the
 *     range test)</a>
 */
public final class LearningRateFinder {
    private static final double LOWEST = 1e-7;
    private static final double HIGHEST = 10;
    private static final int STEPS = 200;
    private static final double SMOOTHING = 0.95;
    private static final double EXPLOSION = 4;

    private final Layer model;
    private final Loss loss;
    private final Optimizer optimizer;
    private double lowest = LOWEST;
    private double highest = HIGHEST;
    private int steps = STEPS;
    private double smoothing = SMOOTHING;

    private LearningRateFinder(Layer model, Loss loss, Optimizer optimizer) {
        this.model = model;
        this.loss = loss;
        this.optimizer = optimizer;
    }

    /**
     * A finder that tries 200 rates from 1e-7 to 10.
     *
     * @param model what would learn
     * @param loss what would be made small; reduced to a mean or a sum
     * @param optimizer of the model's parameters, as it would be used
     */
    public static LearningRateFinder of(Layer model, Loss loss, Optimizer optimizer) {
        return new LearningRateFinder(model, loss, optimizer);
    }

    /**
     * Sets where to begin and end, 1e-7 and 10 unless set.
     *
     * @return this finder
     * @throws IllegalArgumentException if it is not 0 &lt; low &lt; high &lt; ∞
     */
    public LearningRateFinder between(double low, double high) {
        if (!(low > 0 && low < high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "LearningRateFinder: the rates must be 0 < low < high, both finite, got %s and %s"
                            .formatted(low, high));
        }
        lowest = low;
        highest = high;
        return this;
    }

    /**
     * Sets how many rates are tried, 200 unless set.
     *
     * @param count at least 10
     * @return this finder
     * @throws IllegalArgumentException if there are fewer
     */
    public LearningRateFinder steps(int count) {
        if (count < 10) {
            throw new IllegalArgumentException("LearningRateFinder: a curve needs at least 10 steps, got " + count);
        }
        steps = count;
        return this;
    }

    /**
     * Sets how much of the mean of the losses before stays with each step, 0.95 unless set.
     *
     * @param beta from 0, which smoothes nothing, to below 1
     * @return this finder
     * @throws IllegalArgumentException if it is not
     */
    public LearningRateFinder smoothing(double beta) {
        if (!(beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException(
                    "LearningRateFinder: the smoothing must be from 0 to below 1, got " + beta);
        }
        smoothing = beta;
        return this;
    }

    /**
     * Tries the rates, until the smoothed loss is four times as large as its minimum or not finite any more.
     *
     * @param batches are gone through as often as it takes
     * @throws IllegalArgumentException if there is no batch, or the loss of a batch is not one number
     * @throws IllegalStateException if the optimizer has no parameter of the model that is not frozen, its first group has the
     *     learning rate 0, or the loss is not finite from the beginning
     */
    public LearningRateCurve run(Iterable<Batch> batches) {
        TrainableParameters.check(model, loss, optimizer);
        List<Double> proportions = proportions();
        TrainingSnapshot before = new TrainingSnapshot(model, loss, optimizer, batches);
        try {
            model.train();
            return curve(batches, proportions);
        } finally {
            before.restore();
        }
    }

    private List<Double> proportions() {
        double first = optimizer.learningRate();
        if (first == 0) {
            throw new IllegalStateException(
                    "LearningRateFinder: the optimizer's first group has the learning rate 0, to which the other groups have no proportion; set any other with setLearningRate");
        }
        return optimizer.groups().stream()
                .map(group -> group.learningRate() / first)
                .toList();
    }

    private LearningRateCurve curve(Iterable<Batch> batches, List<Double> proportions) {
        List<LearningRateCurve.Point> points = new ArrayList<>();
        Iterator<Batch> iterator = batches.iterator();
        double mean = 0;
        double best = Double.POSITIVE_INFINITY;
        double kept = 1;
        for (int step = 0; step < steps; step++) {
            if (!iterator.hasNext()) {
                iterator = batches.iterator();
            }
            if (!iterator.hasNext()) {
                throw new IllegalArgumentException("LearningRateFinder: the data to train on has no batch");
            }
            double rate = lowest * Math.pow(highest / lowest, step / (steps - 1.0));
            setRates(rate, proportions);
            double value = step(iterator.next());
            mean = smoothing * mean + (1 - smoothing) * value;
            kept *= smoothing;
            // A mean that starts at 0 is too small by what has been kept of that 0.
            double smoothed = mean / (1 - kept);
            if (!Double.isFinite(value) || smoothed > EXPLOSION * best) {
                break;
            }
            best = Math.min(best, smoothed);
            points.add(new LearningRateCurve.Point(rate, value, smoothed));
        }
        if (points.isEmpty()) {
            throw new IllegalStateException(
                    "LearningRateFinder: the loss is not finite from the first batch on, so that no learning rate can help; train with the Trainer, which tells where it comes from");
        }
        return new LearningRateCurve(List.copyOf(points));
    }

    private void setRates(double rate, List<Double> proportions) {
        for (int i = 0; i < proportions.size(); i++) {
            ParameterGroup group = optimizer.groups().get(i);
            group.setLearningRate(rate * proportions.get(i));
        }
    }

    private double step(Batch batch) {
        return optimizer.step(() -> EpochLoss.checked(loss.apply(model.apply(batch.inputs()), batch.targets())));
    }
}
