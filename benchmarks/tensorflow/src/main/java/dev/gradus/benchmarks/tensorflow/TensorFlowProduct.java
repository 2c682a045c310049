package dev.gradus.benchmarks.tensorflow;

import dev.gradus.benchmarks.measure.Product;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A graph that is one product. */
final class TensorFlowProduct implements Product {
    private final TFloat32 left;
    private final TFloat32 right;
    private final Operand<TFloat32> x;
    private final Operand<TFloat32> y;
    private final Operand<TFloat32> product;
    private final Session session;
    private Result result;

    TensorFlowProduct(int size, float[] x, float[] y) {
        Shape shape = Shape.of(size, size);
        left = TFloat32.tensorOf(shape, DataBuffers.of(x));
        right = TFloat32.tensorOf(shape, DataBuffers.of(y));
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Layers layers = new Layers(tf);
        this.x = layers.input(shape);
        this.y = layers.input(shape);
        product = tf.linalg.matMul(this.x, this.y);
        session = Sessions.of(graph);
        result = run();
    }

    @Override
    public void multiply() {
        result.close();
        result = run();
    }

    private Result run() {
        return session.runner().feed(x, left).feed(y, right).fetch(product).run();
    }

    @Override
    public float element(int row, int column) {
        return ((TFloat32) result.get(0)).getFloat(row, column);
    }
}
