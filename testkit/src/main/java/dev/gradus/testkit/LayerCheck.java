package dev.gradus.testkit;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks all that a layer of one's own must do, in one call from any test framework.
 *
 * <pre>{@code
 * LayerCheck.of(() -> new MyLayer(3, 2)).input(4, 3).output(4, 2).check();
 * }</pre>
 *
 * <p>What is checked, in training and in eval mode:
 *
 * <ul>
 *   <li>the output has the expected shape, the type of the input and only finite numbers;
 *   <li>the gradients by the input and by every parameter agree with central differences in float64, and every parameter
 *       that the output depends on is declared and gets one;
 *   <li>other batch sizes, one and none among them, change the first size of the output only;
 *   <li>in eval mode, the output is always the same and no buffer changes; in training, the same seed of the global
 *       generator gives the same bits;
 *   <li>a new layer with the state of another one gives the same output;
 *   <li>the input is not changed, and float32 is close to float64.
 * </ul>
 *
 * <p>The global generator is seeded anew by each check. Where two passes of one layer differ in training all the same, as with
 * a generator of its own, its gradients are checked on newly made layers; those of gradients then cannot be.
 */
public final class LayerCheck {
    private final Supplier<? extends Layer> maker;
    private @Nullable Tensor input;
    private @Nullable Shape output;
    private boolean isBatched = true;
    private int smallestBatch;
    private double relative = 1e-4;
    private double absolute = 1e-5;
    private boolean secondOrder;

    private LayerCheck(Supplier<? extends Layer> maker) {
        this.maker = maker;
    }

    /**
     * A check of a kind of layer.
     *
     * @param maker makes a new layer at each call, always of the same sizes
     */
    public static LayerCheck of(Supplier<? extends Layer> maker) {
        return new LayerCheck(maker);
    }

    /**
     * Sets the shape of the input, which is filled with random numbers from a normal distribution.
     *
     * @param sizes the batch size and the sizes of one observation
     */
    public LayerCheck input(int... sizes) {
        return input(Tensor.randn(new Generator(LayerProbe.SEED), sizes));
    }

    /** Sets the input, for layers that cannot take any number: those of indices, or with kinks. */
    public LayerCheck input(Tensor example) {
        input = example.detach().copy();
        return this;
    }

    /** Sets the expected shape of the output; not checked unless set. */
    public LayerCheck output(int... sizes) {
        output = Shape.of(sizes);
        return this;
    }

    /** Sets the least batch size that the layer can take, 0 unless set; a normalisation over the batch needs 2. */
    public LayerCheck smallestBatch(int size) {
        smallestBatch = size;
        return this;
    }

    /** Says that the first size of the input is not a batch size, so that it cannot be varied. */
    public LayerCheck withoutBatch() {
        isBatched = false;
        return this;
    }

    /**
     * Sets by how much a gradient may differ from central differences.
     *
     * @param relativeTolerance the part of the larger value; 1e-4 if not set
     * @param absoluteTolerance what is added to it; 1e-5 if not set
     */
    public LayerCheck tolerance(double relativeTolerance, double absoluteTolerance) {
        relative = relativeTolerance;
        absolute = absoluteTolerance;
        return this;
    }

    /** Checks the gradients of the gradients too. */
    public LayerCheck secondOrder() {
        secondOrder = true;
        return this;
    }

    /**
     * Runs all checks.
     *
     * @throws AssertionError if one of them fails; it says what went wrong, and where
     * @throws IllegalStateException if no input was set
     */
    public void check() {
        if (input == null) {
            throw new IllegalStateException("LayerCheck: set an input before check(), such as with input(4, 3)");
        }
        LayerProbe probe = new LayerProbe(maker, input);
        new LayerOutputs(probe, output).check();
        new LayerParameters(probe).check();
        if (isBatched && input.rank() > 0) {
            new LayerBatches(probe, smallestBatch).check();
        }
        new LayerRepetition(probe).check();
        new LayerState(probe).check();
        if (input.dtype() == DType.FLOAT32) {
            new LayerPrecision(probe).check();
        }
        new LayerGradients(probe, relative, absolute, secondOrder).check();
    }
}
