package dev.gradus.visualization.graph;

import dev.gradus.core.Autograd;
import dev.gradus.core.GraphNode;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.ModuleTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How a result was computed, as it was recorded: a box for each operation with its value, an arrow for each argument with the
 * local derivative, and in each box the gradient of the result that comes back to it, which is the sum over its arrows of the
 * gradient behind the arrow times the derivative at it.
 *
 * <pre>{@code
 * ComputationGraph.record(model, () -> loss.apply(model.apply(x), target)).save(Path.of("graph.svg"));
 *
 * try (Autograd.Scope ignored = Autograd.keepValues()) {
 *     Tensor f = x.square().add(x.mul(y));
 *     ComputationGraph.of(f).name(x, "x").name(y, "y").name(f, "f").save(Path.of("f.svg"));
 * }
 * }</pre>
 *
 * <p>Values are shown if they were kept, within {@link Autograd#keepValues()}; gradients if the result has one element. They are
 * found by the operations' own rules, and no {@link Tensor#grad()} changes. Small tensors are shown in full, larger ones by
 * shape and range; a matrix stands for its derivative where that would be no single number.
 */
public final class ComputationGraph extends GraphPicture<ComputationGraph> {
    private final GraphNode root;
    private final Tape tape;
    private final Map<Integer, String> names = new TreeMap<>();
    private final Map<Integer, String> modules = new TreeMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();

    private ComputationGraph(Tensor result, GraphNode root) {
        super("Computation graph", false);
        this.root = root;
        this.tape = Tape.of(result, root);
    }

    /**
     * The graph of a result.
     *
     * @throws IllegalArgumentException if it was not computed from anything that requires a gradient, or its graph was freed
     */
    public static ComputationGraph of(Tensor result) {
        GraphNode root = result.graphNode()
                .orElseThrow(() -> new IllegalArgumentException(
                        "ComputationGraph: nothing is recorded of how this tensor of shape %s was computed; let an input require a gradient, and compute outside of noGrad()"
                                .formatted(result.shape())));
        if (root.inputs().isEmpty() && !root.operation().equals("leaf")) {
            throw new IllegalArgumentException(
                    "ComputationGraph: the graph of this tensor of shape %s was freed by backward(); draw it before, or keep it with backward(gradient, true, false)"
                            .formatted(result.shape()));
        }
        return new ComputationGraph(result, root);
    }

    /**
     * Computes a result and shows how: with all values, the names of the model's parameters, and a frame around each of its
     * modules.
     *
     * @param model what is used in the computation
     * @param computation such as a forward pass and the loss
     * @throws IllegalArgumentException if nothing in it requires a gradient
     */
    public static ComputationGraph record(Module model, Supplier<Tensor> computation) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        Runnable removal = model.registerForwardHook((ran, arguments, output) -> {
            for (int i = 0; i < arguments.size(); i++) {
                inputs.put(arguments.size() == 1 ? "input" : "input " + (i + 1), arguments.get(i));
            }
        });
        try (Autograd.Scope ignored = Autograd.keepValues();
                ModuleTrace trace = ModuleTrace.of(model)) {
            ComputationGraph graph = of(computation.get()).names(model).modules(model, trace);
            inputs.forEach((name, tensor) -> graph.nameIfShown(tensor, name));
            return graph;
        } finally {
            removal.run();
        }
    }

    /**
     * Names a tensor of the computation.
     *
     * @return this graph
     * @throws IllegalArgumentException if it is not part of it
     */
    public ComputationGraph name(Tensor tensor, String name) {
        if (!nameIfShown(tensor, name)) {
            throw new IllegalArgumentException(
                    "ComputationGraph: the tensor '%s' of shape %s is not part of the computation; one that requires no gradient is shown only if values were kept, see Autograd.keepValues()"
                            .formatted(name, tensor.shape()));
        }
        return this;
    }

    private boolean nameIfShown(Tensor tensor, String name) {
        Integer place = tensor.graphNode().map(tape::placeOf).orElse(tape.placeOfConstant(tensor));
        if (place != null) {
            names.put(place, name);
        }
        return place != null;
    }

    /**
     * Names the parameters of a model as in its state, such as {@code encoder.0.weight}.
     *
     * @return this graph
     */
    public ComputationGraph names(Module model) {
        model.namedParameters().forEach((path, parameter) -> nameIfShown(parameter, path));
        return this;
    }

    /**
     * Draws a frame around what was computed in each module.
     *
     * @param model whose modules they are
     * @param trace that watched the computation
     * @return this graph
     */
    public ComputationGraph modules(Module model, ModuleTrace trace) {
        model.namedModules().forEach((path, module) -> types.put(path, module.typeName()));
        for (GraphNode node : root.inOrder()) {
            Integer place = tape.placeOf(node);
            if (place != null) {
                trace.moduleOf(node).ifPresent(path -> modules.put(place, path));
            }
        }
        placeConstants();
        return this;
    }

    /** What nobody named belongs to where it is first used. */
    private void placeConstants() {
        List<TapeNode> nodes = tape.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            String module = modules.get(i);
            for (TapeNode.TapeInput input : nodes.get(i).inputs()) {
                if (module != null && nodes.get(input.node()).isConstant()) {
                    modules.putIfAbsent(input.node(), module);
                }
            }
        }
    }

    @Override
    Set<String> paths() {
        return types.keySet();
    }

    @Override
    Drawing drawing() {
        Map<Integer, String> groups = new TreeMap<>(modules);
        // A named constant is somebody's data, not a module's own.
        names.keySet().stream()
                .filter(place -> tape.nodes().get(place).isConstant())
                .forEach(groups::remove);
        Folding folding = folding(candidate -> new TapeDrawing(tape, names, groups, types, candidate).boxes());
        return new TapeDrawing(tape, names, groups, types, folding).draw(title());
    }
}
