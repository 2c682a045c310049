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

    private Tensor self() {
        return (Tensor) this;
    }
}
