package dev.gradus.core;

/** Z = X Y for each pair of matrices; ∂L/∂X = ∂L/∂Z Yᵀ, ∂L/∂Y = Xᵀ ∂L/∂Z. */
final class MatMul extends Computation {
    MatMul() {
        super("matmul");
    }

    @Override
    Shape shape(Tensor... inputs) {
        Shape a = inputs[0].shape();
        Shape b = inputs[1].shape();
        if (a.rank() == 2 && b.rank() == 2) {
            return Shape.of(a.size(0), b.size(1));
        }
        Shape batch = Shape.broadcast(operation() + " over the batch dimensions", batchOf(a), batchOf(b));
        return batch.inserting(batch.rank(), a.size(-2)).inserting(batch.rank() + 1, b.size(-1));
    }

    private static Shape batchOf(Shape shape) {
        int[] sizes = new int[shape.rank() - 2];
        System.arraycopy(shape.toArray(), 0, sizes, 0, sizes.length);
        return Shape.owning(sizes);
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Tensor a = inputs[0];
        Tensor b = inputs[1];
        if (output.rank() == 2) {
            multiply(a, a.offset, b, b.offset, output, 0);
            return;
        }
        Shape batch = batchOf(output.shape());
        Runs aStarts = starts(a, batch);
        Runs bStarts = starts(b, batch);
        int size = output.size(-2) * output.size(-1);
        for (int i = 0; i < batch.elements(); i++) {
            aStarts.take(1);
            bStarts.take(1);
            multiply(a, aStarts.start(), b, bStarts.start(), output, i * size);
        }
    }

    /** Multiplies the two matrices that begin at the given places. */
    private static void multiply(Tensor a, int aStart, Tensor b, int bStart, Tensor output, int start) {
        int columns = output.size(-1);
        output.dtype()
                .floating()
                .matmul()
                .gemm(
                        output.size(-2),
                        columns,
                        a.size(-1),
                        a.storage.array,
                        aStart,
                        a.strides[a.rank() - 2],
                        a.strides[a.rank() - 1],
                        b.storage.array,
                        bStart,
                        b.strides[b.rank() - 2],
                        b.strides[b.rank() - 1],
                        output.storage.array,
                        start,
                        columns,
                        false);
    }

    /** Where the matrices of a tensor begin, when its leading dimensions are stretched to those of the batch. */
    private static Runs starts(Tensor x, Shape batch) {
        Tensor corners = x.view(batchOf(x.shape()), x.strides, x.offset);
        return new Runs(batch, Layout.broadcastStrides(corners, batch), x.offset);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(needsGradient(1) ? inputs[0] : null, needsGradient(0) ? inputs[1] : null);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        Tensor product = input == 0
                ? upstream.matmul(kept(1).transpose(-2, -1))
                : kept(0).transpose(-2, -1).matmul(upstream);
        return product.sumTo(inputShape(input));
    }
}
