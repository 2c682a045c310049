package dev.gradus.examples;

import dev.gradus.core.Tensor;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.reference.Agreement;
import dev.gradus.examples.reference.Numbers;
import dev.gradus.examples.reference.Reference;
import dev.gradus.examples.reference.TrainingRun;
import dev.gradus.examples.reference.TrainingRun.Checkpoint;
import dev.gradus.losses.HalfSquaredError;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.history.WeightHistory;
import dev.gradus.visualization.plots.LinePlot;
import dev.gradus.visualization.plots.WeightsPlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Tiny networks trained on one observation with a loop written by hand, every weight recorded. */
@Command(
        name = "training-runs",
        description = {
            "Trains networks of a few neurons, compares the losses and weights with exact ones and plots every weight.",
            "The data are part of the program. Writes the plots weights, biases and loss of each network, as PNG and SVG."
        })
final class TrainingRuns implements Callable<Integer> {
    private static final double TOLERANCE = 1e-9;

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Override
    public Integer call() throws IOException {
        Path directory = output.create();
        Agreement agreement = new Agreement(TOLERANCE);
        for (TrainingRun run : Reference.load().trainingRuns()) {
            train(run, agreement, directory);
        }
        System.out.println(agreement);
        System.out.println("Plots: " + directory.toAbsolutePath());
        return agreement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void train(TrainingRun run, Agreement agreement, Path directory) throws IOException {
        SigmoidNetwork network = new SigmoidNetwork(run.weights(), run.biases());
        Loss loss = new HalfSquaredError();
        Optimizer optimizer = new SGD(network.parameters(), run.eta());
        Map<Integer, Checkpoint> checkpoints =
                run.checkpoints().stream().collect(Collectors.toMap(Checkpoint::epoch, Function.identity()));
        WeightHistory weights = new WeightHistory(network.namedParameters());
        double[] losses = new double[run.epochs()];

        System.out.printf(
                "== %s: %s neurons, %d epochs, learning rate %s%n", run.id(), run.sizes(), run.epochs(), run.eta());
        weights.record(0);
        for (int epoch = 0; epoch < run.epochs(); epoch++) {
            optimizer.zeroGrad();
            Tensor prediction = network.apply(run.x());
            Tensor error = loss.apply(prediction, run.t());
            error.backward();
            optimizer.step();

            losses[epoch] = error.item();
            weights.record(epoch + 1);
            Checkpoint known = checkpoints.get(epoch);
            if (known != null || epoch == run.epochs() - 1) {
                System.out.printf(
                        Locale.ROOT,
                        "epoch %4d   loss %.4e   output %s%n",
                        epoch,
                        losses[epoch],
                        Numbers.of(prediction));
            }
            if (known != null) {
                agreement.check(run.id() + " epoch " + epoch + ": loss", losses[epoch], known.loss());
                agreement.check(run.id() + " epoch " + epoch + ": output", prediction, known.o());
            }
        }
        System.out.println("in the end");
        for (int layer = 1; layer <= network.depth(); layer++) {
            System.out.printf(
                    "  W(%1$d) = %2$s%n  b(%1$d) = %3$s%n",
                    layer,
                    Numbers.of(network.weights().get(layer - 1)),
                    Numbers.of(network.biases().get(layer - 1)));
        }
        agreement.check(run.id() + ": last W", network.weights(), run.finalWeights());
        agreement.check(run.id() + ": last b", network.biases(), run.finalBiases());

        plot("Weights of ", "weight", weights, network.namedParameters().keySet(), run, directory);
        plot("Biases of ", "bias", weights, network.namedParameters().keySet(), run, directory);
        LinePlot curve = new LinePlot("Loss of " + run.id(), "E (logarithmic)")
                .line("E", 0, losses)
                .logarithmic();
        PlotFiles.save(curve, directory, run.id() + "-loss");
        System.out.println();
    }

    private static void plot(
            String title, String kind, WeightHistory history, Set<String> names, TrainingRun run, Path directory)
            throws IOException {
        String[] parameters =
                names.stream().filter(name -> name.endsWith("." + kind)).toArray(String[]::new);
        WeightsPlot plot = WeightsPlot.of(history).title(title + run.id()).only(parameters);
        PlotFiles.save(plot, directory, run.id() + "-" + (kind.equals("bias") ? "biases" : "weights"));
    }
}
