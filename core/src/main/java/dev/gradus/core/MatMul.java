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
        int rows = a.size(-2);
        int columns = b.size(-1);
        Shape batch = batchOf(output.shape());
        Runs aStarts = starts(a, batch);
        Runs bStarts = starts(b, batch);
        for (int i = 0; i < batch.elements(); i++) {
            aStarts.take(1);
            bStarts.take(1);
            output.dtype()
                    .floating()
                    .matmul()
                    .gemm(
                            rows,
                            columns,
                            a.size(-1),
                            a.storage.array,
                            aStarts.start(),
                            a.strides[a.rank() - 2],
                            a.strides[a.rank() - 1],
                            b.storage.array,
                            bStarts.start(),
                            b.strides[b.rank() - 2],
                            b.strides[b.rank() - 1],
                            output.storage.array,
                            i * rows * columns,
                            columns,
                            false);
        }
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
