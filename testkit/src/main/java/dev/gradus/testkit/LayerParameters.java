package dev.gradus.testkit;

import dev.gradus.core.GraphNode;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Checks that every parameter that the output depends on is declared, and that every declared one gets a gradient. */
record LayerParameters(LayerProbe probe) {
    void check() {
        Layer layer = probe.make();
        Tensor x = LayerProbe.leaf(probe.input().copy());
        Tensor y = probe.run(layer, true, x);
        Set<Tensor> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.add(x);
        known.addAll(layer.parameters());
        for (Tensor used : leavesOf(y)) {
            if (!known.contains(used)) {
                throw Complaint.about(
                        layer,
                        "the output depends on a tensor of shape %s that requires a gradient but is not in parameters(); declare it with parameter(...), or the module that has it with child(...)"
                                .formatted(used.shape()));
            }
        }
        if (y.requiresGrad()) {
            y.backward(Tensor.onesLike(y));
        }
        layer.namedParameters().forEach((path, parameter) -> {
            if (parameter.requiresGrad() && !parameter.hasGrad()) {
                throw Complaint.about(
                        layer,
                        "no gradient reaches the parameter '%s'; forward does not use it, or cuts it off by detach() or noGrad()"
                                .formatted(path));
            }
        });
    }

    private static Set<Tensor> leavesOf(Tensor output) {
        Set<Tensor> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<GraphNode> entered = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<GraphNode> open = new ArrayDeque<>();
        output.graphNode().ifPresent(open::add);
        while (!open.isEmpty()) {
            GraphNode node = open.remove();
            if (entered.add(node)) {
                if (node.operation().equals("leaf")) {
                    node.value().ifPresent(leaves::add);
                }
                open.addAll(node.inputs());
            }
        }
        return leaves;
    }
}
