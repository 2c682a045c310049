package dev.gradus.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.gradus.benchmarks.measure.Product;

/** A product of two arrays. */
final class DjlProduct implements Product {
    private final NDArray x;
    private final NDArray y;
    private NDArray product;

    DjlProduct(NDManager manager, int size, float[] x, float[] y) {
        this.x = manager.create(x, new Shape(size, size));
        this.y = manager.create(y, new Shape(size, size));
        this.product = this.x.matMul(this.y);
    }

    @Override
    public void multiply() {
        product.close();
        product = x.matMul(y);
    }

    @Override
    public float element(int row, int column) {
        return product.getFloat(row, column);
    }
}
