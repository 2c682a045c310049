package dev.gradus.core;

/** The gradient that has arrived at a node so far in one backward pass. */
final class PendingGradient {
    final BackwardPass pass;
    final Node node;
    private Tensor sum;
    private boolean isOwnSum;

    PendingGradient(BackwardPass pass, Node node, Tensor first) {
        this.pass = pass;
        this.node = node;
        this.sum = first;
    }

    void add(Tensor gradient) {
        if (isOwnSum && !Autograd.isRecording()) {
            sum.addInPlace(gradient);
        } else {
            sum = sum.add(gradient);
            isOwnSum = true;
        }
    }

    Tensor sum() {
        return sum;
    }
}
