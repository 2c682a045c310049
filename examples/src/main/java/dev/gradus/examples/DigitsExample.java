package dev.gradus.examples;

import static dev.gradus.training.metrics.Metrics.accuracy;

import com.google.common.primitives.Doubles;
import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.data.Digits;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.examples.options.Epochs;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.Report;
import dev.gradus.examples.options.Seed;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.models.ModelFile;
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
import dev.gradus.training.metrics.ConfusionMatrix;
import dev.gradus.visualization.plots.ConfusionPlot;
import dev.gradus.visualization.plots.Drawing;
import dev.gradus.visualization.report.RunRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Learns to read handwritten digits: the whole way from the data to a model that is looked at closely. */
@Command(
        name = "digits",
        description = {
            "Learns to read 1,797 handwritten digits; takes seconds. Begin here.",
            "The data are part of the program. Writes the plots loss, accuracy and confusion, as PNG and SVG,",
            "and the model, which 'serve' answers requests with."
        })
final class DigitsExample implements Callable<Integer> {
    private static final double LEARNING_RATE = 5e-3;
    private static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private Seed seed = new Seed();

    @Mixin
    private Epochs epochs = new Epochs(30);

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() throws IOException {
        Path directory = output.create();
        Generator.seedGlobal(seed.value());

        Digits digits = Digits.load();
        // Three parts: to learn from, to watch while learning, and to judge the finished model on, once.
        Split data = new TensorDataset(digits.images(), digits.labels()).split(0.8, seed.value());
        Split parts = data.training().split(0.9, seed.value());

        Layer model = Sequential.of(new Dense(64, 256), new ReLU(), new Dropout(0.3), new Dense(256, 10));
        Loss loss = new CrossEntropyLoss();
        Optimizer optimizer = new Adam(model.parameters(), LEARNING_RATE);
        System.out.println(model.summary(1, 64));
        System.out.printf(
                "%n%d images to train on, %d to watch the training with, %d to test on.%n",
                parts.training().size(), parts.heldOut().size(), data.heldOut().size());

        TrainingResult result = Trainer.of(model, loss, optimizer)
                .epochs(epochs.value())
                // Ever smaller steps, to come to rest in a minimum instead of circling around it.
                .schedule(new PolynomialLR(optimizer, epochs.value(), 1))
                .metric(accuracy())
                .validateWith(new DataLoader(parts.heldOut(), 256))
                .callback(report.in(directory)
                        .of(new RunRecorder("Handwritten digits")
                                .provenance(Provenance.now().seed(seed.value()))
                                .predictions(new DataLoader(parts.heldOut(), 256), CLASSES)
                                .images(Digits.SIDE, Digits.SIDE)))
                .fit(new DataLoader(parts.training(), 32).shuffle(seed.value()));

        Evaluation evaluation = Evaluation.of(model, loss, new DataLoader(data.heldOut(), 256), accuracy());

        Batch test = data.heldOut().all();
        model.eval();
        Tensor answers = Autograd.noGrad(() -> model.apply(test.inputs()).softmax(1));
        Tensor predicted = answers.argmax(1, false);
        ConfusionMatrix confusion = ConfusionMatrix.of(CLASSES, test.targets(), predicted);
        System.out.printf("%n%s%n%n", confusion);
        show(test, answers, predicted);
        System.out.printf(
                Locale.ROOT,
                "Test accuracy: %.2f %% of %d images that the model has never seen, after %.1f s of training.%n",
                100 * evaluation.metric("accuracy"),
                test.size(),
                result.wallTime().toMillis() / 1000.0);

        PlotFiles.saveClassifier("Handwritten digits", result.history(), directory);
        PlotFiles.save(
                ConfusionPlot.of(confusion).title("Handwritten digits: true and predicted digits"),
                directory,
                "confusion");
        System.out.println("Plots: " + directory.toAbsolutePath());
        report.tell();
        Path file = directory.resolve("model.safetensors");
        described(model, test, parts, evaluation).save(file);
        System.out.println("Model: " + file);
        return ExitCode.OK;
    }

    /** The model with all that somebody else must know to use it. */
    private ModelFile described(Layer model, Batch test, Split parts, Evaluation evaluation) {
        return ModelFile.of(model)
                .labels(CLASSES)
                .inputs(Map.of(
                        "shape", List.of(Digits.SIDE * Digits.SIDE),
                        "meaning", "grey values of 8 x 8 pixels, row by row, from 0 for paper to 1 for ink",
                        "example",
                                Doubles.asList(test.inputs()
                                        .select(0, 0)
                                        .to(DType.FLOAT64)
                                        .toDoubleArray())))
                .provenance(Provenance.now()
                        .seed(seed.value())
                        .data(Map.of(
                                "name",
                                "handwritten digits",
                                "examples",
                                parts.training().size()))
                        .settings(Map.of("optimizer", "Adam", "learningRate", LEARNING_RATE, "epochs", epochs.value()))
                        .notes(Map.of("testAccuracy", evaluation.metric("accuracy"))));
    }

    /** Draws some digits that the model recognised and some that it did not. */
    private static void show(Batch test, Tensor answers, Tensor predicted) {
        List<Integer> right = new ArrayList<>();
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < test.size(); i++) {
            (predicted.get(i) == test.targets().get(i) ? right : wrong).add(i);
        }
        System.out.println("Digits that the model recognised, and how certain it was:\n");
        draw(right, test, answers, predicted);
        if (!wrong.isEmpty()) {
            System.out.println("Digits that it mistook:\n");
            draw(wrong, test, answers, predicted);
        }
    }

    private static void draw(List<Integer> chosen, Batch test, Tensor answers, Tensor predicted) {
        long[] positions =
                chosen.stream().limit(5).mapToLong(Integer::longValue).toArray();
        Tensor images = test.inputs().indexSelect(0, positions).reshape(-1, Digits.SIDE, Digits.SIDE);
        List<String> captions = new ArrayList<>();
        for (long position : positions) {
            int i = (int) position;
            long seen = (long) predicted.get(i);
            long meant = (long) test.targets().get(i);
            captions.add("%d at %.0f %%%s"
                    .formatted(seen, 100 * answers.get(i, (int) seen), seen == meant ? "" : ", is " + meant));
        }
        System.out.println(Drawing.of(images, captions) + "\n");
    }
}
