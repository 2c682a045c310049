package dev.gradus.core;

/** The elements in reverse order along some dimensions; the gradient is reversed likewise. */
final class Flip extends Computation {
    private final boolean[] flipped;

    /** @param flipped marks the dimensions to reverse */
    Flip(boolean[] flipped) {
        super("flip");
        this.flipped = flipped;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return inputs[0].shape();
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Tensor x = inputs[0];
        int[] strides = x.strides.clone();
        int last = x.offset;
        for (int dim = 0; dim < strides.length; dim++) {
            if (flipped[dim]) {
                last += (x.size(dim) - 1) * strides[dim];
                strides[dim] = -strides[dim];
            }
        }
        Layout.read(x.view(x.shape(), strides, last), output.storage.array);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new Flip(flipped).apply(upstream);
    }
}
