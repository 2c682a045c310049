package dev.gradus.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One walk from an output back to the leaves: the deepest node first, so that all gradients into a node are summed before
 * it is visited, once.
 */
class BackwardPass {
    private static final Comparator<PendingGradient> DEEPEST_FIRST =
            (a, b) -> Integer.compare(b.node.depth(), a.node.depth());

    private final PriorityQueue<PendingGradient> frontier = new PriorityQueue<>(DEEPEST_FIRST);
    private final List<PendingGradient> leaves = new ArrayList<>();
    private final boolean retainGraph;
    private final GradientMode mode = GradientMode.current();
    private final @Nullable BackwardListener listener = mode.listener();

    /** Where gradients get their arrays from; null if they are recorded, for then the new graph holds them. */
    private final @Nullable ArrayPool pool;

    BackwardPass(boolean retainGraph, boolean createGraph) {
        this.retainGraph = retainGraph || createGraph;
        this.pool = createGraph ? null : mode.pool();
    }

    /** Whether a node is to get a gradient in this pass. */
    boolean needs(Node node) {
        return true;
    }

    /** Does with the complete gradient of a node what this pass is for. */
    void visit(Node node, Tensor gradient) {
        node.accumulate(gradient);
        node.backward(gradient, this);
    }

    /** The gradient of one input of an operation. */
    final Tensor gradient(Operation operation, int input, Tensor upstream) {
        if (pool == null) {
            return operation.gradientToDeliver(input, upstream);
        }
        if (operation.edge(input) instanceof Leaf leaf) {
            leaf.giveSpareTo(pool);
        }
        pool.beginGradient();
        mode.takeArraysFrom(pool);
        try {
            Tensor result = operation.gradientToDeliver(input, upstream);
            pool.endGradient(result.storage);
            return result;
        } finally {
            mode.takeArraysFrom(null);
        }
    }

    /** Hands a gradient from an operation to one of its inputs. */
    void deliver(Operation from, int input, Node to, Tensor gradient) {
        if (listener != null) {
            listener.onContribution(from, input, copy(gradient));
        }
        deliver(to, gradient);
    }

    /** A listener may keep what it hears, while the engine uses its arrays again. */
    static Tensor copy(Tensor gradient) {
        return gradient.detach().copy();
    }

    /** Adds a gradient to what has arrived at a node. */
    final void deliver(Node node, Tensor gradient) {
        gradient.storage.hold();
        PendingGradient pending = node.pending;
        if (pending != null && pending.pass == this) {
            pending.add(gradient);
            return;
        }
        pending = new PendingGradient(this, node, gradient);
        node.pending = pending;
        if (node instanceof Leaf) {
            leaves.add(pending);
        } else {
            frontier.add(pending);
        }
    }

    final void run() {
        try {
            while (!frontier.isEmpty()) {
                finish(frontier.remove());
            }
            for (PendingGradient leaf : leaves) {
                finish(leaf);
            }
        } finally {
            // After an error, what is still pending would keep the whole graph alive.
            frontier.forEach(BackwardPass::withdraw);
            leaves.forEach(BackwardPass::withdraw);
            if (pool != null) {
                pool.endPass();
            }
        }
    }

    private static void withdraw(PendingGradient pending) {
        if (pending.node.pending == pending) {
            pending.node.pending = pending.outer;
        }
    }

    private void finish(PendingGradient pending) {
        Node node = pending.node;
        withdraw(pending);
        Tensor gradient = pending.sum();
        if (listener != null) {
            listener.onGradient(node, copy(gradient));
        }
        watchedVisit(node, gradient);
        gradient.storage.release();
        if (!retainGraph) {
            node.release();
        }
    }

    private void watchedVisit(Node node, Tensor gradient) {
        if (FlightRecording.wantsGradients()) {
            timedVisit(node, gradient);
        } else {
            visit(node, node.runHooks(gradient));
        }
    }

    private void timedVisit(Node node, Tensor gradient) {
        GradientEvent event = GradientEvent.begun();
        visit(node, node.runHooks(gradient));
        if (node instanceof Operation) {
            event.end(node.operation(), gradient.shape());
        }
    }
}
