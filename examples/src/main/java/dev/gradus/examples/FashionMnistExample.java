package dev.gradus.examples;

import static dev.gradus.training.metrics.Metrics.accuracy;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.data.FashionMnist;
import dev.gradus.examples.plot.ConfusionMatrix;
import dev.gradus.examples.plot.LinePlot;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns to tell clothes apart, from 60,000 pictures. */
@Command(name = "fashion-mnist", description = "Learns to tell ten kinds of clothes apart, from 60,000 pictures.")
final class FashionMnistExample implements Callable<Integer> {
    private static final double LEARNING_RATE = 1e-3;

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private Seed seed = new Seed();

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DIR",
            description = "Where the four IDX files are (default: " + FashionMnist.DEBIAN_DIRECTORY + ").")
    private Path data = Path.of(FashionMnist.DEBIAN_DIRECTORY);

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = PositiveNumber.class,
            defaultValue = "10",
            description = "How often to go through all training images (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Override
    public Integer call() throws IOException {
        FashionMnist training = FashionMnist.train(data);
        FashionMnist test = FashionMnist.test(data);
        Path directory = output.create();
        Generator.seedGlobal(seed.value());

        int pixels = training.images().size(1);
        Layer model =
                Sequential.of(new Dense(pixels, 256), new ReLU(), new Dense(256, 128), new ReLU(), new Dense(128, 10));
        Loss loss = new CrossEntropyLoss();
        Optimizer optimizer = new Adam(model.parameters(), LEARNING_RATE);
        System.out.println(model.summary(1, pixels));
        System.out.printf(
                "%nTraining on %,d images, testing on %,d others.%n",
                training.labels().size(0), test.labels().size(0));

        TensorDataset testData = new TensorDataset(test.images(), test.labels());
        TrainingResult result = Trainer.of(model, loss, optimizer)
                .epochs(epochs)
                // Ever smaller steps, to come to rest in a minimum instead of circling around it.
                .afterEpoch(epoch -> optimizer.setLearningRate(LEARNING_RATE * (1 - epoch.epoch() / (double) epochs)))
                .metric(accuracy())
                .validateWith(new DataLoader(testData, 1000))
                .fit(new DataLoader(new TensorDataset(training.images(), training.labels()), 128)
                        .shuffle(seed.value()));

        ConfusionMatrix confusion = new ConfusionMatrix(
                FashionMnist.CLASSES, test.labels(), predict(model, new DataLoader(testData, 1000)));
        System.out.printf("%n%s%n%n", confusion);
        System.out.printf(
                Locale.ROOT,
                "Test accuracy: %.2f %%, after %.1f s of training.%n",
                100 * confusion.accuracy(),
                result.wallTime().toMillis() / 1000.0);

        plot(result.history(), directory);
        confusion.write("Fashion-MNIST: what was taken for what", directory, "confusion");
        System.out.println("Plots: " + directory.toAbsolutePath());
        return ExitCode.OK;
    }

    /** The class that the model sees in each image, a batch at a time to save memory. */
    private static Tensor predict(Layer model, DataLoader images) {
        model.eval();
        List<Tensor> classes = new ArrayList<>();
        images.forEach(batch ->
                classes.add(Autograd.noGrad(() -> model.apply(batch.inputs())).argmax(1, false)));
        return Tensor.cat(classes, 0);
    }

    private static void plot(History history, Path directory) throws IOException {
        new LinePlot("Fashion-MNIST: loss", "Cross entropy")
                .line("training", 1, history.loss())
                .line("test", 1, history.validationLoss())
                .write(directory, "loss");
        new LinePlot("Fashion-MNIST: accuracy", "Share of right answers")
                .line("training", 1, history.metric("accuracy"))
                .line("test", 1, history.validationMetric("accuracy"))
                .write(directory, "accuracy");
    }
}
