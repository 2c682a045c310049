package dev.gradus.core;

import java.util.Arrays;

/** The elements moved along a dimension, those that leave it coming back at its other end; the gradient moves back. */
final class Roll extends Computation {
    private final int dim;
    private final int shift;

    private Roll(int dim, int shift) {
        super("roll");
        this.dim = dim;
        this.shift = shift;
    }

    static Tensor of(Tensor x, int[] shifts, int[] dims) {
        if (shifts.length != dims.length) {
            throw new OperationException(
                    "roll",
                    "there must be a shift for each dimension, got the shifts %s and the dimensions %s"
                            .formatted(Arrays.toString(shifts), Arrays.toString(dims)));
        }
        Tensor result = x;
        for (int i = 0; i < dims.length; i++) {
            int dim = x.shape().checkDim(dims[i]);
            int shift = x.size(dim) == 0 ? 0 : Math.floorMod(shifts[i], x.size(dim));
            result = shift == 0 ? result : new Roll(dim, shift).apply(result);
        }
        return result == x ? x.copy() : result;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return inputs[0].shape();
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Tensor x = inputs[0];
        int rest = x.size(dim) - shift;
        move(x, 0, output, shift, rest);
        move(x, rest, output, 0, shift);
    }

    private void move(Tensor x, int from, Tensor output, int to, int length) {
        Tensor part = new Narrow(dim, from, length).view(x);
        Layout.write(new Narrow(dim, to, length).view(output), part.denseArray());
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new Roll(dim, upstream.size(dim) - shift).apply(upstream);
    }
}
