package dev.gradus.core;

import dev.gradus.core.kernel.Parallel;

/**
 * Z = X Y for each pair of matrices; ∂L/∂X = ∂L/∂Z Yᵀ, ∂L/∂Y = Xᵀ ∂L/∂Z. Each operand may be read transposed, which costs
 * nothing, so that the gradients are of this kind again.
 */
final class MatMul extends Computation {
    /** The multiply-adds of a product from which on it is cut itself, rather than the batch. */
    private static final long LARGE = 1 << 22;

    /** The multiply-adds that a thread is given at least, of products that are small. */
    private static final long PART = 1 << 18;

    private final boolean transposeX;
    private final boolean transposeY;

    MatMul(boolean transposeX, boolean transposeY) {
        super("matmul");
        this.transposeX = transposeX;
        this.transposeY = transposeY;
    }

    @Override
    Shape shape(Tensor... inputs) {
        Shape x = inputs[0].shape();
        Shape y = inputs[1].shape();
        int rows = x.size(transposeX ? -1 : -2);
        int columns = y.size(transposeY ? -2 : -1);
        if (x.rank() == 2 && y.rank() == 2) {
            return Shape.owning(new int[] {rows, columns});
        }
        Shape batch = Shape.broadcast(operation() + " over the batch dimensions", batchOf(x), batchOf(y));
        return batch.inserting(batch.rank(), rows).inserting(batch.rank() + 1, columns);
    }

    private static Shape batchOf(Shape shape) {
        int[] sizes = new int[shape.rank() - 2];
        System.arraycopy(shape.toArray(), 0, sizes, 0, sizes.length);
        return Shape.owning(sizes);
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        multiply(inputs[0], inputs[1], output);
    }

    /** Multiplies into an output that may be a view, if the elements of its rows are neighbours. */
    void multiply(Tensor x, Tensor y, Tensor output) {
        if (output.rank() == 2) {
            multiply(x, x.offset, transposeX, y, y.offset, transposeY, output, output.offset);
            return;
        }
        Shape batch = batchOf(output.shape());
        int[] xStarts = starts(x, batch);
        int[] yStarts = starts(y, batch);
        int[] starts = starts(output, batch);
        long work = (long) output.size(-2) * output.size(-1) * x.size(transposeX ? -2 : -1);
        int together = work >= LARGE ? batch.elements() : (int) (PART / Math.max(work, 1)) + 1;
        Parallel.run(batch.elements(), Math.max(together, 1), (from, to) -> {
            for (int i = from; i < to; i++) {
                multiply(x, xStarts[i], transposeX, y, yStarts[i], transposeY, output, starts[i]);
            }
        });
    }

    /** Multiplies the two matrices that begin at the given places. */
    private static void multiply(
            Tensor x,
            int xStart,
            boolean transposeX,
            Tensor y,
            int yStart,
            boolean transposeY,
            Tensor output,
            int start) {
        int xRow = x.rank() - (transposeX ? 1 : 2);
        int xColumn = x.rank() - (transposeX ? 2 : 1);
        int yRow = y.rank() - (transposeY ? 1 : 2);
        int yColumn = y.rank() - (transposeY ? 2 : 1);
        int columns = y.size(yColumn);
        output.dtype()
                .floating()
                .matmul()
                .gemm(
                        x.size(xRow),
                        columns,
                        x.size(xColumn),
                        x.storage.array,
                        xStart,
                        x.strides[xRow],
                        x.strides[xColumn],
                        y.storage.array,
                        yStart,
                        y.strides[yRow],
                        y.strides[yColumn],
                        output.storage.array,
                        start,
                        output.strides[output.rank() - 2],
                        false);
    }

    /** Where the matrices of a tensor begin, when its leading dimensions are stretched to those of the batch. */
    private static int[] starts(Tensor x, Shape batch) {
        Tensor corners = x.view(batchOf(x.shape()), x.strides, x.offset);
        Runs runs = new Runs(batch, Layout.broadcastStrides(corners, batch), x.offset);
        int[] starts = new int[batch.elements()];
        for (int i = 0; i < starts.length; i++) {
            runs.take(1);
            starts[i] = runs.start();
        }
        return starts;
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(needsGradient(1) ? inputs[0] : null, needsGradient(0) ? inputs[1] : null);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return (input == 0 ? gradientOfX(upstream) : gradientOfY(upstream)).sumTo(inputShape(input));
    }

    private Tensor gradientOfX(Tensor upstream) {
        Tensor y = kept(1);
        return transposeX
                ? new MatMul(transposeY, true).apply(y, upstream)
                : new MatMul(false, !transposeY).apply(upstream, y);
    }

    private Tensor gradientOfY(Tensor upstream) {
        Tensor x = kept(0);
        return transposeY
                ? new MatMul(true, transposeX).apply(upstream, x)
                : new MatMul(!transposeX, false).apply(x, upstream);
    }
}
