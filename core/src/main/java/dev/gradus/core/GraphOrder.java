package dev.gradus.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The nodes of a graph from the leaves to the result; without recursion, since graphs are deep. */
final class GraphOrder {
    private final List<GraphNode> order = new ArrayList<>();
    private final Set<GraphNode> placed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<GraphNode> entered = Collections.newSetFromMap(new IdentityHashMap<>());

    private GraphOrder() {}

    static List<GraphNode> of(GraphNode result) {
        GraphOrder walk = new GraphOrder();
        walk.place(result);
        return List.copyOf(walk.order);
    }

    private void place(GraphNode result) {
        Deque<GraphNode> open = new ArrayDeque<>(List.of(result));
        while (!open.isEmpty()) {
            GraphNode node = open.element();
            if (entered.add(node)) {
                List<GraphNode> inputs = node.inputs();
                // The first input on top of the stack, so that it comes first.
                for (int i = inputs.size() - 1; i >= 0; i--) {
                    GraphNode input = inputs.get(i);
                    if (!(input instanceof Constant) && !entered.contains(input)) {
                        open.push(input);
                    }
                }
            } else {
                open.pop();
                if (placed.add(node)) {
                    order.add(node);
                }
            }
        }
    }
}
