package dev.gradus.examples;

import dev.gradus.core.Tensor;
import dev.gradus.examples.reference.Agreement;
import dev.gradus.examples.reference.Erratum;
import dev.gradus.examples.reference.Figures;
import dev.gradus.examples.reference.Reference;
import dev.gradus.examples.reference.WorkedExample;
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
        description = {
            "Takes small networks through backpropagation step by step and checks every figure.",
            "The data are part of the program. Prints all figures and writes no files."
        })
final class WorkedExamples implements Callable<Integer> {
    private static final double TOLERANCE = 1e-12;

    private final Agreement agreement = new Agreement(TOLERANCE);

    @Override
    public Integer call() throws IOException {
        System.out.println("""
                Small networks from lecture notes, taken through backpropagation by the library. x is the input, t the target,
                o the output, E the error; layer l has the weights W(l), the biases b(l), the weighted sums z(l), the
                activations a(l) and the local gradients δ(l) = dE/dz(l). ⊙ multiplies element by element, ᵀ transposes.
                Where the notes print a figure that does not follow from their own formulas, a line below the step says so.
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
                "== %s: sigmoid layers, E = %s, learning rate %s%n",
                example.id(), errorFormula(example), example.eta());
        System.out.println("before step 1");
        System.out.println(startOf(network));
        for (int i = 0; i < example.steps().size(); i++) {
            int number = i + 1;
            System.out.printf("step %d%n", number);
            Figures figures = take(example, example.steps().get(i), network, optimizer);
            figures.compareWith(example.steps().get(i), example.id() + " step " + number, agreement);
            System.out.println(figures);
            errata.stream()
                    .filter(erratum -> erratum.example().equals(example.id()) && erratum.step() == number)
                    .forEach(erratum -> System.out.println("  " + erratum.describe(figures)));
        }
        System.out.println();
    }

    private static String errorFormula(WorkedExample example) {
        return "%sΣ (t - o)²".formatted(factor(example.lossScale(), "½"));
    }

    /** A factor before a product, which is left out where it is 1. */
    private static String factor(double value, String otherwise) {
        return value == 1 ? "" : otherwise + " ";
    }

    private static Figures startOf(SigmoidNetwork network) {
        Figures start = new Figures();
        for (int layer = 1; layer <= network.depth(); layer++) {
            start.put("W(%d)".formatted(layer), network.weights().get(layer - 1));
            start.put("b(%d)".formatted(layer), network.biases().get(layer - 1));
        }
        return start;
    }

    /** One step of gradient descent, and all that came up on the way. */
    private static Figures take(
            WorkedExample example, WorkedExample.Step step, SigmoidNetwork network, Optimizer optimizer) {
        Figures figures = new Figures();
        figures.put("x", step.x());
        figures.put("t", step.t());

        optimizer.zeroGrad();
        Tensor output = network.apply(step.x());
        // The local gradients dE/dz are of results, not of parameters: they are kept only where that is asked for.
        network.sums().forEach(Tensor::retainGrad);
        Tensor error = example.loss().apply(output, step.t());
        error.backward();
        int depth = network.depth();
        for (int layer = 1; layer <= depth; layer++) {
            figures.put(
                    "z(%d)".formatted(layer),
                    "W(%1$d) %2$s + b(%1$d)".formatted(layer, inputOf(layer)),
                    network.sums().get(layer - 1));
            figures.put(
                    "a(%d)".formatted(layer),
                    "sigmoid(z(%d))".formatted(layer),
                    network.activations().get(layer - 1));
        }
        figures.put("o", "a(%d)".formatted(depth), output);
        figures.put("E", errorFormula(example), error);
        for (int layer = depth; layer >= 1; layer--) {
            figures.put(
                    "δ(%d)".formatted(layer),
                    layer == depth
                            // The derivative of the square brings a 2, which a ½ takes away again.
                            ? factor(2 * example.lossScale(), "2") + "(o - t) ⊙ o (1 - o)"
                            : "W(%2$d)ᵀ δ(%2$d) ⊙ a(%1$d) (1 - a(%1$d))".formatted(layer, layer + 1),
                    network.sums().get(layer - 1).grad());
            figures.put(
                    "dE/dW(%d)".formatted(layer),
                    "δ(%d) %sᵀ".formatted(layer, inputOf(layer)),
                    network.weights().get(layer - 1).grad());
            figures.put(
                    "dE/db(%d)".formatted(layer),
                    "δ(%d)".formatted(layer),
                    network.biases().get(layer - 1).grad());
        }

        optimizer.step();
        for (int layer = 1; layer <= depth; layer++) {
            String update = "%%1$s(%d) - %s dE/d%%1$s(%d)".formatted(layer, example.eta(), layer);
            figures.put(
                    "W(%d) after".formatted(layer),
                    update.formatted("W"),
                    network.weights().get(layer - 1));
            figures.put(
                    "b(%d) after".formatted(layer),
                    update.formatted("b"),
                    network.biases().get(layer - 1));
        }
        return figures;
    }

    /** What a layer gets: the input of the network, or the activations before it. */
    private static String inputOf(int layer) {
        return layer == 1 ? "x" : "a(%d)".formatted(layer - 1);
    }
}
