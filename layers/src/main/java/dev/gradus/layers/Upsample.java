package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Gives sequences or images another size, by the nearest element or by straight lines between neighbouring ones:
 *
 * <pre>{@code
 * new Upsample(2)                                   // twice as high and wide, each element four times
 * new Upsample(2).mode(Upsample.Mode.LINEAR)        // for images, bilinear
 * }</pre>
 *
 * <p>{@linkplain Mode#NEAREST Nearest}: place i of n along an axis shows element ⌊i · size / n⌋. {@linkplain Mode#LINEAR
 * Linear}: it shows what is at (i + ½) size / n - ½, or with aligned corners at i (size - 1) / (n - 1).
 *
 * <p><b>Shape</b>: (batch, channels, length) or (batch, channels, height, width) to the same with sizes ⌊size · factor⌋. There
 * are no parameters. Where size · factor is no whole number, PyTorch puts 1 / factor in the place of size / n, unless it is told
 * to recompute the factor.
 */
public final class Upsample extends Layer {
    private final double factor;
    private Mode mode = Mode.NEAREST;
    private boolean alignCorners;

    /** What is shown between elements. */
    public enum Mode {
        /** The nearest element. */
        NEAREST,
        /** A straight line between two, along each axis: bilinear for images. */
        LINEAR
    }

    /**
     * A layer that shows the nearest element.
     *
     * @param factor of all sizes, above 0
     * @throws IllegalArgumentException if it is not
     */
    public Upsample(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Upsample: expected a factor above 0, got " + factor);
        }
        this.factor = factor;
    }

    /** Sets what is shown between elements; the nearest one unless set. */
    public Upsample mode(Mode newMode) {
        mode = newMode;
        return this;
    }

    /** Sets whether the corners of the output are those of the input, in the linear mode; off unless set. */
    public Upsample alignCorners(boolean on) {
        alignCorners = on;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() != 3 && x.rank() != 4) {
            throw new OperationException(
                    typeName(),
                    "expected an input of shape (batch, channels, length) or (batch, channels, height, width), got %s"
                            .formatted(x.shape()));
        }
        int[] sizes = new int[x.rank() - 2];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = (int) Math.floor(x.size(axis + 2) * factor);
        }
        return mode == Mode.NEAREST ? x.upsampleNearest(sizes) : x.upsampleLinear(alignCorners, sizes);
    }

    @Override
    protected Settings settings() {
        return Settings.of("factor", factor).and("mode", mode).and("alignCorners", alignCorners, false);
    }
}
