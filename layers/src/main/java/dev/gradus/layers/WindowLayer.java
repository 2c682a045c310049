package dev.gradus.layers;

import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What layers have in common that move a window over their input, however many axes it moves along.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class WindowLayer<L extends WindowLayer<L>> extends Layer permits Convolution, Pooling {
    final int[] kernel;
    int[] stride;
    int[] padding;
    int[] dilation;

    /** A layer whose window moves step by step, without padding or gaps. */
    WindowLayer(int axes, int[] kernel) {
        if (kernel.length != axes) {
            throw new IllegalArgumentException("%s: expected the height and the width of the kernel, got %d numbers"
                    .formatted(getClass().getSimpleName(), kernel.length));
        }
        this.kernel = kernel.clone();
        perAxis("kernel size", 1, kernel);
        stride = repeated(1);
        padding = repeated(0);
        dilation = repeated(1);
    }

    abstract L self();

    /**
     * Sets how far the window moves; unless set, by 1 in a convolution, and by its own size in a pooling.
     *
     * @param perAxis one number for all axes, or one for each; at least 1
     * @throws IllegalArgumentException if the numbers are too small or not as many as the axes
     */
    public L stride(int... perAxis) {
        stride = perAxis("stride", 1, perAxis);
        return self();
    }

    /**
     * Sets how far the data are padded at either end; 0 unless set.
     *
     * @param perAxis one number for all axes, or one for each; at least 0
     * @throws IllegalArgumentException if the numbers are too small or not as many as the axes
     */
    public L padding(int... perAxis) {
        padding = perAxis("padding", 0, perAxis);
        return self();
    }

    /** A setting, checked: one number for each axis, or one for all. */
    final int[] perAxis(String name, int least, int[] numbers) {
        int axes = kernel.length;
        if (numbers.length != 1 && numbers.length != axes) {
            throw new IllegalArgumentException(
                    "%s: expected one number for the %s, or one for each of %d axes, got %d numbers"
                            .formatted(getClass().getSimpleName(), name, axes, numbers.length));
        }
        for (int number : numbers) {
            if (number < least) {
                throw new IllegalArgumentException("%s: expected a %s of at least %d, got %d"
                        .formatted(getClass().getSimpleName(), name, least, number));
            }
        }
        return numbers.length == axes ? numbers.clone() : repeated(numbers[0]);
    }

    final int[] repeated(int number) {
        int[] numbers = new int[kernel.length];
        Arrays.fill(numbers, number);
        return numbers;
    }

    /** What there is to tell of the window. */
    final Settings window() {
        return Settings.of("kernel", kernel).and("stride", stride, repeated(1)).and("padding", padding, repeated(0));
    }

    static String sizes(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
