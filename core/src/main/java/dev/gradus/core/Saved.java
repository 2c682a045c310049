package dev.gradus.core;

/** A tensor that an operation keeps for its gradient, with a guard against changes in place between the two passes. */
final class Saved {
    private final Tensor tensor;
    private final int version;
    private final String operation;

    Saved(String operation, Tensor tensor) {
        this.operation = operation;
        this.tensor = tensor;
        this.version = tensor.storage.version();
    }

    /** Whether the tensor is held by a storage. */
    boolean isIn(Storage storage) {
        return tensor.storage == storage;
    }

    Tensor get() {
        if (tensor.storage.version() != version) {
            throw new IllegalStateException(
                    "backward of %s: a tensor of shape %s that it needs was changed in place by %s after the forward pass; change a copy instead, or call backward() before"
                            .formatted(operation, tensor.shape(), tensor.storage.lastChange()));
        }
        return tensor;
    }
}
