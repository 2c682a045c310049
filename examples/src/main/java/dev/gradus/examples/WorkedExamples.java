package dev.gradus.examples;

import dev.gradus.core.Tensor;
import dev.gradus.examples.reference.Agreement;
import dev.gradus.examples.reference.Erratum;
import dev.gradus.examples.reference.Figures;
import dev.gradus.examples.reference.Reference;
import dev.gradus.examples.reference.WorkedExample;
import dev.gradus.losses.HalfSquaredError;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.Reduction;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Backpropagation as it is done by hand: every intermediate figure is shown, and compared with the exact one. */
@Command(
        name = "worked-examples",
        description = "Takes small networks through backpropagation step by step and checks every figure.")
final class WorkedExamples implements Callable<Integer> {
    private static final double TOLERANCE = 1e-12;

    private final Agreement agreement = new Agreement(TOLERANCE);

    @Override
    public Integer call() throws IOException {
        System.out.println("""
                Small networks from lecture notes, taken through backpropagation by the library. Layer l computes
                z(l) = W(l) a(l-1) + b(l) and a(l) = sigmoid(z(l)); x is the input, t the target, o the output, E the error and
                δ(l) = dE/dz(l). Where the notes print something else than what follows from their own formulas, it is said.
                """);
        Reference reference = Reference.load();
        List<Erratum> errata = Erratum.load();
        reference.examples().forEach(example -> show(example, errata));
        new ComputationGraph(agreement).show(reference.graph());
        System.out.println(agreement);
        return agreement.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void show(WorkedExample example, List<Erratum> errata) {
        SigmoidNetwork network = new SigmoidNetwork(example.weights(), example.biases());
        Optimizer optimizer = new SGD(network.parameters(), example.eta());
        System.out.printf(
                "== %s: sigmoid layers, E = %s (t - o)^2, learning rate %s%n",
                example.id(), example.lossScale() == 1 ? "sum of" : "half the sum of", example.eta());
        for (int i = 0; i < example.steps().size(); i++) {
            int number = i + 1;
            System.out.printf("step %d%n", number);
            Figures figures = take(example.steps().get(i), network, lossOf(example), optimizer);
            figures.compareWith(example.steps().get(i), example.id() + " step " + number, agreement);
            System.out.println(figures);
            errata.stream()
                    .filter(erratum -> erratum.example().equals(example.id()) && erratum.step() == number)
                    .forEach(erratum -> System.out.println("  " + erratum.describe(figures)));
        }
        System.out.println();
    }

    private static Loss lossOf(WorkedExample example) {
        return example.lossScale() == 1 ? new MSELoss().reduction(Reduction.SUM) : new HalfSquaredError();
    }

    /** One step of gradient descent, and all that came up on the way. */
    private static Figures take(WorkedExample.Step step, SigmoidNetwork network, Loss loss, Optimizer optimizer) {
        Figures figures = new Figures();
        figures.put("x", step.x());
        figures.put("t", step.t());

        optimizer.zeroGrad();
        Tensor output = network.apply(step.x());
        // The local gradients dE/dz are of results, not of parameters: they are kept only where that is asked for.
        network.sums().forEach(Tensor::retainGrad);
        Tensor error = loss.apply(output, step.t());
        error.backward();
        for (int layer = 1; layer <= network.depth(); layer++) {
            figures.put("z(%d)".formatted(layer), network.sums().get(layer - 1));
            figures.put("a(%d)".formatted(layer), network.activations().get(layer - 1));
        }
        figures.put("E", error);
        for (int layer = network.depth(); layer >= 1; layer--) {
            figures.put("δ(%d)".formatted(layer), network.sums().get(layer - 1).grad());
            figures.put(
                    "dE/dW(%d)".formatted(layer),
                    network.weights().get(layer - 1).grad());
            figures.put(
                    "dE/db(%d)".formatted(layer),
                    network.biases().get(layer - 1).grad());
        }

        optimizer.step();
        for (int layer = 1; layer <= network.depth(); layer++) {
            figures.put("W(%d) after".formatted(layer), network.weights().get(layer - 1));
            figures.put("b(%d) after".formatted(layer), network.biases().get(layer - 1));
        }
        return figures;
    }
}
