package dev.gradus.benchmarks.tensorflow;

import dev.gradus.benchmarks.measure.Prediction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The network 784-512-256-10 in a session. */
final class TensorFlowPrediction implements Prediction {
    private static final Shape ROW = Shape.of(1, 784);

    private final Operand<TFloat32> x;
    private final Operand<TFloat32> outputs;
    private final Session session;

    TensorFlowPrediction() {
        Graph graph = new Graph();
        Layers layers = new Layers(Ops.create(graph));
        x = layers.input(ROW);
        outputs = layers.mlp(x);
        session = Sessions.of(graph);
    }

    @Override
    public float[] predict(float[] input) {
        try (TFloat32 row = TFloat32.tensorOf(ROW, DataBuffers.of(input));
                Result result = session.runner().feed(x, row).fetch(outputs).run()) {
            float[] answer = new float[10];
            result.get(0).asRawTensor().data().asFloats().read(answer);
            return answer;
        }
    }
}
