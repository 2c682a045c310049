package dev.gradus.core;

import java.util.Arrays;

/** Changes of a tensor's elements where they are, each noted in its storage. */
final class InPlace {
    private InPlace() {}

    static Tensor fill(Tensor x, double value) {
        return write(x, "fill", Tensor.scalar(value, x.dtype()));
    }

    static Tensor set(Tensor x, double value, int... index) {
        checkTarget(x, "set");
        int position = Layout.position(x, index);
        x.dtype()
                .storage()
                .copy()
                .fill(Tensor.scalar(value, x.dtype()).storage.array, 0, x.storage.array, position, position + 1);
        x.storage.changedBy("set");
        return x;
    }

    static Tensor write(Tensor x, String operation, Tensor source) {
        checkTarget(x, operation);
        checkSource(source, operation);
        checkFits(x, operation, source);
        Tensor values = source.detach().to(x.dtype()).broadcastTo(x.shape());
        Layout.write(x, overlaps(x, values) ? Layout.copy(values) : values.denseArray());
        x.storage.changedBy(operation);
        return x;
    }

    static Tensor update(Tensor x, String operation, BinaryOperation rule, Tensor other) {
        checkTarget(x, operation);
        checkSource(other, operation);
        checkFits(x, operation, other);
        checkType(x, operation, rule.commonType(DType.promote(x.dtype(), other.dtype())));
        Tensor y = other.detach().to(x.dtype());
        if (x.isDense()) {
            Broadcast.run(rule, x, overlaps(x, y) ? y.copy() : y, x);
        } else {
            Tensor result = Tensor.allocate(x.dtype(), x.shape());
            Broadcast.run(rule, x, y, result);
            Layout.write(x, result.storage.array);
        }
        x.storage.changedBy(operation);
        return x;
    }

    static Tensor clamp(Tensor x, double low, double high) {
        String operation = "clampInPlace";
        checkTarget(x, operation);
        if (low != Double.NEGATIVE_INFINITY) {
            update(x, operation, new Maximum(), Tensor.scalarLike(x, low));
        }
        if (high != Double.POSITIVE_INFINITY) {
            update(x, operation, new Minimum(), Tensor.scalarLike(x, high));
        }
        return x;
    }

    static Tensor maskedFill(Tensor x, Tensor mask, double value) {
        String operation = "maskedFillInPlace";
        Masks.check(operation, mask);
        Tensor values = x.detach();
        return write(x, operation, mask.where(Tensor.scalar(value, x.dtype()), values));
    }

    static Tensor addScaled(Tensor x, Tensor other, double alpha) {
        String operation = "addInPlace";
        if (!x.isDense() || !other.isDense() || !other.shape().equals(x.shape()) || other.dtype() != x.dtype()) {
            checkTarget(x, operation);
            checkSource(other, operation);
            return update(x, operation, new Add(), other.detach().mul(alpha));
        }
        checkTarget(x, operation);
        checkSource(other, operation);
        checkType(x, operation, Tensor.scalarType(x, alpha));
        Object array = x.storage.array;
        x.dtype().number().arithmetic().addScaled(array, alpha, other.storage.array, array, 0, x.elements());
        x.storage.changedBy(operation);
        return x;
    }

    /** Checks that a parameter or state may be changed by a kernel, element by element. */
    static void checkUpdatable(String operation, Tensor x) {
        checkTarget(x, operation);
        if (!x.isDense()) {
            throw new OperationException(
                    operation, "parameter and state must be contiguous and no views; give a copy()");
        }
    }

    /** Whether an element may be read after its array was written to at that place; not if both are the same tensor. */
    private static boolean overlaps(Tensor x, Tensor source) {
        boolean same = x.offset == source.offset
                && x.shape().equals(source.shape())
                && Arrays.equals(x.strides, source.strides);
        return x.storage == source.storage && !same;
    }

    private static void checkFits(Tensor x, String operation, Tensor source) {
        Shape result = Shape.broadcast(operation, x.shape(), source.shape());
        if (!result.equals(x.shape())) {
            throw new OperationException(
                    operation,
                    "a tensor of shape %s cannot take the shape %s of the result in place"
                            .formatted(x.shape(), result));
        }
    }

    private static void checkType(Tensor x, String operation, DType result) {
        if (x.dtype() == DType.BOOL || (result.isFloating() && !x.dtype().isFloating())) {
            throw new OperationException(
                    operation,
                    "a tensor of %s cannot hold the %s result in place; convert it with to(DType.%s) before"
                            .formatted(x.dtype(), result, (result == DType.BOOL ? DType.INT64 : result).name()));
        }
    }

    private static void checkTarget(Tensor x, String operation) {
        checkAllowed(x, operation);
        if (Layout.isStretched(x)) {
            throw new OperationException(
                    operation,
                    "several elements of this tensor of shape %s stand at one place, since it was broadcast; change a copy()"
                            .formatted(x.shape()));
        }
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
