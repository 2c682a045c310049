package dev.gradus.examples;

import static dev.gradus.training.metrics.Metrics.accuracy;
import static dev.gradus.training.stopping.StoppingCriteria.validationMetric;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.data.FashionMnist;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.examples.options.Epochs;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.Report;
import dev.gradus.examples.options.Seed;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.models.Provenance;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.schedules.PolynomialLR;
import dev.gradus.training.Evaluation;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Split;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.metrics.ConfusionMatrix;
import dev.gradus.visualization.plots.ConfusionPlot;
import dev.gradus.visualization.report.RunRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns to tell clothes apart, from 60,000 pictures. */
@Command(
        name = "fashion-mnist",
        description = {
            "Learns to tell ten kinds of clothes apart, from 60,000 pictures.",
            "Reads the four files of Fashion-MNIST (see --data). Writes the plots loss, accuracy and confusion, as PNG and SVG."
        })
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
    private Path files = Path.of(FashionMnist.DEBIAN_DIRECTORY);

    @Option(
            names = {"-m", "--model"},
            paramLabel = "NAME",
            description =
                    "The network: mlp, of dense layers; cnn, a convolutional one, which takes longer and errs less; or vgg, a deeper one with batch normalisation, which does both even more (default: ${DEFAULT-VALUE}).")
    private ClothesModel network = ClothesModel.MLP;

    @Mixin
    private Epochs epochs = new Epochs(10);

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() throws IOException {
        FashionMnist rest = FashionMnist.train(files);
        FashionMnist test = FashionMnist.test(files);
        Path directory = output.create();
        Generator.seedGlobal(seed.value());

        // The test images are for the finished model alone; the training is watched with some of the others.
        Split data = new TensorDataset(rest.images(), rest.labels()).split(0.9, seed.value());

        int height = rest.images().size(2);
        int width = rest.images().size(3);
        Layer model = network.create(height, width);
        Loss loss = new CrossEntropyLoss();
        Optimizer optimizer = new Adam(model.parameters(), LEARNING_RATE);
        System.out.println(model.summary(1, 1, height, width));
        System.out.printf(
                "%n%,d images to train on, %,d to watch the training with, %,d to test on.%n",
                data.training().size(), data.heldOut().size(), test.labels().size(0));

        TrainingResult result = Trainer.of(model, loss, optimizer)
                .epochs(epochs.value())
                // Ever smaller steps, to come to rest in a minimum instead of circling around it.
                .schedule(new PolynomialLR(optimizer, epochs.value(), 1))
                .metric(accuracy())
                // Never reached before the last epoch: it is for the weights of the best one.
                .stopWhen(validationMetric("accuracy").patience(epochs.value()))
                .validateWith(new DataLoader(data.heldOut(), 1000))
                .callback(report.in(directory)
                        .of(new RunRecorder("Fashion-MNIST")
                                .provenance(
                                        Provenance.now().seed(seed.value()).settings(Map.of("model", network.name())))
                                .predictions(new DataLoader(data.heldOut(), 1000), FashionMnist.CLASSES)))
                .fit(new DataLoader(data.training(), 128).shuffle(seed.value()));

        DataLoader testData = new DataLoader(new TensorDataset(test.images(), test.labels()), 1000);
        Evaluation evaluation = Evaluation.of(model, loss, testData, accuracy());

        ConfusionMatrix confusion = ConfusionMatrix.of(FashionMnist.CLASSES, test.labels(), predict(model, testData));
        System.out.printf("%n%s%n%n", confusion);
        System.out.printf(
                Locale.ROOT,
                "Test accuracy: %.2f %% with the weights after epoch %d, after %.1f s of training.%n",
                100 * evaluation.metric("accuracy"),
                result.bestEpoch(),
                result.wallTime().toMillis() / 1000.0);

        PlotFiles.saveClassifier("Fashion-MNIST", result.history(), directory);
        PlotFiles.save(
                ConfusionPlot.of(confusion).title("Fashion-MNIST: true and predicted classes"), directory, "confusion");
        System.out.println("Plots: " + directory.toAbsolutePath());
        report.tell();
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
}
