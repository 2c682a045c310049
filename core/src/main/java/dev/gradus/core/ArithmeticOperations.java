package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** Arithmetic, element by element. A gradient flows through all of it. */
public sealed interface ArithmeticOperations permits Tensor {
    /** This plus the other tensor, element by element. Shapes are broadcast, types promoted. */
    default Tensor add(Tensor other) {
        return new Add().of(self(), other);
    }

    /** This plus a number, element by element. */
    default Tensor add(double other) {
        return add(Tensor.scalarLike(self(), other));
    }

    /** This minus the other tensor, element by element. Shapes are broadcast, types promoted. */
    default Tensor sub(Tensor other) {
        return new Sub().of(self(), other);
    }

    /** This minus a number, element by element. */
    default Tensor sub(double other) {
        return sub(Tensor.scalarLike(self(), other));
    }

    /** This times the other tensor, element by element. Shapes are broadcast, types promoted. */
    default Tensor mul(Tensor other) {
        return new Mul().of(self(), other);
    }

    /** This times a number, element by element. */
    default Tensor mul(double other) {
        return mul(Tensor.scalarLike(self(), other));
    }

    /** This divided by the other tensor, element by element; integers give float32. Shapes are broadcast, types promoted. */
    default Tensor div(Tensor other) {
        return new Div().of(self(), other);
    }

    /** This divided by a number, element by element; integers give float32. */
    default Tensor div(double other) {
        return div(Tensor.scalarLike(self(), other));
    }

    /**
     * This to the power of the other tensor, element by element. Shapes are broadcast, types promoted; integers give integers,
     * right up to 2⁵³ and without what follows the decimal point.
     */
    default Tensor pow(Tensor other) {
        return Pow.ofAny(self(), other);
    }

    /** This to the power of a number, element by element; integers give integers if it is one that is not negative, else float32. */
    default Tensor pow(double other) {
        return pow(other < 0 && !self().dtype().isFloating() ? Tensor.scalar(other) : Tensor.scalarLike(self(), other));
    }

    /** The larger of this and the other tensor, element by element; NaN where either is. Shapes are broadcast, types promoted. */
    default Tensor maximum(Tensor other) {
        return new Maximum().of(self(), other);
    }

    /** The larger of this and a number, element by element; NaN where either is. */
    default Tensor maximum(double other) {
        return maximum(Tensor.scalarLike(self(), other));
    }

    /** The smaller of this and the other tensor, element by element; NaN where either is. Shapes are broadcast, types promoted. */
    default Tensor minimum(Tensor other) {
        return new Minimum().of(self(), other);
    }

    /** The smaller of this and a number, element by element; NaN where either is. */
    default Tensor minimum(double other) {
        return minimum(Tensor.scalarLike(self(), other));
    }

    /** The negative of each element. */
    default Tensor neg() {
        return new Neg().of(self());
    }

    /** The absolute value of each element; its gradient at 0 is 0. */
    default Tensor abs() {
        return new Abs().of(self());
    }

    /** -1, 0 or 1 for each element; NaN stays NaN. */
    default Tensor sign() {
        return new Sign().of(self());
    }

    /**
     * Each element, or the nearest bound if it lies outside; NaN stays NaN. Integers stay integers, unless a bound has a
     * fraction.
     *
     * @param low the lower bound, {@code Double.NEGATIVE_INFINITY} for none
     * @param high the upper bound, {@code Double.POSITIVE_INFINITY} for none; wins where the bounds cross
     */
    default Tensor clamp(double low, double high) {
        return Clamp.of(self(), low, high);
    }

    /**
     * Each element, or the nearest bound if it lies outside; NaN where one of them is. The gradient goes to what the result
     * is, to the element where it equals a bound. Shapes are broadcast, types promoted.
     *
     * @param low the lower bounds, null for none
     * @param high the upper bounds, null for none; win where the bounds cross
     * @throws OperationException if there are no bounds at all
     */
    default Tensor clamp(@Nullable Tensor low, @Nullable Tensor high) {
        return Clamp.of(self(), low, high);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
