package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch that is cut into groups, of which threads take some each, gives what its sequences give alone. */
class RecurrentBatchTest {
    private static final int BATCH = 21;
    private static final int STEPS = 5;

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "gru without biases"})
    void sequences_of_a_batch_do_not_meet(String name) {
        RecurrentOptions options =
                new RecurrentOptions(4, 9).bidirectional(true).bias(!name.endsWith("without biases"));
        Module network =
                switch (name) {
                    case "rnn" -> new RNN(options);
                    case "lstm" -> new LSTM(options);
                    default -> new GRU(options);
                };
        BinaryOperator<Tensor> run = (x, lengths) -> network instanceof LSTM lstm
                ? lstm.apply(x, null, null, lengths).output()
                : network instanceof GRU gru
                        ? gru.apply(x, null, lengths).output()
                        : ((RNN) network).apply(x, null, lengths).output();
        network.to(DType.FLOAT64);
        Tensor x = Tensor.randn(new Generator(1), STEPS, BATCH, 4).to(DType.FLOAT64);
        long[] lengths = new long[BATCH];
        for (int i = 0; i < BATCH; i++) {
            lengths[i] = 1L + i % STEPS;
        }
        List<double[]> alone = new ArrayList<>();
        network.zeroGrad();
        for (int i = 0; i < BATCH; i++) {
            Tensor y = run.apply(x.narrow(1, i, 1), Tensor.of(lengths[i]).reshape(1));
            y.square().sum().backward();
            alone.add(y.toDoubleArray());
        }
        List<double[]> gradients = gradients(network);

        for (int pass = 0; pass < 3; pass++) { // the later ones in arrays that were used before
            network.zeroGrad();
            Tensor y = run.apply(x, Tensor.of(lengths));
            y.square().sum().backward();
            for (int i = 0; i < BATCH; i++) {
                assertThat(y.narrow(1, i, 1).toDoubleArray()).containsExactly(alone.get(i), within(1e-12));
            }
            List<double[]> together = gradients(network);
            for (int i = 0; i < gradients.size(); i++) {
                assertThat(together.get(i)).containsExactly(gradients.get(i), within(1e-10));
            }
        }
    }

    private static List<double[]> gradients(Module network) {
        List<double[]> result = new ArrayList<>();
        for (Parameter parameter : network.parameters()) {
            result.add(parameter.grad().toDoubleArray());
        }
        return result;
    }
}
