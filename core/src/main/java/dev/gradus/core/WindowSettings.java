package dev.gradus.core;

import dev.gradus.core.kernel.SlidingWindow;

/** How a window moves, checked: one number for each axis that it moves along. */
final class WindowSettings {
    /** So that the sums of two such lengths, as kernels form them, stay within an int. */
    private static final int LONGEST = 1 << 30;

    private final String operation;
    private final int[] stride;
    private final int[] padding;
    private final int[] dilation;

    WindowSettings(String operation, int axes, int[] stride, int[] padding, int[] dilation) {
        this.operation = operation;
        this.stride = checked("stride", stride, axes, 1);
        this.padding = checked("padding", padding, axes, 0);
        this.dilation = checked("dilation", dilation, axes, 1);
    }

    private int[] checked(String setting, int[] values, int axes, int least) {
        if (values.length != axes) {
            throw error("expected %d numbers for the %s, one an axis, got %d", axes, setting, values.length);
        }
        for (int value : values) {
            if (value < least) {
                throw error("expected a %s of at least %d, got %d", setting, least, value);
            }
        }
        return values;
    }

    /** The window on one axis of the data. */
    SlidingWindow axis(int axis, int input, int kernel) {
        if (kernel < 1) {
            throw error("expected a kernel of at least 1 element, got %d", kernel);
        }
        long padded = input + 2L * padding[axis];
        long span = (long) dilation[axis] * (kernel - 1) + 1;
        if (span > padded) {
            throw error(
                    "the kernel covers %d elements (kernel %d, dilation %d), but the input has %d with its padding (%d and %d on either side); pad more, or take a smaller kernel",
                    span, kernel, dilation[axis], padded, input, padding[axis]);
        }
        if (padded > LONGEST) {
            throw error(
                    "the input has %d elements with its padding of %d, at most %d will do",
                    padded, padding[axis], LONGEST);
        }
        int output = (int) ((padded - span) / stride[axis]) + 1;
        // A step out of the data, or a distance between taps of which there is one, is never taken.
        int step = (int) Math.min(stride[axis], padded);
        return new SlidingWindow(input, output, kernel, step, padding[axis], kernel == 1 ? 1 : dilation[axis]);
    }

    private OperationException error(String problem, Object... arguments) {
        return new OperationException(operation, problem.formatted(arguments));
    }
}
