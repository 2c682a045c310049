package dev.gradus.core;

/** The gradient that has arrived at a node so far in one backward pass. */
final class PendingGradient {
    final BackwardPass pass;
    final Node node;
    private Tensor sum;

    PendingGradient(BackwardPass pass, Node node, Tensor first) {
        this.pass = pass;
        this.node = node;
        this.sum = first;
    }

    void add(Tensor gradient) {
        sum = sum.add(gradient);
    }

    Tensor sum() {
        return sum;
    }
}
