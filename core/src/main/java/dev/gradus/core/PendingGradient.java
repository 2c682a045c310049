package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** The gradient that has arrived at a node so far in one backward pass. */
final class PendingGradient {
    final BackwardPass pass;
    final Node node;

    /** What an outer pass has pending at the node while a pass within one of its hooks is at work there. */
    final @Nullable PendingGradient outer;

    private Tensor sum;
    private boolean isOwnSum;

    PendingGradient(BackwardPass pass, Node node, Tensor first) {
        this.pass = pass;
        this.node = node;
        this.outer = node.pending;
        this.sum = first;
    }

    void add(Tensor gradient) {
        if (isOwn() && !Autograd.isRecording()) {
            sum.addInPlace(gradient);
        } else {
            Tensor first = sum;
            sum = first.add(gradient);
            sum.storage.hold();
            first.storage.release();
            isOwnSum = true;
        }
        gradient.storage.release();
    }

    /** Whether nobody else sees the sum, nor several of its elements stand at one place. */
    private boolean isOwn() {
        return isOwnSum || (sum.storage.hasOneHolder() && sum.isDense());
    }

    Tensor sum() {
        return sum;
    }
}
