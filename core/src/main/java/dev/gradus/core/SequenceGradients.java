package dev.gradus.core;

import java.util.List;

/**
 * What a run backwards along a batch of sequences leaves.
 *
 * @param gates the gradients of W x + b of all steps, (steps · batch, gates · hidden)
 * @param products the gradients of U h + c in stretches of columns, each (steps · batch, ...); the same tensor where they are
 *     equal to those of W x + b
 * @param before the hidden state before each step, (steps · batch, hidden)
 * @param state the gradients of the state before the first step
 * @param workspace where the other arrays came from, and are to return when they are used up
 */
record SequenceGradients(Tensor gates, List<Tensor> products, Tensor before, List<Tensor> state, Workspace workspace) {
    /** The gradient of U. */
    Tensor hiddenWeight() {
        return joined(
                products.stream().map(product -> product.t().matmul(before)).toList());
    }

    /** The gradient of c. */
    Tensor hiddenBias() {
        return joined(products.stream().map(product -> product.sum(0)).toList());
    }

    private static Tensor joined(List<Tensor> parts) {
        return parts.size() == 1 ? parts.get(0) : Tensor.cat(parts, 0);
    }
}
