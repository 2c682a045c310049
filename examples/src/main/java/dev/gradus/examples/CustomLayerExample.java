package dev.gradus.examples;

import static dev.gradus.training.metrics.Metrics.accuracy;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.data.Digits;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.examples.options.Epochs;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.Report;
import dev.gradus.examples.options.Seed;
import dev.gradus.examples.reference.Numbers;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.models.Provenance;
import dev.gradus.optimizers.Adam;
import dev.gradus.testkit.LayerCheck;
import dev.gradus.training.Evaluation;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Split;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.visualization.plots.HistoryPlot;
import dev.gradus.visualization.report.RunRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** A layer of one's own: written in one class, checked in one call, used like any other. */
@Command(
        name = "custom-layer",
        description = {
            "Checks a layer that the example itself defines, and trains a network with it.",
            "Learns the same handwritten digits as 'digits', which are part of the program. Writes the plot accuracy, as PNG and SVG."
        })
final class CustomLayerExample implements Callable<Integer> {
    /**
     * A layer that begins by doing nothing and learns how much to do: y = x + α ⊙ tanh(W x + b), α starting at 0 (Bachlechner
     * et al. 2020, ReZero), so that even deep stacks learn from the first step.
     */
    static final class ResidualDense extends Layer {
        private final Dense change;
        private final Parameter amount;

        ResidualDense(int width) {
            change = child("change", new Dense(width, width));
            amount = parameter("amount", Tensor.zeros(width));
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.add(change.apply(x).tanh().mul(amount));
        }

        Parameter amount() {
            return amount;
        }
    }

    private static final int DEPTH = 4;

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private Seed seed = new Seed();

    @Mixin
    private Epochs epochs = new Epochs(20);

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() throws IOException {
        Path directory = output.create();

        // Shapes, gradients, training and eval mode, state, repetition: this is all that a test of a layer needs.
        LayerCheck.of(() -> new ResidualDense(5)).input(3, 5).output(3, 5).check();
        System.out.println("ResidualDense has passed the checks that every layer must pass.\n");

        Generator.seedGlobal(seed.value());
        Sequential model = Sequential.of(new Dense(64, 64));
        for (int i = 0; i < DEPTH; i++) {
            model.add(new ResidualDense(64));
        }
        model.add(new Dense(64, 10));
        System.out.println(model.summary(1, 64));

        Digits digits = Digits.load();
        Split data = new TensorDataset(digits.images(), digits.labels()).split(0.8, seed.value());
        Split parts = data.training().split(0.9, seed.value());
        Loss loss = new CrossEntropyLoss();
        TrainingResult result = Trainer.of(model, loss, new Adam(model.parameters(), 1e-3))
                .epochs(epochs.value())
                .metric(accuracy())
                .validateWith(new DataLoader(parts.heldOut(), 256))
                .callback(report.in(directory)
                        .of(new RunRecorder("Own residual layers")
                                .provenance(Provenance.now().seed(seed.value()))
                                .predictions(new DataLoader(parts.heldOut(), 256))
                                .images(Digits.SIDE, Digits.SIDE)))
                .fit(new DataLoader(parts.training(), 32).shuffle(seed.value()));

        System.out.println("\nHow much each residual layer has learned to do, the mean of |α|:");
        for (int i = 1; i <= DEPTH; i++) {
            ResidualDense layer = (ResidualDense) model.get(i);
            System.out.printf(
                    "  layer %d  %s%n",
                    i, Numbers.of(layer.amount().detach().abs().mean()));
        }
        // What was held out from the beginning is used once, now that nothing changes any more.
        Evaluation test = Evaluation.of(model, loss, new DataLoader(data.heldOut(), 256), accuracy());
        System.out.printf(Locale.ROOT, "%nTest accuracy: %.2f %%%n", 100 * test.metric("accuracy"));

        PlotFiles.save(
                HistoryPlot.of(result.history())
                        .title("Own residual layers: accuracy")
                        .only("accuracy"),
                directory,
                "accuracy");
        System.out.println("Plots: " + directory.toAbsolutePath());
        report.tell();
        return ExitCode.OK;
    }
}
