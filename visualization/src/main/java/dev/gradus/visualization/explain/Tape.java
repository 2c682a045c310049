package dev.gradus.visualization.explain;

import dev.gradus.core.Autograd;
import dev.gradus.core.BackwardListener;
import dev.gradus.core.GraphNode;
import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What autograd recorded, and what its backward pass did: every value, every gradient, and every contribution to it.
 *
 * <p>Operations that only give a tensor another shape are left out; their inputs stand for them.
 */
final class Tape {
    /** Above this product of sizes, local derivatives are not taken one by one. */
    private static final int MOST_DERIVATIVES = 1024;

    private static final double SAME = 1e-5;

    private final IdentityHashMap<GraphNode, TapeNode> nodes = new IdentityHashMap<>();
    private final Map<GraphNode, TapeNode> constants = new HashMap<>();
    private final Map<String, TapeNode> parameters = new HashMap<>();
    private final List<TapeNode> order = new ArrayList<>();
    private final TapeNode output;

    private Tape(Tensor result, Function<GraphNode, Optional<String>> moduleOf, Map<String, Tensor> leaves) {
        GraphNode root = result.graphNode().orElseThrow();
        List<GraphNode> recorded = root.inOrder();
        recorded.forEach(node -> add(node, moduleOf.apply(node)));
        output = nodeOf(root);
        Heard heard = new Heard();
        try (Autograd.Scope ignored = Autograd.listen(heard)) {
            result.backward(null, true, false);
        }
        List<GraphNode> kept =
                recorded.stream().filter(node -> !isReshape(node)).toList();
        kept.forEach(node -> heard.gradientOf(node).ifPresent(nodeOf(node)::setGradient));
        kept.forEach(node -> addUses(node, heard));
        leaves.forEach((name, leaf) -> leaf.graphNode().map(nodes::get).ifPresent(node -> parameters.put(name, node)));
        // What autograd holds, and the model's own tensors, may go when the user lets them.
        nodes.clear();
        constants.clear();
    }

    /**
     * Runs the backward pass from a result that was computed within {@link Autograd#keepValues}.
     *
     * @param moduleOf the module in which a node was computed
     * @param leaves what is looked for among the leaves, by name
     */
    static Tape of(Tensor result, Function<GraphNode, Optional<String>> moduleOf, Map<String, Tensor> leaves) {
        return new Tape(result, moduleOf, leaves);
    }

    private void add(GraphNode node, Optional<String> module) {
        if (isReshape(node)) {
            nodes.put(node, nodeOf(node.inputs().get(0)));
            return;
        }
        List<TapeNode> inputs = node.inputs().stream().map(this::nodeOf).toList();
        TapeNode entry = new TapeNode(node.operation(), module, valueOf(node), inputs);
        nodes.put(node, entry);
        order.add(entry);
    }

    private static boolean isReshape(GraphNode node) {
        return node.operation().equals("reshape");
    }

    private static Values valueOf(GraphNode node) {
        return Values.of(node.value().orElseThrow());
    }

    /** The entry of a node; constants, which are none of the recorded nodes, get theirs here. */
    private TapeNode nodeOf(GraphNode node) {
        TapeNode entry = nodes.get(node);
        return entry != null
                ? entry
                : constants.computeIfAbsent(
                        node, made -> new TapeNode(made.operation(), Optional.empty(), valueOf(made), List.of()));
    }

    private void addUses(GraphNode node, Heard heard) {
        Map<Integer, Values> contributions = heard.contributionsOf(node);
        TapeNode user = nodeOf(node);
        contributions.forEach((input, contribution) -> {
            TapeNode used = nodeOf(node.inputs().get(input));
            // The only contribution is the gradient: large tensors need not be kept twice.
            Values kept = used.gradient().hasNumbersOf(contribution)
                            && used.gradient().shape().equals(contribution.shape())
                    ? used.gradient()
                    : contribution;
            used.uses().add(new TapeNode.Use(user, input, kept, localOf(node, input, contribution, user)));
        });
    }

    private static @Nullable Local localOf(GraphNode node, int input, Values contribution, TapeNode user) {
        if (user.operation().equals("linear")) {
            return null;
        }
        Tensor value = node.value().orElseThrow();
        int outputs = value.elements();
        if ((long) outputs * contribution.size() <= MOST_DERIVATIVES) {
            double[][] jacobian = new double[outputs][];
            for (int i = 0; i < outputs; i++) {
                Tensor unit = Tensor.zerosLike(value);
                unit.set(1, value.shape().unravel(i));
                jacobian[i] = derivatives(node, input, unit);
            }
            return Local.of(jacobian);
        }
        if (value.shape().equals(contribution.shape())) {
            double[] derivatives = derivatives(node, input, Tensor.onesLike(value));
            return isProduct(user.gradient(), derivatives, contribution) ? Local.elementwise(derivatives) : null;
        }
        return outputs == 1 ? Local.of(new double[][] {derivatives(node, input, Tensor.onesLike(value))}) : null;
    }

    private static double[] derivatives(GraphNode node, int input, Tensor upstream) {
        return node.inputGradients(upstream).get(input).orElseThrow().toDoubleArray();
    }

    /** Whether each element of the output depends on that of the input alone, as the numbers show. */
    private static boolean isProduct(Values upstream, double[] derivatives, Values contribution) {
        for (int i = 0; i < derivatives.length; i++) {
            double product = upstream.at(i) * derivatives[i];
            if (Math.abs(product - contribution.at(i)) > SAME * Math.abs(product)) {
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

    /** The entry of a leaf; empty if it is no part of the graph. */
    Optional<TapeNode> leaf(String name) {
        return Optional.ofNullable(parameters.get(name));
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
