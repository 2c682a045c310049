package dev.gradus.core;

import dev.gradus.core.kernel.PoolingShape;
import dev.gradus.core.kernel.SlidingWindow;
import java.util.Arrays;

/** A call of a pooling in one or two dimensions: checked, and brought into the form that the kernels know. */
final class PoolingCall {
    private final String name;
    private final int[] kernel;
    private final int axes;
    private final int[] padding;
    private final int[] dilation;
    private final WindowSettings window;
    private final boolean ceilMode;

    PoolingCall(String name, int[] kernel, int axes, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        this.name = name;
        this.axes = axes;
        this.padding = padding;
        this.dilation = dilation;
        this.window = new WindowSettings(name, axes, stride, padding, dilation);
        this.kernel = window.checked("kernel", kernel, 1);
        this.ceilMode = ceilMode;
    }

    static PoolingCall ofSequences(String name, int kernel, int stride, int padding, int dilation, boolean ceilMode) {
        return new PoolingCall(
                name, new int[] {kernel}, 1, new int[] {stride}, new int[] {padding}, new int[] {dilation}, ceilMode);
    }

    Tensor max(Tensor x) {
        return pooling(x).apply(x);
    }

    MaxPooled maxWithIndices(Tensor x) {
        MaxPool pooling = pooling(x);
        Tensor values = pooling.apply(x);
        return new MaxPooled(values, pooling.places());
    }

    private MaxPool pooling(Tensor x) {
        PoolingShape sizes = sizes(x);
        return new MaxPool(name, sizes, output(x.shape(), sizes));
    }

    Tensor average(Tensor x, boolean countIncludePad) {
        PoolingShape sizes = sizes(x);
        double[] rows = counts(sizes.height(), countIncludePad);
        double[] columns = counts(sizes.width(), countIncludePad);
        double[] shares = new double[sizes.outputPlane()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 1 / (rows[i / columns.length] * columns[i % columns.length]);
        }
        return average(x, sizes, shares);
    }

    Tensor average(Tensor x, int divisor) {
        if (divisor == 0) {
            throw error("expected a divisor other than 0");
        }
        PoolingShape sizes = sizes(x);
        double[] shares = new double[sizes.outputPlane()];
        Arrays.fill(shares, 1.0 / divisor);
        return average(x, sizes, shares);
    }

    private Tensor average(Tensor x, PoolingShape sizes, double[] shares) {
        Tensor factors = Tensor.of(shares).to(x.dtype());
        return new AveragePool(name, sizes, factors, output(x.shape(), sizes)).apply(x);
    }

    /** How many elements the window sees at each place of an axis. */
    private static double[] counts(SlidingWindow places, boolean countPadding) {
        double[] counts = new double[places.output()];
        for (int i = 0; i < counts.length; i++) {
            int start = i * places.stride() - places.padding();
            long end = Math.min((long) start + places.kernel(), places.input() + places.padding());
            counts[i] = countPadding ? end - start : Math.min(end, places.input()) - Math.max(start, 0);
        }
        return counts;
    }

    private PoolingShape sizes(Tensor x) {
        if (x.rank() != axes + 2 && x.rank() != axes + 1) {
            throw error(
                    "expected an input of shape %s, with or without the batch, got the shape %s",
                    axes == 1 ? "(batch, channels, length)" : "(batch, channels, height, width)", x.shape());
        }
        if (!x.dtype().isFloating()) {
            throw error("the input must be float32 or float64, got %s; convert it with to(DType)", x.dtype());
        }
        SlidingWindow width = axis(axes - 1, x);
        SlidingWindow height = axes == 1 ? SlidingWindow.SINGLE : axis(0, x);
        return new PoolingShape(x.shape().product(0, x.rank() - axes), height, width);
    }

    private SlidingWindow axis(int axis, Tensor x) {
        int input = x.size(axis - axes);
        if (input == 0) {
            throw error("there is nothing to pool in an input of shape %s", x.shape());
        }
        long span = window.span(axis, kernel[axis]);
        if (padding[axis] > span / 2) {
            throw error(
                    "expected a padding of at most half of the %d elements that the kernel covers (kernel %d, dilation %d), got %d",
                    span, kernel[axis], dilation[axis], padding[axis]);
        }
        SlidingWindow places = window.axis(axis, input, kernel[axis], ceilMode);
        for (int place = 0; place < places.output(); place++) {
            if (places.firstTap(place) == places.endTap(place)) {
                throw error(
                        "the window sees nothing but padding at place %d of an axis of %d elements (kernel %d, padding %d, dilation %d); take a smaller dilation or padding",
                        place, input, kernel[axis], padding[axis], dilation[axis]);
            }
        }
        return places;
    }

    private Shape output(Shape input, PoolingShape sizes) {
        Shape result = input.with(input.rank() - 1, sizes.width().output());
        return axes == 1 ? result : result.with(input.rank() - 2, sizes.height().output());
    }

    private OperationException error(String problem, Object... arguments) {
        return new OperationException(name, problem.formatted(arguments));
    }
}
