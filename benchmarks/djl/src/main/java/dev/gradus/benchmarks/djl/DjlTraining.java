package dev.gradus.benchmarks.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.gradus.benchmarks.measure.Examples;
import dev.gradus.benchmarks.measure.Training;
import dev.gradus.benchmarks.measure.Workload;

/** A network with its trainer and the batch that it is trained on. */
final class DjlTraining implements Training {
    private final Trainer trainer;
    private final NDManager manager;
    private final NDList inputs;
    private final NDList targets;

    private DjlTraining(Trainer trainer, NDArray inputs, NDArray targets) {
        this.trainer = trainer;
        this.manager = trainer.getManager();
        this.inputs = new NDList(inputs);
        this.targets = new NDList(targets);
    }

    /** The training that a workload consists of. */
    static DjlTraining of(Workload workload) {
        Examples examples = Examples.of(workload);
        return switch (workload) {
            case TINY -> regression(DjlNetworks.sigmoid(3, 2), sgd(0.1f), new Shape(1, 2), examples);
            case XOR -> regression(DjlNetworks.sigmoid(8, 1), sgd(0.1f), new Shape(4, 2), examples);
            case WIDE -> {
                Block network = DjlNetworks.relu(new SequentialBlock(), 4096, 4096, 1024);
                yield regression(network, sgd(0.01f), new Shape(256, 1024), examples);
            }
            case MLP_ADAM, COLD -> classification(DjlNetworks.mlp(), adam(), new Shape(128, 784), examples);
            case MLP_SGD -> classification(DjlNetworks.mlp(), sgd(0.1f), new Shape(128, 784), examples);
            case CNN -> classification(DjlNetworks.cnn(), adam(), new Shape(64, 1, 28, 28), examples);
            case LSTM -> regression(DjlNetworks.lstm(), adam(), new Shape(32, 64, 128), examples);
            case TRANSFORMER -> regression(DjlNetworks.transformer(), adam(), new Shape(16, 64, 256), examples);
            case PREDICTION, MATMUL_512, MATMUL_1024, MATMUL_2048 ->
                throw new IllegalArgumentException(workload + " does not train");
        };
    }

    private static Optimizer adam() {
        return Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
    }

    private static Optimizer sgd(float learningRate) {
        return Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(learningRate))
                .build();
    }

    private static DjlTraining regression(Block network, Optimizer optimizer, Shape inputs, Examples examples) {
        Shape leading = inputs.slice(0, inputs.dimension() - 1);
        Shape targets = leading.add(examples.targets().length / leading.size());
        // A weight of 1: unless told otherwise it is half of the mean squared error.
        Trainer trainer = trainer(network, Loss.l2Loss("mean squared error", 1), optimizer, inputs);
        NDManager manager = trainer.getManager();
        return new DjlTraining(
                trainer, manager.create(examples.inputs(), inputs), manager.create(examples.targets(), targets));
    }

    private static DjlTraining classification(Block network, Optimizer optimizer, Shape inputs, Examples examples) {
        Trainer trainer = trainer(network, Loss.softmaxCrossEntropyLoss(), optimizer, inputs);
        NDManager manager = trainer.getManager();
        return new DjlTraining(trainer, manager.create(examples.inputs(), inputs), manager.create(examples.labels()));
    }

    private static Trainer trainer(Block network, Loss loss, Optimizer optimizer, Shape inputs) {
        Model model = Model.newInstance("workload");
        model.setBlock(network);
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer));
        trainer.initialize(inputs);
        return trainer;
    }

    @Override
    public void step() {
        // Results belong to the manager of their input: unless the batch is lent to one that ends with the step, they
        // stay.
        try (NDManager step = manager.newSubManager()) {
            inputs.tempAttach(step);
            targets.tempAttach(step);
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                // In a list of its own, since a recurrent block adds its state to the list that it is given.
                NDList outputs = trainer.forward(new NDList(inputs));
                gradients.backward(trainer.getLoss().evaluate(targets, outputs));
            }
            trainer.step(); // also sets the gradients to zero
        }
    }

    @Override
    public double currentLoss() {
        try (NDManager step = manager.newSubManager()) {
            inputs.tempAttach(step);
            targets.tempAttach(step);
            return trainer.getLoss()
                    .evaluate(targets, trainer.evaluate(new NDList(inputs)))
                    .getFloat();
        }
    }
}
