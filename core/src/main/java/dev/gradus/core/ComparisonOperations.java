package dev.gradus.core;

/** Comparisons, which give bool tensors, and what can be done with these. NaN is not equal to anything and compares as false otherwise. */
public sealed interface ComparisonOperations permits Tensor {
    /** Where this equals the other tensor. Shapes are broadcast, types promoted. */
    default Tensor eq(Tensor other) {
        return Comparison.compare(Comparison.EQ, self(), other);
    }

    /** Where this equals a number. */
    default Tensor eq(double other) {
        return eq(Tensor.scalarLike(self(), other));
    }

    /** Where this differs from the other tensor. Shapes are broadcast, types promoted. */
    default Tensor ne(Tensor other) {
        return Comparison.compare(Comparison.NE, self(), other);
    }

    /** Where this differs from a number. */
    default Tensor ne(double other) {
        return ne(Tensor.scalarLike(self(), other));
    }

    /** Where this is less than the other tensor. Shapes are broadcast, types promoted. */
    default Tensor lt(Tensor other) {
        return Comparison.compare(Comparison.LT, self(), other);
    }

    /** Where this is less than a number. */
    default Tensor lt(double other) {
        return lt(Tensor.scalarLike(self(), other));
    }

    /** Where this is at most the other tensor. Shapes are broadcast, types promoted. */
    default Tensor le(Tensor other) {
        return Comparison.compare(Comparison.LE, self(), other);
    }

    /** Where this is at most a number. */
    default Tensor le(double other) {
        return le(Tensor.scalarLike(self(), other));
    }

    /** Where this is greater than the other tensor. Shapes are broadcast, types promoted. */
    default Tensor gt(Tensor other) {
        return Comparison.compare(Comparison.LT, other, self());
    }

    /** Where this is greater than a number. */
    default Tensor gt(double other) {
        return gt(Tensor.scalarLike(self(), other));
    }

    /** Where this is at least the other tensor. Shapes are broadcast, types promoted. */
    default Tensor ge(Tensor other) {
        return Comparison.compare(Comparison.LE, other, self());
    }

    /** Where this is at least a number. */
    default Tensor ge(double other) {
        return ge(Tensor.scalarLike(self(), other));
    }

    /** Where both of two bool tensors are true. */
    default Tensor logicalAnd(Tensor other) {
        return Logic.AND.of(self(), other);
    }

    /** Where at least one of two bool tensors is true. */
    default Tensor logicalOr(Tensor other) {
        return Logic.OR.of(self(), other);
    }

    /** Where this bool tensor is false. */
    default Tensor logicalNot() {
        return Logic.XOR.of(self(), Tensor.scalar(1, DType.BOOL));
    }

    /**
     * Picks from two tensors: the elements of x where this bool tensor is true, those of y elsewhere. Shapes are
     * broadcast, types promoted; gradients flow to x and y.
     */
    default Tensor where(Tensor x, Tensor y) {
        return new Where().of(self(), x, y);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
