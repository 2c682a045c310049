package dev.gradus.core;

/**
 * Changes of the elements where they are, seen by all views; every method returns this tensor.
 *
 * <p>No gradient flows through a change, so all of them throw an {@link IllegalStateException} for a tensor that requires
 * a gradient, unless {@link Autograd#noGrad()} is in force; and a backward pass that still needs the old values throws
 * one when it gets there.
 */
public sealed interface InPlaceOperations permits Tensor {
    /** Sets every element to a number. */
    default Tensor fill(double value) {
        return InPlace.fill(self(), value);
    }

    /** Sets every element to that of another tensor, which is broadcast and converted. */
    default Tensor copyFrom(Tensor source) {
        return InPlace.write(self(), "copyFrom", source);
    }

    /** Sets one element. */
    default Tensor set(double value, int... index) {
        return InPlace.set(self(), value, index);
    }

    /** Adds another tensor, which is broadcast. */
    default Tensor addInPlace(Tensor other) {
        return InPlace.update(self(), "addInPlace", new Add(), other);
    }

    /** Adds {@code alpha} times another tensor, which is broadcast. */
    default Tensor addInPlace(Tensor other, double alpha) {
        return InPlace.addScaled(self(), other, alpha);
    }

    /** Multiplies by another tensor, which is broadcast. */
    default Tensor mulInPlace(Tensor other) {
        return InPlace.update(self(), "mulInPlace", new Mul(), other);
    }

    /** Multiplies by a number. */
    default Tensor mulInPlace(double factor) {
        return mulInPlace(Tensor.scalarLike(self(), factor));
    }

    /** Adds a number. */
    default Tensor addInPlace(double number) {
        return addInPlace(Tensor.scalarLike(self(), number));
    }

    /** Subtracts another tensor, which is broadcast. */
    default Tensor subInPlace(Tensor other) {
        return InPlace.update(self(), "subInPlace", new Sub(), other);
    }

    /** Subtracts a number. */
    default Tensor subInPlace(double number) {
        return subInPlace(Tensor.scalarLike(self(), number));
    }

    /** Divides by another tensor, which is broadcast; for floating-point numbers only. */
    default Tensor divInPlace(Tensor other) {
        return InPlace.update(self(), "divInPlace", new Div(), other);
    }

    /** Divides by a number; for floating-point numbers only. */
    default Tensor divInPlace(double number) {
        return divInPlace(Tensor.scalarLike(self(), number));
    }

    /** Raises to the power of a number; for floating-point numbers only. */
    default Tensor powInPlace(double exponent) {
        return InPlace.update(self(), "powInPlace", new Pow(), Tensor.scalarLike(self(), exponent));
    }

    /**
     * Sets what is less than {@code low} to it, and what is more than {@code high} to that.
     *
     * @param low minus infinity for no bound
     * @param high infinity for no bound
     */
    default Tensor clampInPlace(double low, double high) {
        return InPlace.clamp(self(), low, high);
    }

    /**
     * Sets the elements where a bool tensor is true to a number.
     *
     * @param mask bool; broadcast to this tensor's shape
     */
    default Tensor maskedFillInPlace(Tensor mask, double value) {
        return InPlace.maskedFill(self(), mask, value);
    }

    /** Sets every element to 0. */
    default Tensor zero() {
        return fill(0);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
