package dev.gradus.core;

import dev.gradus.core.kernel.SlidingWindow;

/** How a window moves, checked: one number for each axis that it moves along. */
final class WindowSettings {
    /** So that the sums of two such lengths, as kernels form them, stay within an int. */
    private static final int LONGEST = 1 << 30;

    private final String operation;
    private final int axes;
    private final int[] stride;
    private final int[] padding;
    private final int[] dilation;

    WindowSettings(String operation, int axes, int[] stride, int[] padding, int[] dilation) {
        this.operation = operation;
        this.axes = axes;
        this.stride = checked("stride", stride, 1);
        this.padding = checked("padding", padding, 0);
        this.dilation = checked("dilation", dilation, 1);
    }

    /** A setting, if it is a number for each axis and none is too small. */
    int[] checked(String setting, int[] values, int least) {
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

    /** How many elements of an axis lie between the first tap and the last, with both of them. */
    long span(int axis, int kernel) {
        return (long) dilation[axis] * (kernel - 1) + 1;
    }

    /** The window on one axis of the data. */
    SlidingWindow axis(int axis, int input, int kernel) {
        return axis(axis, input, kernel, false);
    }

    /**
     * The window on one axis of the data.
     *
     * @param ceilMode whether it takes one more place if the last step leads it only partly out of the padded data, as long
     *     as it begins before the end of the data
     */
    SlidingWindow axis(int axis, int input, int kernel, boolean ceilMode) {
        if (kernel < 1) {
            throw error("expected a kernel of at least 1 element, got %d", kernel);
        }
        long padded = input + 2L * padding[axis];
        long span = span(axis, kernel);
        long room = padded - span + (ceilMode ? stride[axis] - 1 : 0);
        if (room < 0) {
            throw error(
                    "the kernel covers %d elements (kernel %d, dilation %d), but the input has %d with its padding (%d and %d on either side); pad more, or take a smaller kernel",
                    span, kernel, dilation[axis], padded, input, padding[axis]);
        }
        if (padded > LONGEST) {
            throw error(
                    "the input has %d elements with its padding of %d, at most %d will do",
                    padded, padding[axis], LONGEST);
        }
        int output = (int) (room / stride[axis]) + 1;
        if (ceilMode && (output - 1L) * stride[axis] >= input + padding[axis]) {
            output--;
        }
        // A step out of the data, or a tap so far from its neighbour that it is out of the data, need not be longer.
        int step = (int) Math.min(stride[axis], padded);
        return new SlidingWindow(input, output, kernel, step, padding[axis], (int) Math.min(dilation[axis], padded));
    }

    private OperationException error(String problem, Object... arguments) {
        return new OperationException(operation, problem.formatted(arguments));
    }
}
