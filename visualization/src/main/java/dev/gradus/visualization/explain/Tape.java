package dev.gradus.visualization.explain;

import dev.gradus.core.Autograd;
import dev.gradus.core.BackwardListener;
import dev.gradus.core.GraphNode;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.visualization.operations.ElementwiseOperations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What autograd recorded, and what its backward pass did: every value, every gradient, and every contribution to it.
 *
 * <p>Operations that only give a tensor another shape are left out; their inputs stand for them. Where nothing learned is
 * among what a tensor was computed from, no gradient is told: training would not take it.
 */
final class Tape {
    /** Of more elements, local derivatives are not taken one by one. */
    private static final int MOST_ELEMENTS = 400;

    private static final double SAME = 1e-5;

    private final IdentityHashMap<GraphNode, TapeNode> nodes = new IdentityHashMap<>();
    private final Map<GraphNode, TapeNode> constants = new HashMap<>();
    private final List<TapeNode> order = new ArrayList<>();
    private final TapeNode output;

    private Tape(Tensor result, Predicate<Tensor> isLearned, Function<GraphNode, Optional<String>> moduleOf) {
        GraphNode root = result.graphNode().orElseThrow();
        List<GraphNode> recorded = root.inOrder();
        recorded.forEach(node -> add(node, isLearned, moduleOf.apply(node)));
        output = nodeOf(root);
        Heard heard = new Heard();
        try (Autograd.Scope ignored = Autograd.listen(heard)) {
            result.backward(null, true, false);
        }
        List<GraphNode> kept =
                recorded.stream().filter(node -> !isReshape(node)).toList();
        kept.stream().filter(node -> nodeOf(node).isLearned()).forEach(node -> heard.gradientOf(node)
                .ifPresent(nodeOf(node)::setGradient));
        kept.forEach(node -> addUses(node, heard));
    }

    /**
     * Runs the backward pass from a result that was computed within {@link Autograd#keepValues}.
     *
     * @param isLearned whether the gradient of a leaf is wanted
     * @param moduleOf the module in which a node was computed
     */
    static Tape of(Tensor result, Predicate<Tensor> isLearned, Function<GraphNode, Optional<String>> moduleOf) {
        return new Tape(result, isLearned, moduleOf);
    }

    private void add(GraphNode node, Predicate<Tensor> isLearned, Optional<String> module) {
        if (isReshape(node)) {
            TapeNode source = nodeOf(node.inputs().get(0));
            nodes.put(node, source);
            if (!source.isGiven() && source.module().equals(module)) {
                source.reshape(node.value().orElseThrow().shape());
            }
            return;
        }
        List<TapeNode> inputs = node.inputs().stream().map(this::nodeOf).toList();
        boolean learned = inputs.isEmpty()
                ? isLearned.test(node.value().orElseThrow())
                : inputs.stream().anyMatch(TapeNode::isLearned);
        TapeNode entry = new TapeNode(node, module, inputs, learned);
        nodes.put(node, entry);
        order.add(entry);
    }

    private static boolean isReshape(GraphNode node) {
        return node.operation().equals("reshape");
    }

    /** The entry of a node; constants, which are none of the recorded nodes, get theirs here. */
    private TapeNode nodeOf(GraphNode node) {
        TapeNode entry = nodes.get(node);
        return entry != null
                ? entry
                : constants.computeIfAbsent(node, made -> new TapeNode(made, Optional.empty(), List.of(), false));
    }

    private void addUses(GraphNode node, Heard heard) {
        TapeNode user = nodeOf(node);
        Map<Integer, Values> contributions = heard.contributionsOf(node);
        if (!user.operation().equals("linear")) {
            setLocals(node, user, heard);
        }
        contributions.forEach((input, contribution) -> {
            TapeNode source = nodeOf(node.inputs().get(input));
            if (source.isLearned()) {
                // The only contribution is the gradient: large tensors need not be kept twice.
                Values kept = contribution.isSameAs(source.gradient()) ? source.gradient() : contribution;
                source.uses().add(new TapeNode.Use(user, input, kept));
            }
        });
    }

    private static void setLocals(GraphNode node, TapeNode user, Heard heard) {
        Map<Integer, Values> contributions = heard.contributionsOf(node);
        Tensor value = node.value().orElseThrow();
        int largest =
                contributions.values().stream().mapToInt(Values::size).max().orElse(0);
        if (value.elements() == 0) {
            return;
        }
        boolean isElementwise = ElementwiseOperations.contain(node.operation());
        if (value.elements() == 1 || Math.max(value.elements(), largest) <= MOST_ELEMENTS) {
            jacobians(node, value, contributions.keySet()).forEach((input, jacobian) -> {
                if (isElementwise) {
                    keepSources(jacobian, value.shape(), user.operandShape(input));
                }
                user.setLocal(input, Local.of(jacobian));
            });
            return;
        }
        contributions.forEach((input, contribution) -> {
            if (value.shape().equals(contribution.shape())) {
                double[] derivatives = derivatives(node, input, Tensor.onesLike(value));
                Values upstream = heard.gradientOf(node).orElseThrow();
                if (isElementwise || isProduct(upstream, derivatives, contribution)) {
                    user.setLocal(input, Local.elementwise(derivatives));
                }
            }
        });
    }

    /** Row by row: what the operation makes of a gradient that is 1 at one output and else 0. */
    private static Map<Integer, double[][]> jacobians(GraphNode node, Tensor value, Set<Integer> inputs) {
        Map<Integer, double[][]> jacobians = new HashMap<>();
        inputs.forEach(input -> jacobians.put(input, new double[value.elements()][]));
        for (int i = 0; i < value.elements(); i++) {
            int output = i;
            Tensor unit = Tensor.zerosLike(value);
            unit.set(1, value.shape().unravel(output));
            List<Optional<Tensor>> gradients = node.inputGradients(unit);
            jacobians.forEach((input, rows) ->
                    rows[output] = gradients.get(input).orElseThrow().toDoubleArray());
        }
        return jacobians;
    }

    /** 0 · NaN is NaN and no 0: a derivative that is NaN or infinite seems to reach outputs that are made of other elements. */
    private static void keepSources(double[][] jacobian, Shape result, Shape operand) {
        for (int output = 0; output < jacobian.length; output++) {
            int source = Broadcasting.source(result, operand, output);
            double derivative = jacobian[output][source];
            Arrays.fill(jacobian[output], 0);
            jacobian[output][source] = derivative;
        }
    }

    private static double[] derivatives(GraphNode node, int input, Tensor upstream) {
        return node.inputGradients(upstream).get(input).orElseThrow().toDoubleArray();
    }

    /** Whether each element of the output depends on that of the input alone, as the numbers show. */
    private static boolean isProduct(Values upstream, double[] derivatives, Values contribution) {
        for (int i = 0; i < derivatives.length; i++) {
            double product = upstream.at(i) * derivatives[i];
            // Of a NaN nothing can be seen, so it counts as a difference.
            if (!(Math.abs(product - contribution.at(i)) <= SAME * Math.abs(product))) {
                return false;
            }
        }
        return true;
    }

    /** All that was given or computed, each after what it was computed from; without constants. */
    List<TapeNode> nodes() {
        return order;
    }

    /** What the backward pass began with. */
    TapeNode output() {
        return output;
    }

    /** The entry of a tensor; empty if nothing was computed from it. */
    Optional<TapeNode> find(Tensor tensor) {
        Optional<TapeNode> recorded = tensor.graphNode().map(nodes::get);
        return recorded.isPresent() ? recorded : findConstant(tensor);
    }

    private Optional<TapeNode> findConstant(Tensor tensor) {
        return constants.entrySet().stream()
                .filter(entry ->
                        entry.getKey().value().filter(value -> value == tensor).isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Lets go of what autograd holds, and of the model's own tensors; from now on nothing is found any more. */
    void release() {
        nodes.clear();
        constants.clear();
    }

    /** What was heard of the pass. */
    private static final class Heard implements BackwardListener {
        private final IdentityHashMap<GraphNode, Values> gradients = new IdentityHashMap<>();
        private final IdentityHashMap<GraphNode, Map<Integer, Values>> contributions = new IdentityHashMap<>();

        @Override
        public void onGradient(GraphNode node, Tensor gradient) {
            gradients.put(node, Values.of(gradient));
        }

        @Override
        public void onContribution(GraphNode operation, int input, Tensor gradient) {
            contributions.computeIfAbsent(operation, node -> new HashMap<>()).put(input, Values.of(gradient));
        }

        Optional<Values> gradientOf(GraphNode node) {
            return Optional.ofNullable(gradients.get(node));
        }

        Map<Integer, Values> contributionsOf(GraphNode node) {
            return contributions.getOrDefault(node, Map.of());
        }
    }
}
