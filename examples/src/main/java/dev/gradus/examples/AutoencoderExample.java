package dev.gradus.examples;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.data.Digits;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.examples.options.Epochs;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.PositiveNumber;
import dev.gradus.examples.options.Report;
import dev.gradus.examples.options.Seed;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.models.Provenance;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.schedules.PolynomialLR;
import dev.gradus.training.Evaluation;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Split;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.visualization.plots.Drawing;
import dev.gradus.visualization.plots.HistoryPlot;
import dev.gradus.visualization.plots.ImageRows;
import dev.gradus.visualization.plots.PointPlot;
import dev.gradus.visualization.report.RunRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns, without any labels, to describe a digit by a few numbers and to draw it again from these. */
@Command(
        name = "autoencoder",
        description = {
            "Learns to describe handwritten digits by two numbers each and to draw them again from these, without being told which digit is which; takes seconds.",
            "The data are part of the program. Writes the plots loss, reconstructions and, with two numbers, codes, as PNG and SVG."
        })
final class AutoencoderExample implements Callable<Integer> {
    private static final double LEARNING_RATE = 3e-3;
    private static final int PIXELS = Digits.SIDE * Digits.SIDE;
    private static final int SHOWN = 12;
    private static final int DRAWN = 5;

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private Seed seed = new Seed();

    @Option(
            names = "--code",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description =
                    "How many numbers describe a digit: more of them let more of it through (default: ${DEFAULT-VALUE}).")
    private int code = 2;

    @Mixin
    private Epochs epochs = new Epochs(100);

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() throws IOException {
        Path directory = output.create();
        Generator.seedGlobal(seed.value());

        Digits digits = Digits.load();
        Split data = new TensorDataset(digits.images(), digits.labels()).split(0.8, seed.value());
        Tensor rest = data.training().all().inputs();
        Batch heldOut = data.heldOut().all();
        Tensor test = heldOut.inputs();
        // What comes out shall be what went in: the images are their own targets.
        Split parts = new TensorDataset(rest, rest).split(0.9, seed.value());

        Layer encoder =
                Sequential.of(new Dense(PIXELS, 128), new ReLU(), new Dense(128, 64), new ReLU(), new Dense(64, code));
        Layer decoder = Sequential.of(
                new Dense(code, 64),
                new ReLU(),
                new Dense(64, 128),
                new ReLU(),
                new Dense(128, PIXELS),
                // Grey values are from 0 to 1.
                new Sigmoid());
        Layer model = Sequential.of().add("encoder", encoder).add("decoder", decoder);
        Loss loss = new MSELoss();
        Optimizer optimizer = new Adam(model.parameters(), LEARNING_RATE);
        System.out.println(model.summary(1, PIXELS));
        System.out.printf(
                "%n%d images to train on, %d to watch the training with, %d to test on.%n",
                parts.training().size(), parts.heldOut().size(), heldOut.size());

        TrainingResult result = Trainer.of(model, loss, optimizer)
                .epochs(epochs.value())
                // Ever smaller steps, to come to rest in a minimum instead of circling around it.
                .schedule(new PolynomialLR(optimizer, epochs.value(), 1))
                .validateWith(new DataLoader(parts.heldOut(), 256))
                .callback(report.in(directory)
                        .of(new RunRecorder("Digits through %d numbers".formatted(code))
                                .provenance(Provenance.now().seed(seed.value()))
                                .predictions(new DataLoader(parts.heldOut(), 256))
                                .images(Digits.SIDE, Digits.SIDE)))
                .fit(new DataLoader(parts.training(), 32).shuffle(seed.value()));

        double error = Evaluation.of(model, loss, new DataLoader(new TensorDataset(test, test), 256))
                .loss();
        Tensor codes = Autograd.noGrad(() -> encoder.apply(test));
        Tensor drawn = Autograd.noGrad(() -> decoder.apply(codes));
        show(test, drawn);
        // Of a model that draws the average digit every time, none.
        double variance =
                test.sub(rest.mean(new int[] {0}, true)).square().mean().item();
        System.out.printf(
                Locale.ROOT,
                "Mean squared error of the test images: %.4f. By %d numbers instead of %d the model tells %.0f %% of how they differ from the average image, after %.1f s of training.%n",
                error,
                code,
                PIXELS,
                100 * (1 - error / variance),
                result.wallTime().toMillis() / 1000.0);

        HistoryPlot curve = HistoryPlot.of(result.history())
                .title("Autoencoder: loss")
                .only("loss")
                .lossName("Mean squared error");
        PlotFiles.save(curve, directory, "loss");
        ImageRows rows = new ImageRows(
                        "Digits that the model has never seen, and below, what it drew from %d numbers".formatted(code))
                .row(squares(test, SHOWN))
                .row(squares(drawn, SHOWN));
        PlotFiles.save(rows, directory, "reconstructions");
        if (code == 2) {
            plotCodes(codes, heldOut.targets(), directory);
        }
        System.out.println("Plots: " + directory.toAbsolutePath());
        report.tell();
        return ExitCode.OK;
    }

    private static Tensor squares(Tensor images, int count) {
        return images.narrow(0, 0, count).reshape(count, Digits.SIDE, Digits.SIDE);
    }

    private static void show(Tensor test, Tensor drawn) {
        List<String> none = Collections.nCopies(DRAWN, "");
        System.out.println("\nDigits that the model has never seen:\n");
        System.out.println(Drawing.of(squares(test, DRAWN), none));
        System.out.println("What it drew of each:\n");
        System.out.println(Drawing.of(squares(drawn, DRAWN), none));
    }

    /** Where each digit ended up: alike ones side by side, though nobody said which are alike. */
    private static void plotCodes(Tensor codes, Tensor labels, Path directory) throws IOException {
        PointPlot plot =
                new PointPlot("Two numbers for each digit, found without labels", "First number", "Second number");
        for (int digit = 0; digit < 10; digit++) {
            int wanted = digit;
            int[] places = IntStream.range(0, codes.size(0))
                    .filter(i -> labels.get(i) == wanted)
                    .toArray();
            plot.points(
                    Integer.toString(digit),
                    IntStream.of(places).mapToDouble(i -> codes.get(i, 0)).toArray(),
                    IntStream.of(places).mapToDouble(i -> codes.get(i, 1)).toArray());
        }
        PlotFiles.save(plot, directory, "codes");
    }
}
