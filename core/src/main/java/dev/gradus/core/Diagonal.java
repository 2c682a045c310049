package dev.gradus.core;

/** The elements of two dimensions at one distance from each other, as the last dimension; the gradient of the rest is 0. */
final class Diagonal extends ViewOperation {
    private final int offset;
    private final int dim1;
    private final int dim2;

    Diagonal(int offset, int dim1, int dim2) {
        super("diagonal");
        this.offset = offset;
        this.dim1 = dim1;
        this.dim2 = dim2;
    }

    static Tensor of(Tensor x, int offset, int dim1, int dim2) {
        int first = x.shape().checkDim(dim1);
        int second = x.shape().checkDim(dim2);
        if (first == second) {
            throw new OperationException(
                    "diagonal", "two different dimensions are needed, got %d and %d".formatted(dim1, dim2));
        }
        return new Diagonal(offset, first, second).apply(x);
    }

    /** A square matrix of zeros but for one diagonal. */
    static Tensor matrixOf(Tensor vector, int offset) {
        int size = vector.elements() + Math.abs(offset);
        return new DiagonalEmbed(new Diagonal(offset, 0, 1), Shape.of(size, size)).apply(vector);
    }

    @Override
    Tensor view(Tensor x) {
        int down = Math.max(0, -offset);
        int right = Math.max(0, offset);
        int length = Math.max(0, Math.min(x.size(dim1) - down, x.size(dim2) - right));
        int[] sizes = new int[x.rank() - 1];
        int[] strides = new int[x.rank() - 1];
        int count = 0;
        for (int dim = 0; dim < x.rank(); dim++) {
            if (dim != dim1 && dim != dim2) {
                sizes[count] = x.size(dim);
                strides[count] = x.strides[dim];
                count++;
            }
        }
        sizes[count] = length;
        strides[count] = x.strides[dim1] + x.strides[dim2];
        int start = length == 0 ? x.offset : x.offset + down * x.strides[dim1] + right * x.strides[dim2];
        return x.view(Shape.owning(sizes), strides, start);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new DiagonalEmbed(this, inputShape(0)).apply(upstream);
    }

    /** The same diagonal of another tensor. */
    Tensor likewise(Tensor x) {
        return new Diagonal(offset, dim1, dim2).apply(x);
    }
}
