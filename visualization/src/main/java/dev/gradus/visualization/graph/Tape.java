package dev.gradus.visualization.graph;

import dev.gradus.core.Autograd;
import dev.gradus.core.GraphNode;
import dev.gradus.core.Tensor;
import dev.gradus.visualization.graph.TapeNode.TapeInput;
import dev.gradus.visualization.operations.ElementwiseOperations;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a result was computed, node by node, with the gradients that came back: read off the graph by its own rules of
 * differentiation, which changes nothing in it and in no tensor.
 */
final class Tape {
    private static final int FEW = 4;

    private final List<TapeNode> nodes = new ArrayList<>();
    private final IdentityHashMap<GraphNode, Integer> places = new IdentityHashMap<>();
    private final IdentityHashMap<Tensor, Integer> constants = new IdentityHashMap<>();
    private final IdentityHashMap<GraphNode, Tensor> gradients = new IdentityHashMap<>();
    private final List<List<Optional<Tensor>>> contributions = new ArrayList<>();

    /** Reads the graph of a result; there are gradients if it has one element. */
    static Tape of(Tensor result, GraphNode root) {
        return Autograd.noGrad(() -> new Tape(result, root));
    }

    private Tape(Tensor result, GraphNode root) {
        List<GraphNode> order = root.inOrder();
        for (GraphNode ignored : order) {
            contributions.add(List.of());
        }
        if (result.elements() == 1) {
            differentiate(result, root, order);
        }
        for (int i = 0; i < order.size(); i++) {
            add(order.get(i), contributions.get(i));
        }
    }

    /** From the result back, so that all contributions to a node are summed before it is visited. */
    private void differentiate(Tensor result, GraphNode root, List<GraphNode> order) {
        gradients.put(root, Tensor.full(1, result.dtype(), result.shape()));
        for (int i = order.size() - 1; i >= 0; i--) {
            GraphNode node = order.get(i);
            Tensor gradient = gradients.get(node);
            if (gradient != null) {
                List<Optional<Tensor>> handed = node.inputGradients(gradient);
                contributions.set(i, handed);
                List<GraphNode> inputs = node.inputs();
                for (int input = 0; input < handed.size(); input++) {
                    GraphNode to = inputs.get(input);
                    handed.get(input).ifPresent(part -> gradients.merge(to, part, Tensor::add));
                }
            }
        }
    }

    private void add(GraphNode node, List<Optional<Tensor>> handed) {
        List<GraphNode> arguments = node.inputs();
        List<Optional<Tensor>> derivatives = derivatives(node);
        List<TapeInput> inputs = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Integer place = place(arguments.get(i));
            if (place != null) {
                String number = few(at(derivatives, i));
                inputs.add(new TapeInput(
                        place,
                        number.isEmpty() && at(handed, i).isPresent()
                                ? OperationName.derivative(node.operation(), i)
                                : number,
                        few(at(handed, i))));
            }
        }
        places.put(node, nodes.size());
        nodes.add(read(node, inputs));
    }

    private static Optional<Tensor> at(List<Optional<Tensor>> tensors, int place) {
        return place < tensors.size() ? tensors.get(place) : Optional.empty();
    }

    private static String few(Optional<Tensor> tensor) {
        return tensor.filter(numbers -> numbers.elements() <= FEW)
                .map(numbers -> String.join(" ", TensorText.of(numbers).lines()))
                .orElse("");
    }

    /** Of an operation with one number as its result, or of numbers one by one, what it makes of a gradient of ones. */
    private List<Optional<Tensor>> derivatives(GraphNode node) {
        Tensor like = node.value().orElse(gradients.get(node));
        if (like == null || like.elements() > FEW || node.inputs().isEmpty()) {
            return List.of();
        }
        if (like.elements() > 1 && !ElementwiseOperations.contain(node.operation())) {
            return List.of();
        }
        return node.inputGradients(Tensor.full(1, like.dtype(), like.shape())).stream()
                // What is broadcast has a derivative in each place that it is used at.
                .map(part ->
                        part.filter(each -> like.elements() == 1 || each.shape().equals(like.shape())))
                .toList();
    }

    /** The place of an argument; null for a constant that nobody kept. */
    private @Nullable Integer place(GraphNode argument) {
        Integer known = places.get(argument);
        if (known != null || !argument.operation().equals("constant")) {
            return known;
        }
        return argument.value()
                .map(tensor -> constants.computeIfAbsent(tensor, each -> {
                    nodes.add(read(argument, List.of()));
                    return nodes.size() - 1;
                }))
                .orElse(null);
    }

    private TapeNode read(GraphNode node, List<TapeInput> inputs) {
        Tensor gradient = gradients.get(node);
        return new TapeNode(
                node.operation(),
                inputs,
                node.value().map(TensorText::of).orElse(null),
                gradient == null ? null : TensorText.of(gradient),
                gradient == null ? Double.NaN : gradient.norm().item(),
                node.value().map(Tensor::elements).orElse(0));
    }

    List<TapeNode> nodes() {
        return nodes;
    }

    /** The place of a node; null if it is not part of the computation. */
    @Nullable
    Integer placeOf(GraphNode node) {
        return places.get(node);
    }

    /** The place of a constant; null if it is not part of the computation. */
    @Nullable
    Integer placeOfConstant(Tensor tensor) {
        return constants.get(tensor);
    }
}
