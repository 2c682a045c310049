package dev.gradus.visualization.playground;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A network that learns some points, a step at a time. The same settings and steps give the same numbers to the last bit.
 *
 * <p>What is made small is the loss of the batch, and a penalty ρ on weights (not on biases): ρ Σ|w|, or ρ/2 Σw².
 */
final class Experiment {
    private PlaygroundSettings settings;
    private final PlanePoints training;
    private final PlanePoints test;
    private final PlaneNetwork network;
    private final Loss loss;
    private final Optimizer optimizer;
    private final Generator order;
    private Iterator<Batch> batches;
    private long steps;
    private int epochs;

    /**
     * An experiment that has learned nothing yet.
     *
     * @param file the points of {@link PlaygroundSettings#FILE}; null if there is no such
     */
    Experiment(PlaygroundSettings settings, @Nullable PlanePoints file) {
        this.settings = settings;
        Generator generator = new Generator(settings.seed());
        PlanePoints all = settings.data().equals(PlaygroundSettings.FILE)
                ? Objects.requireNonNull(file)
                : PlaneData.draw(settings.data(), settings.points(), settings.noise(), generator);
        int[] shuffled = generator.permutation(all.count());
        int held = Math.min(all.count() - 1, Math.max(1, (int) Math.round(settings.testShare() * all.count())));
        this.test = all.at(Arrays.copyOf(shuffled, held));
        this.training = all.at(Arrays.copyOfRange(shuffled, held, all.count()));
        this.network = new PlaneNetwork(settings, all.outputs(), generator);
        this.loss =
                all.areNumbers() ? new MSELoss() : all.outputs() > 1 ? new CrossEntropyLoss() : new BCEWithLogitsLoss();
        this.optimizer = Objects.requireNonNull(Choices.OPTIMIZERS.get(settings.optimizer()))
                .of(network.parameters(), settings.learningRate());
        this.order = generator;
        this.batches = shuffledBatches();
    }

    private Iterator<Batch> shuffledBatches() {
        return new DataLoader(new TensorDataset(inputs(training), targets(training)), settings.batchSize())
                .shuffle(order)
                .iterator();
    }

    private static Tensor inputs(PlanePoints points) {
        return Tensor.stack(List.of(Tensor.of(points.x()), Tensor.of(points.y())), 1);
    }

    private Tensor targets(PlanePoints points) {
        Tensor targets = Tensor.of(points.target());
        return points.outputs() > 1 ? targets.to(DType.INT64) : targets.unsqueeze(1);
    }

    // ---- learning

    /** Makes a step on the next batch. */
    void step() {
        if (!batches.hasNext()) {
            batches = shuffledBatches();
            epochs++;
        }
        Batch batch = batches.next();
        optimizer.zeroGrad();
        loss.apply(network.apply(batch.inputs()), batch.targets())
                .add(penalty())
                .backward();
        optimizer.step();
        steps++;
    }

    private Tensor penalty() {
        boolean isL1 = settings.penalty().equals("L1");
        if (!isL1 && !settings.penalty().equals("L2")) {
            return Tensor.scalar(0f);
        }
        Tensor sum = Tensor.scalar(0f);
        for (Parameter weight : network.weights()) {
            sum = sum.add(isL1 ? weight.abs().sum() : weight.square().sum().mul(0.5));
        }
        return sum.mul(settings.penaltyRate());
    }

    /** How many steps an epoch has. */
    int stepsPerEpoch() {
        return (training.count() + settings.batchSize() - 1) / settings.batchSize();
    }

    /**
     * Takes over settings that can be changed while a network learns.
     *
     * @return whether these are all that is different
     */
    boolean adopt(PlaygroundSettings wanted) {
        if (!settings.adopting(wanted).equals(wanted)) {
            return false;
        }
        if (wanted.learningRate() != settings.learningRate()) {
            optimizer.setLearningRate(wanted.learningRate());
        }
        settings = wanted;
        return true;
    }

    // ---- looking

    PlaygroundSettings settings() {
        return settings;
    }

    PlanePoints training() {
        return training;
    }

    PlanePoints test() {
        return test;
    }

    PlaneNetwork network() {
        return network;
    }

    double learningRate() {
        return optimizer.learningRate();
    }

    Progress progress() {
        return new Progress(steps, epochs, quality(training), quality(test));
    }

    /** The loss without its penalty, and the share of the points whose class is right (NaN for numbers). */
    private Quality quality(PlanePoints points) {
        return Autograd.noGrad(() -> {
            Tensor scores = network.apply(inputs(points));
            Tensor targets = targets(points);
            double error = loss.apply(scores, targets).item();
            if (points.areNumbers()) {
                return new Quality(error, Double.NaN);
            }
            Tensor chosen = points.outputs() > 1
                    ? scores.argmax(1, false)
                    : scores.gt(0).to(targets.dtype());
            double right = chosen.eq(targets).to(DType.FLOAT32).mean().item();
            return new Quality(error, right);
        });
    }

    /** What each layer answers at some places of the plane. */
    List<Tensor> answers(Tensor places) {
        return Autograd.noGrad(() -> network.answers(places));
    }

    /** Whether no weight has become infinite, or no number at all. */
    boolean isFinite() {
        return Stream.concat(network.weights().stream(), network.biases().stream())
                .allMatch(parameter ->
                        Double.isFinite(parameter.detach().abs().sum().item()));
    }
}
