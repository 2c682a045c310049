package dev.gradus.benchmarks.gradus;

import dev.gradus.benchmarks.measure.Examples;
import dev.gradus.benchmarks.measure.Training;
import dev.gradus.benchmarks.measure.Workload;
import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.LSTM;
import dev.gradus.layers.MaxPool2d;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.TransformerEncoderLayer;
import dev.gradus.layers.TransformerOptions;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import java.util.function.UnaryOperator;

/** A network with its loss, its optimizer and the batch that it is trained on. */
public final class GradusTraining implements Training {
    private final Module model;
    private final UnaryOperator<Tensor> forward;
    private final Loss loss;
    private final Optimizer optimizer;
    private final Tensor inputs;
    private final Tensor targets;

    private GradusTraining(
            Module model,
            UnaryOperator<Tensor> forward,
            Loss loss,
            Optimizer optimizer,
            Tensor inputs,
            Tensor targets) {
        this.model = model;
        this.forward = forward;
        this.loss = loss;
        this.optimizer = optimizer;
        this.inputs = inputs;
        this.targets = targets;
    }

    /** The training that a workload consists of. */
    public static GradusTraining of(Workload workload) {
        Examples examples = Examples.of(workload);
        return switch (workload) {
            case TINY -> {
                Layer model = Sequential.of(new Dense(2, 3), new Sigmoid(), new Dense(3, 2), new Sigmoid());
                yield regression(model, new SGD(model.parameters(), 0.1), examples, -1, 2);
            }
            case XOR -> {
                Layer model = Sequential.of(new Dense(2, 8), new Sigmoid(), new Dense(8, 1), new Sigmoid());
                yield regression(model, new SGD(model.parameters(), 0.1), examples, -1, 2);
            }
            case WIDE -> {
                Layer model = Sequential.of(
                        new Dense(1024, 4096), new ReLU(), new Dense(4096, 4096), new ReLU(), new Dense(4096, 1024));
                yield regression(model, new SGD(model.parameters(), 0.01), examples, -1, 1024);
            }
            case MLP_ADAM, COLD -> {
                Layer model = mlp();
                yield classification(model, new Adam(model.parameters(), 1e-3), examples, -1, 784);
            }
            case MLP_SGD -> {
                Layer model = mlp();
                yield classification(model, new SGD(model.parameters(), 0.1), examples, -1, 784);
            }
            case CNN -> {
                Layer model = cnn();
                yield classification(model, new Adam(model.parameters(), 1e-3), examples, -1, 1, 28, 28);
            }
            case LSTM -> {
                LSTM model = new LSTM(128, 128).batchFirst(true);
                Optimizer adam = new Adam(model.parameters(), 1e-3);
                yield regression(model, x -> model.apply(x).output(), adam, examples, -1, 64, 128);
            }
            case TRANSFORMER -> {
                Layer model = new TransformerEncoderLayer(new TransformerOptions(256, 4)
                        .feedForward(1024)
                        .dropout(0)
                        .batchFirst(true));
                yield regression(model, new Adam(model.parameters(), 1e-3), examples, -1, 64, 256);
            }
            case PREDICTION, MATMUL_512, MATMUL_1024, MATMUL_2048 ->
                throw new IllegalArgumentException(workload + " does not train");
        };
    }

    /** The network 784-512-256-10. */
    static Layer mlp() {
        return Sequential.of(new Dense(784, 512), new ReLU(), new Dense(512, 256), new ReLU(), new Dense(256, 10));
    }

    private static Layer cnn() {
        return Sequential.of(
                new Conv2d(1, 32, 5).padding(2),
                new ReLU(),
                new MaxPool2d(2),
                new Conv2d(32, 64, 5).padding(2),
                new ReLU(),
                new MaxPool2d(2),
                new Flatten(),
                new Dense(64 * 7 * 7, 512),
                new ReLU(),
                new Dense(512, 10));
    }

    private static GradusTraining regression(Layer model, Optimizer optimizer, Examples examples, int... inputSizes) {
        return regression(model, model::apply, optimizer, examples, inputSizes);
    }

    private static GradusTraining regression(
            Module model, UnaryOperator<Tensor> forward, Optimizer optimizer, Examples examples, int... inputSizes) {
        Tensor inputs = Tensor.of(examples.inputs()).reshape(inputSizes);
        int[] targetSizes = inputSizes.clone();
        targetSizes[targetSizes.length - 1] = examples.targets().length / (inputs.elements() / inputs.size(-1));
        return new GradusTraining(
                model,
                forward,
                new MSELoss(),
                optimizer,
                inputs,
                Tensor.of(examples.targets()).reshape(targetSizes));
    }

    private static GradusTraining classification(
            Layer model, Optimizer optimizer, Examples examples, int... inputSizes) {
        return new GradusTraining(
                model,
                model::apply,
                new CrossEntropyLoss(),
                optimizer,
                Tensor.of(examples.inputs()).reshape(inputSizes),
                Tensor.of(examples.labels()));
    }

    /** How many parameters are trained. */
    long parameters() {
        return model.parameterCount();
    }

    @Override
    public void step() {
        optimizer.zeroGrad();
        Tensor error = loss.apply(forward.apply(inputs), targets);
        error.backward();
        optimizer.step();
    }

    @Override
    public double currentLoss() {
        return Autograd.noGrad(() -> loss.apply(forward.apply(inputs), targets)).item();
    }
}
