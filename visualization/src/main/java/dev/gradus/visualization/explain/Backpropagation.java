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
     * @throws IllegalArgumentException if the inputs have no elements, the loss is not a single number, or no gradient flows to
     *     any parameter
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
        checkSamples(inputs);
        FollowingSteps following = new FollowingSteps(model, loss, inputs, targets);
        Explanation first = explain(model, loss, optimizer, inputs, targets);
        return first.followedBy(following.train(optimizer, steps));
    }

    private static Explanation explainStep(
            Layer model, Loss loss, @Nullable Optimizer optimizer, Tensor inputs, Tensor targets) {
        checkSamples(inputs);
        model.zeroGrad();
        Supplier<Tensor> pass = () -> loss.apply(model.apply(inputs), targets);
        Replay before = new Replay(model);
        Map<String, Tensor> leaves = new LinkedHashMap<>(model.namedParameters());
        leaves.values().removeIf(leaf -> !leaf.requiresGrad());
        Tensor shown = recorded(inputs);
        Tape tape;
        try (ModuleTrace trace = ModuleTrace.of(model)) {
            Tensor result = computed(() -> loss.apply(model.apply(shown), targets));
            tape = Tape.of(result, leaf -> leaf != shown || inputs.requiresGrad(), trace::moduleOf);
        }
        if (!tape.output().isLearned()) {
            throw withoutGradient();
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
        return explanation(
                tape,
                names(tape, model.namedParameters()),
                changes(tape, leaves, old, numeric),
                update,
                tape.find(shown),
                Optional.of(Values.of(targets)),
                about);
    }

    private static void checkSamples(Tensor inputs) {
        if (inputs.elements() == 0) {
            throw new IllegalArgumentException(
                    "explanation: expected inputs of at least one sample, got the shape %s without any number; take a batch that is not empty"
                            .formatted(inputs.shape()));
        }
    }

    /**
     * The same numbers as a leaf of the graph, so that what is computed from them alone is recorded too, such as the layers of
     * a frozen front. The gradient that comes there is nobody's; those of all else are as without it.
     */
    private static Tensor recorded(Tensor inputs) {
        return inputs.requiresGrad() || !inputs.dtype().isFloating()
                ? inputs
                : inputs.detach().copy().requiresGrad(true);
    }

    /**
     * Explains the gradients of a function of tensors, such as f(x, y) = x² + xy + (x + y)². Gradients of before are
     * forgotten; those of this pass stay in the inputs.
     *
     * <pre>{@code
     * Tensor x = Tensor.scalar(1, DType.FLOAT64).requiresGrad(true);
     * Tensor y = Tensor.scalar(2, DType.FLOAT64).requiresGrad(true);
     * Map<String, Tensor> inputs = new LinkedHashMap<>();
     * inputs.put("x", x);
     * inputs.put("y", y);
     * Backpropagation.explain(() -> x.square().add(x.mul(y)).add(x.add(y).square()), inputs);
     * }</pre>
     *
     * @param function computes a single number from what the inputs hold at the time
     * @param inputs leaves that require a gradient, by the names that the explanation calls them, in the order of the map, which
     *     a {@code LinkedHashMap} keeps and {@code Map.of} does not
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
        Tape tape = Tape.of(computed(function), leaf -> true, node -> Optional.empty());
        Map<String, NumericGradient> numeric = new LinkedHashMap<>();
        inputs.forEach((name, input) -> numeric.put(name, NumericGradient.of(function, input)));
        Recording.About about = new Recording.About("", "", typeOf(inputs.values()), Map.of());
        return explanation(
                tape,
                names(tape, inputs),
                changes(tape, inputs, valuesOf(inputs), numeric),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                about);
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
                throw withoutGradient();
            }
            return result;
        }
    }

    private static IllegalArgumentException withoutGradient() {
        return new IllegalArgumentException(
                "explanation: no gradient flows from the loss to any parameter; is the model frozen?");
    }

    private static Update step(Optimizer optimizer, Map<String, Tensor> leaves, Supplier<Tensor> pass) {
        if (leaves.values().stream().mapToLong(Tensor::elements).sum() > Recording.MOST_PARAMETERS) {
            OptimizerStep.take(optimizer, pass);
            return new Update(optimizer.toString(), Map.of());
        }
        return new OptimizerStep(optimizer, leaves).run(pass);
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

    /** The names of what is on the tape; a tensor with several has the first. */
    private static Map<TapeNode, String> names(Tape tape, Map<String, ? extends Tensor> tensors) {
        Map<TapeNode, String> names = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> tape.find(tensor).ifPresent(node -> names.putIfAbsent(node, name)));
        return names;
    }

    private static List<ParameterChange> changes(
            Tape tape, Map<String, Tensor> leaves, Map<String, Values> old, Map<String, NumericGradient> numeric) {
        List<ParameterChange> changes = new ArrayList<>();
        leaves.forEach((name, leaf) -> {
            Values before = Objects.requireNonNull(old.get(name));
            Values gradient = tape.find(leaf)
                    .filter(TapeNode::hasGradient)
                    .map(TapeNode::gradient)
                    .orElseGet(() -> Values.zeros(before.shape()));
            changes.add(new ParameterChange(
                    name, before, gradient, Objects.requireNonNull(numeric.get(name)), Values.of(leaf)));
        });
        return changes;
    }

    /** Of very many parameters, statistics must do, and weight and gradient of the neurons that may be opened. */
    private static Explanation explanation(
            Tape tape,
            Map<TapeNode, String> names,
            List<ParameterChange> changes,
            Optional<Update> update,
            Optional<TapeNode> input,
            Optional<Values> target,
            Recording.About about) {
        List<NeuronLayer> layers = NeuronLayer.on(tape);
        boolean isLarge =
                changes.stream().mapToLong(change -> change.before().size()).sum() > Recording.MOST_PARAMETERS;
        List<ParameterSummary> summaries =
                changes.stream().map(ParameterChange::summary).toList();
        List<ParameterFigures> figures = isLarge
                ? List.of()
                : changes.stream().map(ParameterChange::figures).toList();
        tape.release();
        if (isLarge) {
            names.keySet().stream()
                    .filter(node -> layers.stream().noneMatch(layer -> layer.isParameter(node)))
                    .forEach(TapeNode::forgetNumbers);
        }
        return new Explanation(new Recording(tape, layers, names, figures, summaries, update, input, target, about));
    }
}
