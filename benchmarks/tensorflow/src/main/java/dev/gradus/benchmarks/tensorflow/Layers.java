package dev.gradus.benchmarks.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** Layers with their weights, which TensorFlow Java leaves to its users. */
final class Layers {
    private final Ops tf;

    /** @param tf adds operations to the graph */
    Layers(Ops tf) {
        this.tf = tf;
    }

    /** x W + b. */
    Operand<TFloat32> dense(Operand<TFloat32> x, int in, int out) {
        Variable<TFloat32> weight = parameter(in, in, out);
        Variable<TFloat32> bias = parameter(in, out);
        return tf.nn.biasAdd(tf.linalg.matMul(x, weight), bias);
    }

    /** Dense layers with a sigmoid after each, from the first size to the last. */
    Operand<TFloat32> sigmoid(Operand<TFloat32> x, int... sizes) {
        Operand<TFloat32> y = x;
        for (int i = 1; i < sizes.length; i++) {
            y = tf.math.sigmoid(dense(y, sizes[i - 1], sizes[i]));
        }
        return y;
    }

    /** Dense layers with ReLU between them, from the first size to the last. */
    Operand<TFloat32> relu(Operand<TFloat32> x, int... sizes) {
        Operand<TFloat32> y = dense(x, sizes[0], sizes[1]);
        for (int i = 2; i < sizes.length; i++) {
            y = dense(tf.nn.relu(y), sizes[i - 1], sizes[i]);
        }
        return y;
    }

    /** The network 784-512-256-10. */
    Operand<TFloat32> mlp(Operand<TFloat32> x) {
        return relu(x, 784, 512, 256, 10);
    }

    /** Two convolutions with pooling and two dense layers, on images of 28 x 28 with the channel last. */
    Operand<TFloat32> cnn(Operand<TFloat32> images) {
        Operand<TFloat32> half = halved(tf.nn.relu(convolution(images, 1, 32)));
        Operand<TFloat32> quarter = halved(tf.nn.relu(convolution(half, 32, 64)));
        return relu(tf.reshape(quarter, tf.array(-1, 7 * 7 * 64)), 7 * 7 * 64, 512, 10);
    }

    private Operand<TFloat32> convolution(Operand<TFloat32> x, int in, int out) {
        Variable<TFloat32> weight = parameter(25 * in, 5, 5, in, out);
        Variable<TFloat32> bias = parameter(25 * in, out);
        return tf.nn.biasAdd(tf.nn.conv2d(x, weight, List.of(1L, 1L, 1L, 1L), "SAME"), bias);
    }

    private Operand<TFloat32> halved(Operand<TFloat32> x) {
        return tf.nn.maxPool(x, tf.array(1, 2, 2, 1), tf.array(1, 2, 2, 1), "VALID");
    }

    /** Starts uniformly from ±1/√fanIn. */
    private Variable<TFloat32> parameter(int fanIn, int... sizes) {
        float bound = (float) (1 / Math.sqrt(fanIn));
        Operand<TFloat32> uniform = tf.random.randomUniform(tf.array(sizes), TFloat32.class);
        Operand<TFloat32> initial = tf.math.mul(tf.math.sub(uniform, tf.constant(0.5f)), tf.constant(2 * bound));
        return tf.variable(initial);
    }

    /** A place for a batch that is given anew with each run. */
    Operand<TFloat32> input(Shape shape) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    }
}
