package dev.gradus.benchmarks.gradus;

import dev.gradus.benchmarks.measure.Product;
import dev.gradus.core.Tensor;

/** A product of two tensors. */
final class GradusProduct implements Product {
    private final Tensor x;
    private final Tensor y;
    private Tensor product = Tensor.zeros(0, 0);

    GradusProduct(Tensor x, Tensor y) {
        this.x = x;
        this.y = y;
    }

    @Override
    public void multiply() {
        product = x.matmul(y);
    }

    @Override
    public float element(int row, int column) {
        return (float) product.get(row, column);
    }
}
