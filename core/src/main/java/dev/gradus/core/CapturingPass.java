package dev.gradus.core;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A backward pass that visits only what leads to some targets, and captures their gradients instead of accumulating. */
final class CapturingPass extends BackwardPass {
    private final Set<Node> targets = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> needed;
    private final IdentityHashMap<Node, Tensor> captured = new IdentityHashMap<>();

    CapturingPass(boolean retainGraph, boolean createGraph, Node root, List<Node> targets) {
        super(retainGraph, createGraph);
        this.targets.addAll(targets);
        this.needed = onPathsFrom(root);
    }

    @Nullable
    Tensor captured(Node target) {
        return captured.get(target);
    }

    @Override
    boolean needs(Node node) {
        return needed.contains(node);
    }

    @Override
    void visit(Node node, Tensor gradient) {
        if (targets.contains(node)) {
            // A copy, since the gradient goes on to others; what arrives at a leaf is its own already.
            Tensor own = node instanceof Leaf ? gradient : gradient.copy();
            own.storage.handOut();
            captured.merge(node, own, Tensor::add);
        }
        node.backward(gradient, this);
    }

    /** All nodes on a path from the root to a target, both ends included; without recursion, since graphs are deep. */
    private Set<Node> onPathsFrom(Node root) {
        Set<Node> found = Collections.newSetFromMap(new IdentityHashMap<>());
        found.addAll(targets);
        Set<Node> entered = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> stack = new ArrayDeque<>(List.of(root));
        while (!stack.isEmpty()) {
            Node node = stack.element();
            if (entered.add(node)) {
                inputsOf(node).stream()
                        .filter(input -> !entered.contains(input))
                        .forEach(stack::push);
            } else {
                stack.pop();
                if (inputsOf(node).stream().anyMatch(found::contains)) {
                    found.add(node);
                }
            }
        }
        return found;
    }

    private static List<Node> inputsOf(Node node) {
        return node.inputs().stream()
                .filter(Node.class::isInstance)
                .map(Node.class::cast)
                .toList();
    }
}
