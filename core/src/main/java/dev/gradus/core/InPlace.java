package dev.gradus.core;

/** Changes of a tensor's elements where they are, each noted in its storage. */
final class InPlace {
    private InPlace() {}

    static Tensor fill(Tensor x, double value) {
        return write(x, "fill", Tensor.scalar(value, x.dtype()));
    }

    static Tensor set(Tensor x, double value, int... index) {
        checkAllowed(x, "set");
        int position = Layout.position(x, index);
        x.dtype()
                .storage()
                .copy()
                .fill(Tensor.scalar(value, x.dtype()).storage.array, 0, x.storage.array, position, position + 1);
        x.storage.changedBy("set");
        return x;
    }

    static Tensor write(Tensor x, String operation, Tensor source) {
        checkAllowed(x, operation);
        checkSource(source, operation);
        Tensor values = source.detach().to(x.dtype()).broadcastTo(x.shape());
        // An overlapping view must be read whole before its array is written to.
        Layout.write(x, values.storage == x.storage ? Layout.copy(values) : values.denseArray());
        x.storage.changedBy(operation);
        return x;
    }

    static Tensor update(Tensor x, String operation, BinaryOperation rule, Tensor other) {
        checkAllowed(x, operation);
        checkSource(other, operation);
        Tensor y = other.detach().to(x.dtype());
        if (!Shape.broadcast(x.shape(), y.shape()).equals(x.shape())) {
            throw new OperationException(
                    operation,
                    "a tensor of shape %s cannot take the shape %s of the result in place"
                            .formatted(x.shape(), Shape.broadcast(x.shape(), y.shape())));
        }
        if (x.isDense()) {
            Broadcast.run(rule, x, y, x);
            x.storage.changedBy(operation);
            return x;
        }
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            return write(x, operation, rule.apply(x.detach(), y));
        }
    }

    static Tensor addScaled(Tensor x, Tensor other, double alpha) {
        if (!x.isDense() || !other.isDense() || !other.shape().equals(x.shape()) || other.dtype() != x.dtype()) {
            try (Autograd.Scope ignored = Autograd.noGrad()) {
                return update(x, "addInPlace", new Add(), other.mul(alpha));
            }
        }
        checkAllowed(x, "addInPlace");
        checkSource(other, "addInPlace");
        Object array = x.storage.array;
        x.dtype().number().arithmetic().addScaled(array, alpha, other.storage.array, array, 0, x.elements());
        x.storage.changedBy("addInPlace");
        return x;
    }

    static Tensor adam(Tensor x, Tensor g, Tensor m, Tensor v, AdamRule rule, double stepSize, double rootCorrection) {
        checkAllowed(x, "adamStep");
        for (Tensor other : new Tensor[] {g, m, v}) {
            if (!other.shape().equals(x.shape()) || other.dtype() != x.dtype()) {
                throw new OperationException(
                        "adamStep",
                        "gradient and state must be %s of shape %s as the parameter, got %s of shape %s"
                                .formatted(x.dtype(), x.shape(), other.dtype(), other.shape()));
            }
        }
        x.dtype()
                .floating()
                .optimizer()
                .adam(
                        x.storage.array,
                        g.denseArray(),
                        m.storage.array,
                        v.storage.array,
                        rule.beta1(),
                        rule.beta2(),
                        stepSize,
                        rootCorrection,
                        rule.eps(),
                        0,
                        x.elements());
        x.storage.changedBy("adamStep");
        m.storage.changedBy("adamStep");
        v.storage.changedBy("adamStep");
        return x;
    }

    private static void checkAllowed(Tensor x, String operation) {
        if (x.requiresGrad() && Autograd.isRecording()) {
            throw new IllegalStateException(
                    "%s: a tensor that requires a gradient cannot be changed in place while operations are recorded; do it within Autograd.noGrad(), or compute a new tensor"
                            .formatted(operation));
        }
    }

    private static void checkSource(Tensor source, String operation) {
        if (source.requiresGrad() && Autograd.isRecording()) {
            throw new IllegalStateException(
                    "%s: no gradient flows through a change in place, but the operand requires one; detach() it, or compute a new tensor"
                            .formatted(operation));
        }
    }
}
