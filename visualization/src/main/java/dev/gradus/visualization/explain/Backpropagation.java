package dev.gradus.visualization.explain;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.ModuleTrace;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.visualization.files.ModuleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a training step and explains it: the forward pass, the loss, the way back by the chain rule, and the optimizer's step,
 * each with the numbers that really came up.
 *
 * <pre>{@code
 * Explanation explanation = Backpropagation.explain(model, loss, optimizer, inputs, targets);
 * System.out.println(explanation.toText());
 * explanation.language(PageLanguage.RUSSIAN).write(Path.of("step.html")); // or .tex, .md, .txt
 * }</pre>
 *
 * <p>Whatever the model is made of, its numbers are those of the tape. A layer of neurons ({@code Dense} and the activation
 * after it) is told neuron by neuron, everything else operation by operation; where there is too much to tell, statistics of
 * each layer take the place of numbers, and {@link Explanation#open} shows a single neuron.
 */
public final class Backpropagation {
    private Backpropagation() {}

    /**
     * Trains one step and explains it. Gradients of before are forgotten; those of this step stay in the parameters, and
     * running statistics and random numbers go on, as in any training step.
     *
     * @param inputs a batch, or a single observation if the model takes one
     * @param targets what the loss compares its outputs with
     * @throws IllegalArgumentException if the loss is not a single number, or no gradient flows to any parameter
     */
    public static Explanation explain(Layer model, Loss loss, Optimizer optimizer, Tensor inputs, Tensor targets) {
        return explainStep(model, loss, optimizer, inputs, targets);
    }

    /** As {@link #explain(Layer, Loss, Optimizer, Tensor, Tensor)}, without the optimizer's step: the parameters stay as they are. */
    public static Explanation explain(Layer model, Loss loss, Tensor inputs, Tensor targets) {
        return explainStep(model, loss, null, inputs, targets);
    }

    /**
     * Trains several steps on the same samples, explains the first one, and shows in a table how loss, outputs and parameters
     * went on.
     *
     * @param steps how many steps, at least 1
     * @throws IllegalArgumentException if there are fewer, and as {@link #explain(Layer, Loss, Optimizer, Tensor, Tensor)}
     */
    public static Explanation explainRun(
            Layer model, Loss loss, Optimizer optimizer, Tensor inputs, Tensor targets, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(
                    "explanation: a run takes at least 1 step, which is explained; got %d".formatted(steps));
        }
        FollowingSteps following = new FollowingSteps(model, loss, inputs, targets);
        Explanation first = explain(model, loss, optimizer, inputs, targets);
        return first.followedBy(following.train(optimizer, steps));
    }

    private static Explanation explainStep(
            Layer model, Loss loss, @Nullable Optimizer optimizer, Tensor inputs, Tensor targets) {
        model.zeroGrad();
        Supplier<Tensor> pass = () -> loss.apply(model.apply(inputs), targets);
        Replay before = new Replay(model);
        Map<String, Tensor> leaves = new LinkedHashMap<>(model.namedParameters());
        leaves.values().removeIf(leaf -> !leaf.requiresGrad());
        Tape tape;
        try (ModuleTrace trace = ModuleTrace.of(model)) {
            tape = Tape.of(computed(pass), trace::moduleOf, leaves);
        }
        Replay after = new Replay(model);
        Map<String, Values> old = valuesOf(leaves);
        Map<String, NumericGradient> numeric = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> numeric.put(name, NumericGradient.of(before.of(pass), leaf)));
        after.restore();
        Optional<Update> update = Optional.ofNullable(optimizer).map(chosen -> step(chosen, leaves, pass));
        Map<String, String> modules = new LinkedHashMap<>();
        model.namedModules().forEach((path, module) -> modules.put(path, ModuleText.of(module)));
        Recording.About about =
                new Recording.About(model.toString(), loss.toString(), typeOf(leaves.values()), modules);
        Map<String, Values> given = Map.of("x", Values.of(inputs), "t", Values.of(targets));
        return explanation(tape, leaves, old, numeric, update, given, about);
    }

    /**
     * Explains the gradients of a function of tensors, such as f(x, y) = x² + xy + (x + y)². Gradients of before are
     * forgotten; those of this pass stay in the inputs.
     *
     * <pre>{@code
     * Tensor x = Tensor.scalar(1, DType.FLOAT64).requiresGrad(true);
     * Tensor y = Tensor.scalar(2, DType.FLOAT64).requiresGrad(true);
     * Backpropagation.explain(() -> x.square().add(x.mul(y)).add(x.add(y).square()), Map.of("x", x, "y", y));
     * }</pre>
     *
     * @param function computes a single number from what the inputs hold at the time
     * @param inputs leaves that require a gradient, by the names that the explanation calls them, in the order of the map
     * @throws IllegalArgumentException if the result is not a single number, or an input requires no gradient
     */
    public static Explanation explain(Supplier<Tensor> function, Map<String, Tensor> inputs) {
        inputs.forEach((name, input) -> {
            if (!input.requiresGrad() || !input.isLeaf()) {
                throw new IllegalArgumentException(
                        "explanation: %s is no leaf that requires a gradient; call requiresGrad(true) on it before"
                                .formatted(name));
            }
            input.zeroGrad();
        });
        Tape tape = Tape.of(computed(function), node -> Optional.empty(), inputs);
        Map<String, NumericGradient> numeric = new LinkedHashMap<>();
        inputs.forEach((name, input) -> numeric.put(name, NumericGradient.of(function, input)));
        Recording.About about = new Recording.About("", "", typeOf(inputs.values()), Map.of());
        return explanation(tape, inputs, valuesOf(inputs), numeric, Optional.empty(), Map.of(), about);
    }

    private static Tensor computed(Supplier<Tensor> pass) {
        try (Autograd.Scope recording = Autograd.enableGrad();
                Autograd.Scope values = Autograd.keepValues()) {
            Tensor result = pass.get();
            if (result.elements() != 1) {
                throw new IllegalArgumentException(
                        "explanation: expected a loss of one number, got the shape %s; take Reduction.MEAN or SUM"
                                .formatted(result.shape()));
            }
            if (!result.requiresGrad()) {
                throw new IllegalArgumentException(
                        "explanation: no gradient flows from the loss to any parameter; is the model frozen?");
            }
            return result;
        }
    }

    private static Update step(Optimizer optimizer, Map<String, Tensor> leaves, Supplier<Tensor> pass) {
        if (isLarge(leaves)) {
            OptimizerStep.take(optimizer, pass);
            return new Update(optimizer.toString(), Map.of());
        }
        return new OptimizerStep(optimizer, leaves).run(pass);
    }

    /** Whether there are so many parameters that statistics of them must do. */
    private static boolean isLarge(Map<String, Tensor> leaves) {
        return leaves.values().stream().mapToLong(Tensor::elements).sum() > Recording.MOST_PARAMETERS;
    }

    private static Map<String, Values> valuesOf(Map<String, Tensor> leaves) {
        Map<String, Values> values = new LinkedHashMap<>();
        leaves.forEach((name, leaf) -> values.put(name, Values.of(leaf)));
        return values;
    }

    private static String typeOf(Iterable<? extends Tensor> leaves) {
        boolean isSingle = false;
        for (Tensor leaf : leaves) {
            isSingle |= leaf.dtype() == DType.FLOAT32;
        }
        return (isSingle ? DType.FLOAT32 : DType.FLOAT64).toString();
    }

    private static Explanation explanation(
            Tape tape,
            Map<String, Tensor> leaves,
            Map<String, Values> old,
            Map<String, NumericGradient> numeric,
            Optional<Update> update,
            Map<String, Values> given,
            Recording.About about) {
        Map<TapeNode, String> names = new LinkedHashMap<>();
        List<ParameterFigures> figures = new ArrayList<>();
        List<ParameterSummary> summaries = new ArrayList<>();
        leaves.forEach((name, leaf) -> {
            Optional<TapeNode> node = tape.leaf(name);
            node.ifPresent(found -> names.put(found, name));
            Values before = Objects.requireNonNull(old.get(name));
            Values gradient = node.filter(TapeNode::hasGradient)
                    .map(TapeNode::gradient)
                    .orElseGet(() -> Values.zeros(before.shape()));
            NumericGradient checked = Objects.requireNonNull(numeric.get(name));
            Values updated = Values.of(leaf);
            summaries.add(ParameterSummary.of(name, before, gradient, checked, updated));
            if (!isLarge(leaves)) {
                figures.add(new ParameterFigures(
                        name, before.tensor(), gradient.tensor(), checked.tensor(), updated.tensor()));
            }
        });
        List<NeuronLayer> layers = NeuronLayer.on(tape);
        if (isLarge(leaves)) {
            names.keySet().stream()
                    .filter(node -> layers.stream().noneMatch(layer -> layer.isParameter(node)))
                    .forEach(TapeNode::forgetNumbers);
        }
        return new Explanation(
                new Recording(tape, layers, names, List.copyOf(figures), List.copyOf(summaries), update, given, about));
    }
}
