package dev.gradus.examples.table;

import dev.gradus.examples.options.Fraction;
import dev.gradus.examples.options.NumberFromZero;
import dev.gradus.examples.options.PositiveDecimal;
import dev.gradus.examples.options.PositiveNumber;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of the network and of how it learns. */
final class LearningOptions {
    @Option(
            names = "--layers",
            paramLabel = "N,N",
            converter = HiddenLayers.Converter.class,
            defaultValue = "64,32",
            description = "Units of each hidden layer; 'none' for a linear model (default: ${DEFAULT-VALUE}).")
    HiddenLayers layers = new HiddenLayers(List.of());

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "relu",
            description = "After each hidden layer: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Activation activation = Activation.RELU;

    @Option(
            names = "--dropout",
            paramLabel = "P",
            converter = Fraction.class,
            defaultValue = "0",
            description =
                    "Part of the hidden units that is left out in each step, against learning by heart (default: ${DEFAULT-VALUE}).")
    double dropout;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adam",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    OptimizerKind optimizer = OptimizerKind.ADAM;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            converter = PositiveDecimal.class,
            defaultValue = "0.001",
            description = "How large the steps are (default: ${DEFAULT-VALUE}).")
    double learningRate;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            converter = NumberFromZero.class,
            defaultValue = "0",
            description = "How much weights are drawn to 0, against learning by heart (default: ${DEFAULT-VALUE}).")
    double weightDecay;

    @Option(
            names = "--batch",
            paramLabel = "N",
            converter = PositiveNumber.class,
            defaultValue = "32",
            description = "Rows in each step (default: ${DEFAULT-VALUE}).")
    int batch;

    @Option(
            names = "--patience",
            paramLabel = "N",
            converter = PositiveNumber.class,
            defaultValue = "20",
            description =
                    "Stop when the validation loss has not got better for so many epochs; the best weights are kept (default: ${DEFAULT-VALUE}).")
    int patience;

    @Option(
            names = "--class-weights",
            paramLabel = "HOW",
            defaultValue = "none",
            description =
                    "${COMPLETION-CANDIDATES}: 'balanced' makes rare classes count as much as frequent ones (default: ${DEFAULT-VALUE}).")
    ClassWeights classWeights = ClassWeights.NONE;
}
