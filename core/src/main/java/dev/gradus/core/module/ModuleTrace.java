package dev.gradus.core.module;

import dev.gradus.core.GraphNode;
import dev.gradus.core.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out in which module each node of a graph was computed, from forward passes until it is closed.
 *
 * <pre>{@code
 * try (ModuleTrace trace = ModuleTrace.of(model)) {
 *     Tensor output = model.apply(x);
 *     trace.moduleOf(output.graphNode().orElseThrow());
 * }
 * }</pre>
 *
 * <p>Only what is recorded is found; where the input requires no gradient, what is computed from it alone is not.
 */
public final class ModuleTrace implements AutoCloseable {
    private final IdentityHashMap<GraphNode, String> paths = new IdentityHashMap<>();
    private final List<Runnable> removals = new ArrayList<>();

    private ModuleTrace() {}

    /** Begins to watch a module and those below it. */
    public static ModuleTrace of(Module model) {
        ModuleTrace trace = new ModuleTrace();
        for (Map.Entry<String, Module> entry : model.namedModules().entrySet()) {
            String path = entry.getKey();
            trace.removals.add(
                    entry.getValue().registerForwardHook((ran, inputs, output) -> trace.claim(path, inputs, output)));
        }
        return trace;
    }

    /**
     * Children are told of before their parents, so what is left between inputs and output is the module's own, before and
     * behind its children as well.
     */
    private void claim(String path, List<Tensor> inputs, Tensor output) {
        Set<GraphNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        inputs.forEach(input -> input.graphNode().ifPresent(seen::add));
        Deque<GraphNode> open = new ArrayDeque<>();
        output.graphNode().ifPresent(open::add);
        while (!open.isEmpty()) {
            GraphNode node = open.pop();
            if (!node.operation().equals("constant") && seen.add(node)) {
                paths.putIfAbsent(node, path);
                node.inputs().forEach(open::push);
            }
        }
    }

    /**
     * The path of the innermost module in which a node was computed, as in {@link Module#namedModules()}; empty if it was
     * none. A parameter belongs to the module that first used it.
     */
    public Optional<String> moduleOf(GraphNode node) {
        return Optional.ofNullable(paths.get(node));
    }

    /** Watches no longer; what was found stays. */
    @Override
    public void close() {
        removals.forEach(Runnable::run);
        removals.clear();
    }
}
