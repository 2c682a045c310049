package dev.gradus.benchmarks.tensorflow;

import dev.gradus.benchmarks.measure.Examples;
import dev.gradus.benchmarks.measure.Training;
import dev.gradus.benchmarks.measure.Workload;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.framework.optimizers.Optimizer;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A graph of a network with its loss and its update, and the batch that it is run with. */
final class TensorFlowTraining implements Training {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Layers layers = new Layers(tf);
    private final TFloat32 inputs;
    private final TFloat32 targets;
    private final Operand<TFloat32> x;
    private final Operand<TFloat32> expected;
    private final Operand<TFloat32> loss;
    private final Op update;
    private final Session session;

    private TensorFlowTraining(Workload workload) {
        Examples examples = Examples.of(workload);
        int count = examples.count();
        Shape inputShape = workload == Workload.CNN
                ? Shape.of(count, 28, 28, 1)
                : Shape.of(count, examples.inputs().length / count);
        Shape targetShape = Shape.of(count, examples.targets().length / count);
        inputs = TFloat32.tensorOf(inputShape, DataBuffers.of(examples.inputs()));
        targets = TFloat32.tensorOf(targetShape, DataBuffers.of(examples.targets()));
        x = layers.input(inputShape);
        expected = layers.input(targetShape);
        loss = loss(workload);
        update = optimizer(workload).minimize(loss);
        session = Sessions.of(graph);
    }

    /** The training that a workload consists of. */
    static TensorFlowTraining of(Workload workload) {
        return new TensorFlowTraining(workload);
    }

    private Operand<TFloat32> loss(Workload workload) {
        return switch (workload) {
            case TINY -> squaredError(layers.sigmoid(x, 2, 3, 2));
            case XOR -> squaredError(layers.sigmoid(x, 2, 8, 1));
            case WIDE -> squaredError(layers.relu(x, 1024, 4096, 4096, 1024));
            case MLP_ADAM, MLP_SGD, COLD -> crossEntropy(layers.mlp(x));
            case CNN -> crossEntropy(layers.cnn(x));
            case LSTM, TRANSFORMER, PREDICTION, MATMUL_512, MATMUL_1024, MATMUL_2048 ->
                throw new IllegalArgumentException(workload + " does not train");
        };
    }

    private Operand<TFloat32> squaredError(Operand<TFloat32> outputs) {
        return tf.math.mean(tf.math.squaredDifference(outputs, expected), tf.array(0, 1));
    }

    /** Of probabilities: for class numbers there is an operation too, but no gradient of it. */
    private Operand<TFloat32> crossEntropy(Operand<TFloat32> logits) {
        return tf.math.mean(
                tf.nn.softmaxCrossEntropyWithLogits(logits, expected).loss(), tf.array(0));
    }

    private Optimizer optimizer(Workload workload) {
        return switch (workload) {
            case TINY, XOR, MLP_SGD -> new GradientDescent(graph, 0.1f);
            case WIDE -> new GradientDescent(graph, 0.01f);
            default -> new Adam(graph, 1e-3f);
        };
    }

    @Override
    public void step() {
        feed().addTarget(update).run().close();
    }

    @Override
    public double currentLoss() {
        try (Result result = feed().fetch(loss).run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    private Session.Runner feed() {
        return session.runner().feed(x, inputs).feed(expected, targets);
    }
}
