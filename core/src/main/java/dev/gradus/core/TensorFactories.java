package dev.gradus.core;

import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ways to make a tensor, all called as {@code Tensor.of(...)}, {@code Tensor.zeros(...)} and so on. Numbers are
 * float32 unless their Java type or an argument says otherwise.
 */
public abstract sealed class TensorFactories permits Tensor {
    TensorFactories() {}

    /** A float32 vector. */
    public static Tensor of(float... values) {
        return Tensor.wrap(values.clone(), DType.FLOAT32, Shape.of(values.length));
    }

    /** A float64 vector. */
    public static Tensor of(double... values) {
        return Tensor.wrap(values.clone(), DType.FLOAT64, Shape.of(values.length));
    }

    /** An int64 vector. */
    public static Tensor of(long... values) {
        return Tensor.wrap(values.clone(), DType.INT64, Shape.of(values.length));
    }

    /** A bool vector. */
    public static Tensor of(boolean... values) {
        return Tensor.wrap(values.clone(), DType.BOOL, Shape.of(values.length));
    }

    /** A float32 tensor of a shape, from its elements in row-major order. */
    public static Tensor of(float[] values, int... sizes) {
        return Tensor.wrap(values.clone(), DType.FLOAT32, NestedArray.fitted(sizes, values.length));
    }

    /** A float64 tensor of a shape, from its elements in row-major order. */
    public static Tensor of(double[] values, int... sizes) {
        return Tensor.wrap(values.clone(), DType.FLOAT64, NestedArray.fitted(sizes, values.length));
    }

    /** An int64 tensor of a shape, from its elements in row-major order. */
    public static Tensor of(long[] values, int... sizes) {
        return Tensor.wrap(values.clone(), DType.INT64, NestedArray.fitted(sizes, values.length));
    }

    /** A bool tensor of a shape, from its elements in row-major order. */
    public static Tensor of(boolean[] values, int... sizes) {
        return Tensor.wrap(values.clone(), DType.BOOL, NestedArray.fitted(sizes, values.length));
    }

    /**
     * A tensor from nested Java arrays, such as {@code new float[][] {{1, 2}, {3, 4}}}; {@code int} becomes int64.
     *
     * @param array arrays of arrays of {@code float}, {@code double}, {@code int}, {@code long} or {@code boolean}, all
     *     of one level of equal length
     * @throws IllegalArgumentException if lengths differ or the innermost type is another one
     */
    public static Tensor from(Object array) {
        return NestedArray.toTensor(array);
    }

    /** A float32 scalar. */
    public static Tensor scalar(double value) {
        return scalar(value, DType.FLOAT32);
    }

    /** A scalar of a type. */
    public static Tensor scalar(double value, DType dtype) {
        Object array =
                switch (dtype) {
                    case BOOL -> new boolean[] {value != 0};
                    case INT64 -> new long[] {(long) value};
                    case FLOAT32 -> new float[] {(float) value};
                    case FLOAT64 -> new double[] {value};
                };
        return Tensor.wrap(array, dtype, Shape.of());
    }

    /** A float32 tensor of zeros. */
    public static Tensor zeros(int... sizes) {
        return zeros(DType.FLOAT32, sizes);
    }

    /** A tensor of zeros of a type. */
    public static Tensor zeros(DType dtype, int... sizes) {
        return zeros(dtype, Shape.of(sizes));
    }

    /** Zeros of the shape and type of another tensor. */
    public static Tensor zerosLike(Tensor other) {
        return zeros(other.dtype(), other.shape());
    }

    private static Tensor zeros(DType dtype, Shape shape) {
        return Tensor.wrap(dtype.newArray(shape.elements()), dtype, shape);
    }

    /** A float32 tensor of ones. */
    public static Tensor ones(int... sizes) {
        return ones(DType.FLOAT32, sizes);
    }

    /** A tensor of ones of a type. */
    public static Tensor ones(DType dtype, int... sizes) {
        return full(1, dtype, Shape.of(sizes));
    }

    /** Ones of the shape and type of another tensor. */
    public static Tensor onesLike(Tensor other) {
        return full(1, other.dtype(), other.shape());
    }

    /** A float32 tensor of one number. */
    public static Tensor full(double value, int... sizes) {
        return full(value, DType.FLOAT32, Shape.of(sizes));
    }

    /** A tensor of one number. */
    public static Tensor full(double value, DType dtype, Shape shape) {
        Tensor result = Tensor.allocate(dtype, shape);
        Layout.fill(result, value);
        return result;
    }

    /** The int64 numbers 0, 1, ..., {@code end - 1}. */
    public static Tensor arange(long end) {
        return arange(0, (double) end, 1, DType.INT64);
    }

    /**
     * Numbers at equal distances: {@code start, start + step, ...} up to but without {@code end}.
     *
     * @param step not 0; negative to count down
     */
    public static Tensor arange(double start, double end, double step, DType dtype) {
        if (step == 0) {
            throw new OperationException("arange", "the step must not be 0");
        }
        int count = (int) Math.max(0, Math.ceil((end - start) / step));
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = start + i * step;
        }
        return of(values).to(dtype);
    }

    /** A float32 vector of {@code count} numbers at equal distances from {@code start} to {@code end}, both included. */
    public static Tensor linspace(double start, double end, int count) {
        if (count < 0) {
            throw new OperationException("linspace", "the number of elements must be at least 0, got " + count);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            // From the nearer end, so that both ends are exact.
            double step = count == 1 ? 0 : (end - start) / (count - 1);
            values[i] = i < count / 2 || count == 1 ? start + i * step : end - (count - 1 - i) * step;
        }
        return of(values).to(DType.FLOAT32);
    }

    /** A float32 square matrix with ones on its diagonal and zeros elsewhere. */
    public static Tensor eye(int size) {
        Tensor result = zeros(size, size);
        for (int i = 0; i < size; i++) {
            result.set(1, i, i);
        }
        return result;
    }

    /** Float32 numbers drawn evenly from {@code [0, 1)} by the global generator. */
    public static Tensor rand(int... sizes) {
        return rand(Generator.global(), sizes);
    }

    /** Float32 numbers drawn evenly from {@code [0, 1)}. */
    public static Tensor rand(Generator generator, int... sizes) {
        return uniform(generator, 0, 1, DType.FLOAT32, sizes);
    }

    /** Numbers drawn evenly from {@code [low, high)}. */
    public static Tensor uniform(Generator generator, double low, double high, DType dtype, int... sizes) {
        Shape shape = Shape.of(sizes);
        double[] values = generator.uniform(shape.elements(), low, high);
        if (dtype == DType.FLOAT32 && low < high) {
            // Rounding to float32 must not reach the end of the range.
            double largest = Math.nextDown((float) high);
            Arrays.setAll(values, i -> Math.min(values[i], largest));
        }
        return Tensor.wrap(values, DType.FLOAT64, shape).to(dtype);
    }

    /** Float32 numbers drawn from the normal distribution of mean 0 and standard deviation 1 by the global generator. */
    public static Tensor randn(int... sizes) {
        return randn(Generator.global(), sizes);
    }

    /** Float32 numbers drawn from the normal distribution of mean 0 and standard deviation 1. */
    public static Tensor randn(Generator generator, int... sizes) {
        return normal(generator, 0, 1, DType.FLOAT32, sizes);
    }

    /** Numbers drawn from a normal distribution. */
    public static Tensor normal(Generator generator, double mean, double standardDeviation, DType dtype, int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.wrap(generator.normal(shape.elements(), mean, standardDeviation), DType.FLOAT64, shape)
                .to(dtype);
    }

    /**
     * Tensors one after another along a dimension.
     *
     * @param tensors at least one; their shapes equal but for the dimension
     * @param dim the dimension, counted from the last one when negative
     */
    public static Tensor cat(List<Tensor> tensors, int dim) {
        if (tensors.isEmpty()) {
            throw new OperationException("cat", "there must be at least one tensor");
        }
        DType common = tensors.stream().map(Tensor::dtype).reduce(DType.BOOL, DType::promote);
        return new Cat(tensors.get(0).shape().checkDim(dim))
                .apply(tensors.stream().map(tensor -> tensor.to(common)).toArray(Tensor[]::new));
    }

    /**
     * Tensors of one shape side by side along a new dimension.
     *
     * @param tensors at least one
     * @param dim the place of the new dimension in the result
     */
    public static Tensor stack(List<Tensor> tensors, int dim) {
        if (tensors.isEmpty()) {
            throw new OperationException("stack", "there must be at least one tensor");
        }
        Shape first = tensors.get(0).shape();
        for (Tensor tensor : tensors) {
            if (!tensor.shape().equals(first)) {
                throw new OperationException(
                        "stack", "all shapes must be equal, got %s and %s".formatted(first, tensor.shape()));
            }
        }
        return cat(tensors.stream().map(tensor -> tensor.unsqueeze(dim)).toList(), dim);
    }

    /**
     * Views of vectors stretched to one grid: the i-th of them varies along dimension i of all the results, whose shape is
     * (n₁, n₂, ...). Exchange the first two dimensions for the order of coordinates x, y.
     *
     * @param vectors vectors, or scalars for vectors of one element
     */
    public static List<Tensor> meshgrid(Tensor... vectors) {
        int[] sizes = Arrays.stream(vectors).mapToInt(TensorFactories::length).toArray();
        List<Tensor> grids = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            int[] alone = new int[sizes.length];
            Arrays.fill(alone, 1);
            alone[i] = sizes[i];
            grids.add(vectors[i].reshape(alone).broadcastTo(sizes));
        }
        return List.copyOf(grids);
    }

    private static int length(Tensor vector) {
        if (vector.rank() > 1) {
            throw new OperationException(
                    "meshgrid", "expected vectors or scalars, got the shape %s".formatted(vector.shape()));
        }
        return vector.elements();
    }

    /**
     * A sum of products in Einstein's notation: {@code "bij,bjk->bik"} multiplies the matrices of two batches.
     *
     * <p>Each operand's dimensions are named by letters, and {@code ...} stands for any others, which are broadcast. Equal
     * letters in one operand mean its diagonal; letters that the result does not have are summed over. Without an arrow,
     * the result has the ellipsis and then, in alphabetical order, all letters that come once. Gradients flow to all
     * operands.
     *
     * @param equation the operands' terms separated by commas, and after an arrow that of the result
     * @param operands one for each term; types are promoted
     * @throws OperationException if the equation does not fit the operands, or the sizes of a letter are neither equal nor 1
     */
    public static Tensor einsum(String equation, Tensor... operands) {
        return Einsum.of(equation, operands);
    }

    /** A number as a scalar that leaves the other operand's type as it is, unless a fraction meets integers. */
    static Tensor scalarLike(Tensor other, double value) {
        return scalar(value, scalarType(other, value));
    }

    /** The type of {@link #scalarLike}. */
    static DType scalarType(Tensor other, double value) {
        if (other.dtype().isFloating()) {
            return other.dtype();
        }
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 0x1.0p63;
        return isWhole ? DType.INT64 : DType.FLOAT32;
    }
}
