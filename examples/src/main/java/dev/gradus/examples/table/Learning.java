package dev.gradus.examples.table;

import static dev.gradus.training.stopping.StoppingCriteria.validationLoss;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.layers.Normalization;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.models.Provenance;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.NonFiniteException;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.checkpoint.CheckpointMismatchException;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Dataset;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.diagnosis.HealthCheck;
import dev.gradus.training.metrics.Metrics;
import dev.gradus.visualization.report.RunRecorder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes a network of a table. It learns from inputs at mean 0 and deviation 1, and so from targets where these are numbers,
 * whatever their units: one learning rate suits all then. The model has layers more that do the same, fitted to the rows to
 * learn from alone.
 */
final class Learning {
    private static final int EVALUATION_BATCH = 256;

    /** Looking at each batch would take half as long as learning from it. */
    private static final int HEALTH_CHECK_EVERY = 10;

    private static final BigDecimal USUAL_RATE = new BigDecimal("0.001");

    private final TableData data;
    private final LearningOptions options;
    private final RunOptions run;
    private final SameRun same;
    private final Batch training;
    private final Batch validation;
    private final Normalization inputs;

    /**
     * Reads the rows.
     *
     * @param settings all that the user could set
     */
    Learning(TableData data, LearningOptions options, RunOptions run, Map<String, ?> settings) throws IOException {
        this.data = data;
        this.options = options;
        this.run = run;
        this.same = new SameRun(data, settings);
        this.training = data.encoder().dataset(data.parts().training()).all();
        this.validation = data.encoder().dataset(data.parts().validation()).all();
        this.inputs = Normalization.fit(training.inputs());
    }

    /**
     * Trains.
     *
     * @param epochs at most so many
     */
    Learned learn(int epochs, long seed) throws IOException {
        return data.target().task() == Task.CLASSIFICATION ? classifier(epochs, seed) : regressor(epochs, seed);
    }

    private Learned classifier(int epochs, long seed) throws IOException {
        List<String> labels = data.encoder().labels();
        CrossEntropyLoss loss = new CrossEntropyLoss();
        if (options.classWeights == ClassWeights.BALANCED) {
            loss.weight(balanced(training.targets(), labels.size()));
        }
        Sequential network = network(labels.size());
        HealthCheck health = new HealthCheck().every(HEALTH_CHECK_EVERY);
        Trainer trainer = trainer(network, loss, health, epochs).metric(Metrics.accuracy());
        TrainingResult result = fit(trainer, health, UnaryOperator.identity(), seed);
        return new Learned(
                model(NetworkLayers.normalizing(inputs, network)),
                Baseline.ofClasses(training.targets(), labels),
                result,
                health.findings());
    }

    private Learned regressor(int epochs, long seed) throws IOException {
        Normalization targets = Normalization.fit(training.targets());
        Sequential network = network(1);
        HealthCheck health = new HealthCheck().every(HEALTH_CHECK_EVERY);
        Trainer trainer = trainer(network, new MSELoss(), health, epochs).metric(Metrics.r2());
        TrainingResult result = fit(trainer, health, targets::apply, seed);
        return new Learned(
                model(NetworkLayers.normalizing(inputs, network).add(targets.inverse())),
                Baseline.ofNumbers(training.targets()),
                result,
                health.findings());
    }

    private Sequential network(int outputs) {
        return NetworkLayers.of(data.encoder().features(), options, outputs);
    }

    private Trainer trainer(Layer network, Loss loss, HealthCheck health, int epochs) {
        Optimizer optimizer = options.optimizer.of(network.parameters(), options.learningRate, options.weightDecay);
        return run.applyTo(
                Trainer.of(network, loss, optimizer)
                        .epochs(epochs)
                        .stopWhen(validationLoss().patience(options.patience))
                        .callback(health)
                        .stopOnInterrupt(),
                same);
    }

    private TrainingResult fit(Trainer trainer, HealthCheck health, UnaryOperator<Tensor> scale, long seed)
            throws IOException {
        DataLoader validated = new DataLoader(normalized(validation, scale), EVALUATION_BATCH);
        RunRecorder recorder = new RunRecorder(data.target().column())
                .provenance(Provenance.now().seed(seed))
                .predictions(validated, data.encoder().labels())
                .findingsOf(health);
        try {
            return trainer.validateWith(validated)
                    .callback(run.page().of(recorder))
                    .fit(new DataLoader(normalized(training, scale), options.batch).shuffle(seed));
        } catch (CheckpointMismatchException e) {
            throw run.explained(e);
        } catch (NonFiniteException e) {
            throw new TableException(
                    "The training went astray in epoch %d, batch %d: %s. Try a smaller --learning-rate, such as %s."
                            .formatted(e.epoch(), e.batch(), e.problem(), smallerThan(options.learningRate)),
                    e);
        }
    }

    /** A tenth, but nothing that is still far too large. */
    private static String smallerThan(double rate) {
        BigDecimal tenth = BigDecimal.valueOf(rate).movePointLeft(1);
        return tenth.min(USUAL_RATE).stripTrailingZeros().toPlainString();
    }

    private Dataset normalized(Batch part, UnaryOperator<Tensor> scale) {
        return new TensorDataset(inputs.apply(part.inputs()), scale.apply(part.targets()));
    }

    private TableModel model(Layer layer) {
        layer.eval();
        return new TableModel(layer, data.encoder());
    }

    /** Weights by which each class counts as much as another: n / (k n_c). */
    private static Tensor balanced(Tensor targets, int classes) {
        Tensor counts = targets.oneHot(classes).to(DType.FLOAT32).sum(0);
        return counts.reciprocal().mul((double) targets.elements() / classes);
    }
}
