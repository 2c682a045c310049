package dev.gradus.examples.explain;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.files.SavedModel;
import dev.gradus.examples.options.LayerSizes;
import dev.gradus.examples.options.PositiveDecimal;
import dev.gradus.examples.options.PositiveNumber;
import dev.gradus.examples.options.Seed;
import dev.gradus.examples.options.Sizes;
import dev.gradus.examples.table.Activation;
import dev.gradus.examples.table.DenseNetwork;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.visualization.explain.Backpropagation;
import dev.gradus.visualization.explain.Explanation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what network is to be explained, and in which step. */
public final class OwnNetwork {
    @Option(
            names = "--layers",
            paramLabel = "SIZES",
            converter = LayerSizes.class,
            description = "A network of your own: its inputs and the neurons of each layer, such as 2,3,1.")
    private @Nullable Sizes layers;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A saved model instead, such as out/digits/model.safetensors.")
    private @Nullable Path model;

    @Option(
            names = "--activation",
            defaultValue = "tanh",
            description = "After each hidden layer: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Activation activation = Activation.TANH;

    @Option(names = "--output-activation", description = "After the last layer, where there is none unless set.")
    private @Nullable Activation outputActivation;

    @Option(
            names = "--input",
            paramLabel = "NUMBERS",
            converter = Rows.Converter.class,
            description = "A sample such as 1,2, or several such as '1,2;3,4'.")
    private @Nullable Rows input;

    @Option(
            names = "--target",
            paramLabel = "NUMBERS",
            converter = Rows.Converter.class,
            description = "What the network should give, likewise; a class from 0 on for cross-entropy.")
    private @Nullable Rows target;

    @Option(
            names = "--loss",
            defaultValue = "mse",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private LossKind loss = LossKind.MSE;

    @Option(
            names = "--optimizer",
            defaultValue = "sgd",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private StepKind optimizer = StepKind.SGD;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            converter = PositiveDecimal.class,
            defaultValue = "0.1",
            description = "The optimizer's learning rate (default: ${DEFAULT-VALUE}).")
    private double learningRate = 0.1;

    @Option(
            names = "--steps",
            paramLabel = "N",
            converter = PositiveNumber.class,
            defaultValue = "1",
            description = "How many steps to train: a table shows those after the first (default: ${DEFAULT-VALUE}).")
    private int steps = 1;

    @Mixin
    private Seed seed = new Seed();

    /** The options with their defaults. */
    public OwnNetwork() {}

    /** Whether there is a network among the options. */
    public boolean isGiven() {
        return layers != null || model != null;
    }

    /**
     * Trains a step and explains it.
     *
     * @throws IllegalArgumentException if the options do not fit together
     * @throws IOException if the model cannot be read
     */
    public Explanation explain() throws IOException {
        if (layers != null && model != null) {
            throw new IllegalArgumentException("--layers and --model exclude each other");
        }
        if (input == null || target == null) {
            throw new IllegalArgumentException(
                    "A network needs a sample: --input and --target, such as --input 1,2 --target 0.5");
        }
        Layer network = network();
        DType type = network.parameters().isEmpty()
                ? DType.FLOAT64
                : network.parameters().get(0).dtype();
        Tensor inputs = input.tensor(type);
        Tensor targets = loss == LossKind.CROSS_ENTROPY ? target.classes() : target.tensor(type);
        Loss measured = loss.loss();
        Optional<Optimizer> step = optimizer.of(network.parameters(), learningRate);
        if (steps > 1) {
            return Backpropagation.explainRun(
                    network,
                    measured,
                    step.orElseThrow(() -> new IllegalArgumentException(
                            "--steps needs an --optimizer that changes the weights, got none")),
                    inputs,
                    targets,
                    steps);
        }
        return step.isPresent()
                ? Backpropagation.explain(network, measured, step.get(), inputs, targets)
                : Backpropagation.explain(network, measured, inputs, targets);
    }

    private Layer network() throws IOException {
        if (model != null) {
            return SavedModel.load(model).layer();
        }
        Generator.seedGlobal(seed.value());
        Sequential result = DenseNetwork.of(Objects.requireNonNull(layers).sizes(), activation, outputActivation);
        // As in the lecture notes and by hand: exact to 16 digits.
        result.to(DType.FLOAT64);
        return result;
    }
}
