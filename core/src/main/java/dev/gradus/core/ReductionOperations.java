package dev.gradus.core;

/** Sums, products, means and extremes over dimensions. A gradient flows through all but the positions of extremes. */
public sealed interface ReductionOperations permits Tensor {
    /** The sum over all dimensions: a scalar. Bool tensors are counted in int64. */
    default Tensor sum() {
        return new Sum(null, false).apply(self().toNumber());
    }

    /**
     * The sum over some dimensions, which are left out of the result's shape. Bool tensors are counted in int64.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     */
    default Tensor sum(int... dims) {
        return new Sum(dims, false).apply(self().toNumber());
    }

    /**
     * The sum over one dimension. Bool tensors are counted in int64.
     *
     * @param dim the dimension to reduce, counted from the last one when negative
     * @param keepDim whether it stays with size 1
     */
    default Tensor sum(int dim, boolean keepDim) {
        return new Sum(new int[] {dim}, keepDim).apply(self().toNumber());
    }

    /**
     * The sum over some dimensions. Bool tensors are counted in int64.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     * @param keepDim whether they stay with size 1
     */
    default Tensor sum(int[] dims, boolean keepDim) {
        return new Sum(dims, keepDim).apply(self().toNumber());
    }

    /** The product over all dimensions: a scalar, 1 if there are no elements. Bool tensors are counted in int64. */
    default Tensor prod() {
        return new Prod(null, false).apply(self().toNumber());
    }

    /**
     * The product over some dimensions, which are left out of the result's shape.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     */
    default Tensor prod(int... dims) {
        return new Prod(dims, false).apply(self().toNumber());
    }

    /**
     * The product over one dimension.
     *
     * @param dim the dimension to reduce, counted from the last one when negative
     * @param keepDim whether it stays with size 1
     */
    default Tensor prod(int dim, boolean keepDim) {
        return new Prod(new int[] {dim}, keepDim).apply(self().toNumber());
    }

    /**
     * The product over some dimensions.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     * @param keepDim whether they stay with size 1
     */
    default Tensor prod(int[] dims, boolean keepDim) {
        return new Prod(dims, keepDim).apply(self().toNumber());
    }

    /** The mean over all dimensions: a scalar. Of no elements: NaN. */
    default Tensor mean() {
        return Statistics.mean(self(), null, false);
    }

    /**
     * The mean over some dimensions, which are left out of the result's shape. Of no elements: NaN.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     */
    default Tensor mean(int... dims) {
        return Statistics.mean(self(), dims, false);
    }

    /**
     * The mean over one dimension. Of no elements: NaN.
     *
     * @param dim the dimension to reduce, counted from the last one when negative
     * @param keepDim whether it stays with size 1
     */
    default Tensor mean(int dim, boolean keepDim) {
        return Statistics.mean(self(), new int[] {dim}, keepDim);
    }

    /**
     * The mean over some dimensions. Of no elements: NaN.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     * @param keepDim whether they stay with size 1
     */
    default Tensor mean(int[] dims, boolean keepDim) {
        return Statistics.mean(self(), dims, keepDim);
    }

    /** The largest element over all dimensions: a scalar. Equal ones share the gradient evenly. */
    default Tensor max() {
        return new Amax(null, false).of(self());
    }

    /**
     * The largest element over some dimensions, which are left out of the result's shape. Equal ones share the gradient evenly.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     */
    default Tensor max(int... dims) {
        return new Amax(dims, false).of(self());
    }

    /**
     * The largest element over one dimension. Equal ones share the gradient evenly.
     *
     * @param dim the dimension to reduce, counted from the last one when negative
     * @param keepDim whether it stays with size 1
     */
    default Tensor max(int dim, boolean keepDim) {
        return new Amax(new int[] {dim}, keepDim).of(self());
    }

    /**
     * The largest element over some dimensions. Equal ones share the gradient evenly.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     * @param keepDim whether they stay with size 1
     */
    default Tensor max(int[] dims, boolean keepDim) {
        return new Amax(dims, keepDim).of(self());
    }

    /** The smallest element over all dimensions: a scalar. Equal ones share the gradient evenly. */
    default Tensor min() {
        return new Amin(null, false).of(self());
    }

    /**
     * The smallest element over some dimensions, which are left out of the result's shape. Equal ones share the gradient evenly.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     */
    default Tensor min(int... dims) {
        return new Amin(dims, false).of(self());
    }

    /**
     * The smallest element over one dimension. Equal ones share the gradient evenly.
     *
     * @param dim the dimension to reduce, counted from the last one when negative
     * @param keepDim whether it stays with size 1
     */
    default Tensor min(int dim, boolean keepDim) {
        return new Amin(new int[] {dim}, keepDim).of(self());
    }

    /**
     * The smallest element over some dimensions. Equal ones share the gradient evenly.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     * @param keepDim whether they stay with size 1
     */
    default Tensor min(int[] dims, boolean keepDim) {
        return new Amin(dims, keepDim).of(self());
    }

    /** The logarithm of the sum of the exponentials over all dimensions: a scalar. */
    default Tensor logSumExp() {
        return Statistics.logSumExp(self(), null, false);
    }

    /**
     * The logarithm of the sum of the exponentials over some dimensions, which are left out of the result's shape.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     */
    default Tensor logSumExp(int... dims) {
        return Statistics.logSumExp(self(), dims, false);
    }

    /**
     * The logarithm of the sum of the exponentials over one dimension.
     *
     * @param dim the dimension to reduce, counted from the last one when negative
     * @param keepDim whether it stays with size 1
     */
    default Tensor logSumExp(int dim, boolean keepDim) {
        return Statistics.logSumExp(self(), new int[] {dim}, keepDim);
    }

    /**
     * The logarithm of the sum of the exponentials over some dimensions.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     * @param keepDim whether they stay with size 1
     */
    default Tensor logSumExp(int[] dims, boolean keepDim) {
        return Statistics.logSumExp(self(), dims, keepDim);
    }

    /** The variance of all elements, with Bessel's correction: divided by n - 1. */
    default Tensor var() {
        return Statistics.var(self(), null, 1, false);
    }

    /**
     * The variance over some dimensions.
     *
     * @param dims the dimensions to reduce, counted from the last one when negative
     * @param correction what is subtracted from the number of elements in the divisor: 1 for Bessel's correction, 0 for
     *     the variance of a whole population
     * @param keepDim whether they stay with size 1
     */
    default Tensor var(int[] dims, int correction, boolean keepDim) {
        return Statistics.var(self(), dims, correction, keepDim);
    }

    /** The standard deviation: the square root of {@link #var(int[], int, boolean)}; its gradient at 0 is 0. */
    default Tensor std(int[] dims, int correction, boolean keepDim) {
        return Statistics.std(self(), dims, correction, keepDim);
    }

    /** The position of the first largest element among all in row-major order: an int64 scalar. */
    default Tensor argmax() {
        return Statistics.argmax(self().reshape(-1), 0, false);
    }

    /**
     * The positions of the first largest elements along a dimension, in int64.
     *
     * @param dim the dimension, counted from the last one when negative
     * @param keepDim whether it stays with size 1
     */
    default Tensor argmax(int dim, boolean keepDim) {
        return Statistics.argmax(self(), dim, keepDim);
    }

    /** The position of the first smallest element among all in row-major order: an int64 scalar. */
    default Tensor argmin() {
        return Statistics.argmin(self().reshape(-1), 0, false);
    }

    /**
     * The positions of the first smallest elements along a dimension, in int64.
     *
     * @param dim the dimension, counted from the last one when negative
     * @param keepDim whether it stays with size 1
     */
    default Tensor argmin(int dim, boolean keepDim) {
        return Statistics.argmin(self(), dim, keepDim);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
