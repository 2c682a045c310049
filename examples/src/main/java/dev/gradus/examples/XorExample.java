package dev.gradus.examples;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.examples.options.Epochs;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.Seed;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Tanh;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.visualization.plots.DecisionPlot;
import dev.gradus.visualization.plots.LinePlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** The smallest problem that needs a hidden layer, with the training loop written out. */
@Command(
        name = "xor",
        description = {
            "Learns the exclusive or, with the training loop written out.",
            "The data are its four cases. Writes the plots loss and decision, as PNG and SVG."
        })
final class XorExample implements Callable<Integer> {
    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private Seed seed = new Seed();

    @Mixin
    private Epochs epochs = new Epochs(500);

    @Override
    public Integer call() throws IOException {
        Path directory = output.create();
        Generator.seedGlobal(seed.value());

        Tensor inputs = Tensor.from(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Tensor targets = Tensor.from(new float[][] {{0}, {1}, {1}, {0}});
        Layer model = Sequential.of(new Dense(2, 8), new Tanh(), new Dense(8, 1));
        Loss loss = new BCEWithLogitsLoss();
        Optimizer optimizer = new Adam(model.parameters(), 0.02);

        double[] losses = new double[epochs.value()];
        for (int epoch = 0; epoch < epochs.value(); epoch++) {
            optimizer.zeroGrad();
            Tensor error = loss.apply(model.apply(inputs), targets);
            error.backward();
            optimizer.step();
            losses[epoch] = error.item();
            if (epoch == 0 || (epoch + 1) % 100 == 0) {
                System.out.printf(Locale.ROOT, "epoch %4d   loss %.5f%n", epoch + 1, losses[epoch]);
            }
        }

        // The model ends in logits; the sigmoid, part of the loss, makes probabilities of them.
        Tensor answers = Autograd.noGrad(() -> model.apply(inputs).sigmoid());
        System.out.println("\nx1  x2  target  learned");
        for (int i = 0; i < inputs.size(0); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%.0f   %.0f     %.0f     %.4f%n",
                    inputs.get(i, 0),
                    inputs.get(i, 1),
                    targets.get(i, 0),
                    answers.get(i, 0));
        }

        LinePlot curve = new LinePlot("Exclusive or: loss", "Binary cross entropy (logarithmic)")
                .line("training", 1, losses)
                .logarithmic();
        PlotFiles.save(curve, directory, "loss");
        DecisionPlot decision = DecisionPlot.of(x -> model.apply(x).sigmoid())
                .title("Exclusive or: what the network answers")
                .samples(inputs, targets)
                .classes("target 0", "target 1")
                .range(-0.25, 1.25, -0.25, 1.25);
        PlotFiles.save(decision, directory, "decision");
        System.out.println("\nPlots: " + directory.toAbsolutePath());
        return ExitCode.OK;
    }
}
