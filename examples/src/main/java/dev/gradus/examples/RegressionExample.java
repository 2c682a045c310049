package dev.gradus.examples;

import static dev.gradus.training.stopping.StoppingCriteria.validationLoss;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.data.Diabetes;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.examples.options.Epochs;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.Report;
import dev.gradus.examples.options.Seed;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.MSELoss;
import dev.gradus.models.Provenance;
import dev.gradus.optimizers.Adam;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Split;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.visualization.plots.HistoryPlot;
import dev.gradus.visualization.plots.ScatterPlot;
import dev.gradus.visualization.report.RunRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Predicts a number from measurements in different units, and stops before it learns the patients by heart. */
@Command(
        name = "regression",
        description = {
            "Predicts the progress of diabetes, with normalisation and early stopping.",
            "The data, 442 patients, are part of the program. Writes the plots loss and predicted, as PNG and SVG."
        })
final class RegressionExample implements Callable<Integer> {
    private static final int PATIENCE = 20;

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private Seed seed = new Seed();

    @Mixin
    private Epochs epochs = new Epochs(500);

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() throws IOException {
        Path directory = output.create();
        Generator.seedGlobal(seed.value());

        Diabetes patients = Diabetes.load();
        Split rest = new TensorDataset(patients.features(), patients.progression()).split(0.8, seed.value());
        Split parts = rest.training().split(0.8, seed.value());
        Batch training = parts.training().all();
        Batch validation = parts.heldOut().all();
        Batch test = rest.heldOut().all();

        // From the training part alone: what the model is judged on must not have been seen, not even as an average.
        Standardizer features = Standardizer.of(training.inputs());
        Standardizer target = Standardizer.of(training.targets());

        Layer model = Sequential.of(new Dense(10, 32), new ReLU(), new Dense(32, 1));
        TrainingResult result = Trainer.of(model, new MSELoss(), new Adam(model.parameters(), 2e-3).weightDecay(1e-3))
                .epochs(epochs.value())
                .stopWhen(validationLoss().patience(PATIENCE))
                .validateWith(DataLoader.fullBatch(standardized(validation, features, target)))
                .callback(report.in(directory)
                        .of(new RunRecorder("Diabetes")
                                .provenance(Provenance.now().seed(seed.value()))
                                .predictions(DataLoader.fullBatch(standardized(validation, features, target)))))
                .fit(new DataLoader(standardized(training, features, target), 32).shuffle(seed.value()));

        model.eval();
        Tensor predicted = Autograd.noGrad(() -> target.undo(model.apply(features.apply(test.inputs()))));
        Tensor errors = predicted.sub(test.targets());
        double rootMeanSquare = errors.square().mean().sqrt().item();
        double explained = 1
                - errors.square().sum().item()
                        / test.targets()
                                .sub(test.targets().mean())
                                .square()
                                .sum()
                                .item();
        System.out.printf(
                "%nPatients: %d to train on, %d to decide when to stop, %d to test on.%n",
                training.size(), validation.size(), test.size());
        System.out.printf("The weights are those after epoch %d of %d.%n", result.bestEpoch(), result.epochs());
        System.out.printf(
                Locale.ROOT,
                "Root mean square error %.1f, where the truth goes from %.0f to %.0f; R^2 %.3f.%n",
                rootMeanSquare,
                test.targets().min().item(),
                test.targets().max().item(),
                explained);

        HistoryPlot loss = HistoryPlot.of(result.history())
                .title("Diabetes: loss")
                .only("loss")
                .lossName("Mean squared error (standardized)");
        PlotFiles.save(loss, directory, "loss");
        ScatterPlot predictions = new ScatterPlot(
                "Diabetes: progression after a year",
                "progression (score)",
                test.targets().toDoubleArray(),
                predicted.toDoubleArray());
        PlotFiles.save(predictions, directory, "predicted");
        System.out.println("Plots: " + directory.toAbsolutePath());
        report.tell();
        return ExitCode.OK;
    }

    private static TensorDataset standardized(Batch part, Standardizer features, Standardizer target) {
        return new TensorDataset(features.apply(part.inputs()), target.apply(part.targets()));
    }

    /** Brings each column to mean 0 and standard deviation 1. */
    private record Standardizer(Tensor mean, Tensor deviation) {
        static Standardizer of(Tensor samples) {
            return new Standardizer(samples.mean(0, true), samples.std(new int[] {0}, 1, true));
        }

        Tensor apply(Tensor samples) {
            return samples.sub(mean).div(deviation);
        }

        Tensor undo(Tensor standardized) {
            return standardized.mul(deviation).add(mean);
        }
    }
}
