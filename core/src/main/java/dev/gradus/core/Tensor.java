package dev.gradus.core;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A multi-dimensional array of numbers that remembers how it was computed.
 *
 * <p>The elements live in an ordinary Java array; a view (a transposed or narrowed tensor, say) shares the array of the
 * tensor it was taken from. Operations never change their operands, except those of {@link InPlaceOperations}, and are
 * grouped by kind into the interfaces that this class implements. What was computed from a tensor that
 * {@linkplain #requiresGrad() requires a gradient} can be differentiated with {@link #backward()}.
 *
 * <p>A tensor may be read by any number of threads at once, but changed, or differentiated into the same leaves, by one
 * only.
 */
public sealed class Tensor extends TensorFactories
        implements ArithmeticOperations,
                MathOperations,
                ActivationOperations,
                AttentionOperations,
                ComparisonOperations,
                ReductionOperations,
                NormOperations,
                ScanOperations,
                SortOperations,
                ShapeOperations,
                ArrangementOperations,
                IndexOperations,
                LinearAlgebraOperations,
                ConvolutionOperations,
                PoolingOperations,
                ImageOperations,
                NormalizationOperations,
                LossOperations,
                RecurrentOperations,
                InPlaceOperations
        permits Parameter, Buffer {
    Storage storage;
    final int offset;
    final int[] strides;

    /** Where gradients of this tensor go: the operation that computed it, or a leaf's own collector. */
    @Nullable
    Node node;

    /** This tensor's own collector, which keeps its hooks while gradients are switched off. */
    private @Nullable Leaf leaf;

    private DType dtype;
    private final Shape shape;
    private @Nullable Tensor grad;

    Tensor(Storage storage, DType dtype, Shape shape, int[] strides, int offset) {
        this.storage = storage;
        this.dtype = dtype;
        this.shape = shape;
        this.strides = strides;
        this.offset = offset;
    }

    /** A dense tensor for a result, whose elements may be anything. */
    static Tensor allocate(DType dtype, Shape shape) {
        return GradientMode.current().allocate(dtype, shape);
    }

    /** A dense tensor over an array that nobody else writes to. */
    static Tensor wrap(Object array, DType dtype, Shape shape) {
        return new Tensor(new Storage(array), dtype, shape, shape.strides(), 0);
    }

    /** A tensor over the same array, without any history. */
    final Tensor view(Shape newShape, int[] newStrides, int newOffset) {
        storage.share();
        return new Tensor(storage, dtype, newShape, newStrides, newOffset);
    }

    /** The element type. */
    public final DType dtype() {
        return dtype;
    }

    /** The sizes of the dimensions. */
    public final Shape shape() {
        return shape;
    }

    /** The number of dimensions; 0 for a scalar. */
    public final int rank() {
        return shape.rank();
    }

    /**
     * The size of one dimension.
     *
     * @param dim the dimension, counted from the last one when negative
     */
    public final int size(int dim) {
        return shape.size(dim);
    }

    /** The number of elements. */
    public final int elements() {
        return shape.elements();
    }

    /** Whether the elements stand in the array in row-major order without gaps. */
    public final boolean isContiguous() {
        return strides == shape.strides() || Layout.isDense(shape, strides);
    }

    // ---- reading out

    /**
     * The value of a tensor with one element; true is 1.
     *
     * @throws IllegalStateException if there is not exactly one element
     */
    public final double item() {
        if (elements() != 1) {
            throw new IllegalStateException(
                    "item() needs a tensor with one element, this one has the shape %s; use get(index) or toDoubleArray()"
                            .formatted(shape));
        }
        return elementAt(offset);
    }

    /**
     * One element; true is 1.
     *
     * @param index one position for each dimension, counted from the end when negative
     * @throws OperationException if a position is outside, or their number is not {@link #rank()}
     */
    public final double get(int... index) {
        return elementAt(Layout.position(this, index));
    }

    /** A copy of the elements in row-major order, converted to float. */
    public final float[] toFloatArray() {
        return (float[]) arrayOf(DType.FLOAT32);
    }

    /** A copy of the elements in row-major order, converted to double. */
    public final double[] toDoubleArray() {
        return (double[]) arrayOf(DType.FLOAT64);
    }

    /** A copy of the elements in row-major order, converted to long, fractions cut off. */
    public final long[] toLongArray() {
        return (long[]) arrayOf(DType.INT64);
    }

    /** A copy of the elements in row-major order, where everything but 0 is true. */
    public final boolean[] toBooleanArray() {
        return (boolean[]) arrayOf(DType.BOOL);
    }

    private Object arrayOf(DType type) {
        return type == dtype ? Layout.copy(this) : detach().to(type).storage.array;
    }

    final double elementAt(int position) {
        return switch (dtype) {
            case BOOL -> ((boolean[]) storage.array)[position] ? 1 : 0;
            case INT64 -> ((long[]) storage.array)[position];
            case FLOAT32 -> ((float[]) storage.array)[position];
            case FLOAT64 -> ((double[]) storage.array)[position];
        };
    }

    /** The elements as NumPy prints them, then shape and type; long dimensions are abbreviated. */
    @Override
    public final String toString() {
        return TensorPrinter.print(this);
    }

    // ---- gradients

    /** Whether gradients flow to or through this tensor. */
    public final boolean requiresGrad() {
        return node != null;
    }

    /** Whether this tensor was not computed by a recorded operation: gradients end here. */
    public final boolean isLeaf() {
        return !(node instanceof Operation);
    }

    /**
     * Asks for the gradient of this leaf, or no longer.
     *
     * @return this tensor
     * @throws IllegalStateException if the elements are not floating-point numbers or this tensor is not a leaf
     */
    public final Tensor requiresGrad(boolean required) {
        if (!dtype.isFloating() && required) {
            throw new IllegalStateException(
                    "requiresGrad: only float32 and float64 tensors have gradients, this one is %s; convert it with to(DType.FLOAT32)"
                            .formatted(dtype));
        }
        if (node instanceof Operation operation) {
            throw new IllegalStateException(
                    "requiresGrad: this tensor is the result of %s; only leaves can be switched, use detach() for a result without history"
                            .formatted(operation.operation()));
        }
        if (required && leaf == null) {
            leaf = new Leaf(this);
        }
        node = required ? leaf : null;
        if (!required && leaf != null) {
            leaf.dropSpare();
        }
        return this;
    }

    /** Whether a gradient has arrived at this leaf. */
    public final boolean hasGrad() {
        return grad != null;
    }

    /**
     * The gradient that {@link #backward()} has accumulated here. It is the caller's to keep: no later backward pass
     * changes it, but leaves a new one in its place.
     *
     * @return a tensor of this shape and type
     * @throws IllegalStateException if none has arrived
     */
    public final Tensor grad() {
        Tensor result = borrowGrad();
        result.storage.handOut();
        return result;
    }

    /**
     * The gradient as {@link #grad()} gives it, but lent for the moment, to an optimizer's step or a measurement: the next
     * backward pass may write to it. So the arrays of gradients serve from step to step, where {@code grad()} costs new
     * ones each time.
     *
     * @throws IllegalStateException if none has arrived
     */
    public final Tensor borrowGrad() {
        if (grad == null) {
            throw new IllegalStateException(
                    !requiresGrad()
                            ? "grad: this tensor does not require a gradient; set requiresGrad(true) before the computation"
                            : isLeaf()
                                    ? "grad: no gradient has arrived; call backward() on a result computed from this tensor"
                                    : "grad: only leaves keep their gradient; call retainGrad() on this result before backward()");
        }
        return grad;
    }

    /** Forgets the gradient. */
    public final void zeroGrad() {
        if (grad != null && leaf != null) {
            leaf.keepSpare(grad);
        }
        grad = null;
    }

    /** Keeps the gradient of this result of an operation in {@link #grad()} when a backward pass comes by. */
    public final Tensor retainGrad() {
        if (node instanceof Operation operation) {
            operation.retainGradIn(this);
        }
        return this;
    }

    /**
     * Calls a function with the gradient of this tensor, once it is complete; what the function returns goes on in its
     * place.
     *
     * @param hook from gradient to gradient, both of this tensor's shape
     * @return removes the hook when run
     * @throws IllegalStateException if this tensor does not require a gradient
     */
    public final Runnable registerHook(UnaryOperator<Tensor> hook) {
        if (node == null) {
            throw new IllegalStateException(
                    "registerHook: this tensor of shape %s does not require a gradient, so none would ever arrive"
                            .formatted(shape));
        }
        return node.addHook(hook);
    }

    /**
     * Computes the gradient of this scalar with respect to every leaf it was computed from, adds it to their
     * {@link #grad()}, and frees the graph.
     *
     * @throws IllegalStateException if this tensor has more than one element, was not computed from a tensor that
     *     requires a gradient, or its graph was freed before
     */
    public final void backward() {
        Autograd.backward(this, null, false, false);
    }

    /**
     * As {@link #backward()}, from a given gradient of this tensor of any shape.
     *
     * @param gradient the gradient of some loss with respect to this tensor, of its shape
     */
    public final void backward(Tensor gradient) {
        Autograd.backward(this, gradient, false, false);
    }

    /**
     * As {@link #backward()}, with a graph that can be used again.
     *
     * @param gradient as above; null for 1, if this tensor has one element
     * @param retainGraph whether {@code backward} can be called again on this graph
     * @param createGraph whether the gradients are themselves recorded and can be differentiated; implies
     *     {@code retainGraph}
     */
    public final void backward(@Nullable Tensor gradient, boolean retainGraph, boolean createGraph) {
        Autograd.backward(this, gradient, retainGraph, createGraph);
    }

    /** The same elements without history: no gradient flows through the result. Shares the array. */
    public final Tensor detach() {
        return view(shape, strides, offset);
    }

    /** The node of the computation graph that stands for this tensor; empty if nothing was recorded. */
    public final Optional<GraphNode> graphNode() {
        return Optional.ofNullable(node);
    }

    /** Adds to the gradient; one that a user or a graph may hold is left as it is, and a new one takes its place. */
    final void accumulateGrad(Tensor gradient) {
        if (grad != null && grad.storage.hasOneHolder() && !Autograd.isRecording()) {
            grad.addInPlace(gradient);
            return;
        }
        grad = grad == null ? gradient : grad.add(gradient);
        grad.storage.hold();
    }

    /** Exchanges the array for one of another type; for tensors that a module owns, of which there are no views. */
    final void become(DType target) {
        if (target != dtype) {
            storage = storage.replacedBy(detach().to(target).storage.array, "to");
            dtype = target;
            grad = null;
            if (leaf != null) {
                leaf.dropSpare();
            }
        }
    }

    /** The array if the elements stand in it densely from 0 on, else a dense copy for the moment: see {@link ArrayPool}. */
    final Object denseArray() {
        if (isDense()) {
            return storage.array;
        }
        Object copy = allocate(dtype, shape).storage.array;
        Layout.read(this, copy);
        return copy;
    }

    /** Whether, but for this tensor's holder, nobody needs what its memory holds: no view, and no gradient. */
    final boolean isExpendable() {
        boolean needed = node != null && !(node instanceof Operation operation && !operation.needsOutput(this));
        return isDense() && !storage.isShared() && !needed;
    }

    /** Whether element i of this tensor is element i of its array. */
    final boolean isDense() {
        return offset == 0 && isContiguous();
    }
}
