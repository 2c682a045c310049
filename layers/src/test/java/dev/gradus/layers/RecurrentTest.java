package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.SequenceOutput;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every recurrent network. */
class RecurrentTest {
    private static final Tensor LENGTHS = Tensor.of(2L, 4L, 1L);

    static Stream<RecurrentCase<?>> networks() {
        RecurrentOptions one = new RecurrentOptions(2, 3);
        RecurrentOptions all = one.layers(2).bidirectional(true);
        return Stream.of(
                rnn(one, false),
                rnn(all, false),
                rnn(all.bias(false), true),
                lstm(one),
                lstm(all),
                lstm(one.bias(false)),
                lstm(all.projection(2)),
                gru(one),
                gru(all),
                gru(one.bias(false)));
    }

    private static RecurrentCase<RNN> rnn(RecurrentOptions options, boolean relu) {
        return new RecurrentCase<>(
                options,
                sizes -> new RNN(sizes, relu),
                (network, x, start, lengths) -> {
                    RecurrentOutput result = network.apply(x, start.isEmpty() ? null : start.get(0), lengths);
                    return new SequenceOutput(result.output(), List.of(result.hidden()));
                },
                (in, back, state) -> {
                    double[] next = new double[in.length];
                    for (int j = 0; j < next.length; j++) {
                        next[j] = relu ? Math.max(in[j] + back[j], 0) : Math.tanh(in[j] + back[j]);
                    }
                    return new double[][] {next};
                });
    }

    private static RecurrentCase<LSTM> lstm(RecurrentOptions options) {
        return new RecurrentCase<>(
                options,
                LSTM::new,
                (network, x, start, lengths) -> {
                    LSTMOutput result = network.apply(
                            x, start.isEmpty() ? null : start.get(0), start.isEmpty() ? null : start.get(1), lengths);
                    return new SequenceOutput(result.output(), List.of(result.hidden(), result.cell()));
                },
                (in, back, state) -> {
                    int size = in.length / 4;
                    double[][] next = new double[2][size];
                    for (int j = 0; j < size; j++) {
                        double i = sigmoid(in[j] + back[j]);
                        double f = sigmoid(in[size + j] + back[size + j]);
                        double g = Math.tanh(in[2 * size + j] + back[2 * size + j]);
                        double o = sigmoid(in[3 * size + j] + back[3 * size + j]);
                        next[1][j] = f * state[1][j] + i * g;
                        next[0][j] = o * Math.tanh(next[1][j]);
                    }
                    return next;
                });
    }

    private static RecurrentCase<GRU> gru(RecurrentOptions options) {
        return new RecurrentCase<>(
                options,
                GRU::new,
                (network, x, start, lengths) -> {
                    RecurrentOutput result = network.apply(x, start.isEmpty() ? null : start.get(0), lengths);
                    return new SequenceOutput(result.output(), List.of(result.hidden()));
                },
                (in, back, state) -> {
                    int size = in.length / 3;
                    double[] next = new double[size];
                    for (int j = 0; j < size; j++) {
                        double r = sigmoid(in[j] + back[j]);
                        double z = sigmoid(in[size + j] + back[size + j]);
                        double n = Math.tanh(in[2 * size + j] + r * back[2 * size + j]);
                        next[j] = (1 - z) * n + z * state[0][j];
                    }
                    return new double[][] {next};
                });
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @ParameterizedTest
    @MethodSource("networks")
    <M extends Module> void agreesWithTheFormula(RecurrentCase<M> what) {
        agreesWithTheFormula(what, null);
    }

    @ParameterizedTest
    @MethodSource("networks")
    <M extends Module> void paddingEntersNoState(RecurrentCase<M> what) {
        agreesWithTheFormula(what, LENGTHS);
    }

    private static <M extends Module> void agreesWithTheFormula(RecurrentCase<M> what, @Nullable Tensor lengths) {
        M network = what.network();
        List<Tensor> start = what.start();
        SequenceOutput result = what.run(network, what.input(), start, lengths);
        RecurrentOptions options = what.options();

        for (int row = 0; row < RecurrentCase.BATCH; row++) {
            int steps = lengths == null ? RecurrentCase.STEPS : (int) lengths.get(row);
            double[][] x = new double[steps][];
            for (int t = 0; t < steps; t++) {
                x[t] = what.input().select(0, t).select(0, row).toDoubleArray();
            }
            for (int layer = 0; layer < options.layers(); layer++) {
                double[][] next = new double[steps][options.output() * options.directions()];
                for (int direction = 0; direction < options.directions(); direction++) {
                    int place = layer * options.directions() + direction;
                    double[][] state = new double[start.size()][];
                    for (int i = 0; i < state.length; i++) {
                        state[i] = start.get(i).select(0, place).select(0, row).toDoubleArray();
                    }
                    String suffix = "_l" + layer + (direction == 0 ? "" : "_reverse");
                    for (int k = 0; k < steps; k++) {
                        int t = direction == 0 ? k : steps - 1 - k;
                        state = step(what, network.stateDict(), suffix, x[t], state);
                        System.arraycopy(state[0], 0, next[t], direction * options.output(), options.output());
                    }
                    for (int i = 0; i < state.length; i++) {
                        assertThat(result.state()
                                        .get(i)
                                        .select(0, place)
                                        .select(0, row)
                                        .toDoubleArray())
                                .containsExactly(state[i], within(1e-13));
                    }
                }
                x = next;
            }
            for (int t = 0; t < RecurrentCase.STEPS; t++) {
                double[] expected = t < steps ? x[t] : new double[x[0].length];
                assertThat(result.output().select(0, t).select(0, row).toDoubleArray())
                        .containsExactly(expected, within(1e-13));
            }
        }
    }

    private static double[][] step(
            RecurrentCase<?> what, Map<String, Tensor> weights, String suffix, double[] x, double[][] state) {
        double[] in = product(weights, "weight_ih" + suffix, "bias_ih" + suffix, x);
        double[] back = product(weights, "weight_hh" + suffix, "bias_hh" + suffix, state[0]);
        double[][] next = what.formula().apply(in, back, state);
        if (what.options().projection() > 0) {
            next[0] = product(weights, "weight_hr" + suffix, "", next[0]);
        }
        return next;
    }

    private static double[] product(Map<String, Tensor> weights, String weight, String bias, double[] x) {
        Tensor product = weights.get(weight).matmul(Tensor.of(x));
        return (weights.containsKey(bias) ? product.add(weights.get(bias)) : product).toDoubleArray();
    }

    @ParameterizedTest
    @MethodSource("networks")
    <M extends Module> void gradientsAreRight(RecurrentCase<M> what) {
        checkGradients(what, null);
    }

    @ParameterizedTest
    @MethodSource("networks")
    <M extends Module> void gradientsAreRightWithPadding(RecurrentCase<M> what) {
        checkGradients(what, LENGTHS);
    }

    private static <M extends Module> void checkGradients(RecurrentCase<M> what, @Nullable Tensor lengths) {
        M network = what.network();
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("x", what.input().requiresGrad(true));
        List<Tensor> start = what.start();
        for (int i = 0; i < start.size(); i++) {
            inputs.put("state " + i, start.get(i).requiresGrad(true));
        }
        // Of higher layers, those of the last one stand for all: differences of every parameter would take minutes.
        network.namedParameters().forEach((name, parameter) -> {
            if (what.options().layers() == 1 || name.contains("_l1_reverse")) {
                inputs.put(name, parameter);
            }
        });

        GradientCheck.of(() -> all(what.run(network, inputs.get("x"), start, lengths)))
                .secondOrder()
                .check(inputs);
    }

    private static Tensor all(SequenceOutput result) {
        List<Tensor> parts = new ArrayList<>(List.of(result.output().flatten()));
        result.state().forEach(state -> parts.add(state.flatten()));
        return Tensor.cat(parts, 0);
    }

    @ParameterizedTest
    @MethodSource("networks")
    <M extends Module> void float32AgreesWithFloat64(RecurrentCase<M> what) {
        M network = what.network();
        double[] exact = all(what.run(network, what.input(), List.of(), null)).toDoubleArray();
        network.to(DType.FLOAT32);
        Tensor result = all(what.run(network, what.input().to(DType.FLOAT32), List.of(), null));

        assertThat(result.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(result.toDoubleArray()).containsExactly(exact, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("networks")
    <M extends Module> void aSingleSequenceNeedsNoBatch(RecurrentCase<M> what) {
        M network = what.network();
        List<Tensor> start =
                what.start().stream().map(state -> state.select(1, 1)).toList();
        SequenceOutput batch = what.run(network, what.input(), what.start(), null);
        SequenceOutput single = what.run(network, what.input().select(1, 1), start, null);

        assertThat(single.output().shape())
                .isEqualTo(batch.output().select(1, 1).shape());
        assertThat(single.output().toDoubleArray())
                .containsExactly(batch.output().select(1, 1).toDoubleArray(), within(1e-14));
        for (int i = 0; i < start.size(); i++) {
            assertThat(single.state().get(i).toDoubleArray())
                    .containsExactly(batch.state().get(i).select(1, 1).toDoubleArray(), within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    <M extends Module> void aBatchWithoutSequencesPassesForwardAndBackward(RecurrentCase<M> what) {
        M network = what.network();
        Tensor x = what.input().narrow(1, 0, 0).copy().requiresGrad(true);
        SequenceOutput result = what.run(network, x, List.of(), null);
        all(result).sum().backward();

        assertThat(result.output().size(1)).isZero();
        assertThat(x.grad().shape()).isEqualTo(x.shape());
        network.parameters().forEach(parameter -> assertThat(parameter.grad().toDoubleArray())
                .containsOnly(0));
    }

    @ParameterizedTest
    @MethodSource("networks")
    <M extends Module> void zerosAreTheStateUnlessOneIsGiven(RecurrentCase<M> what) {
        M network = what.network();
        List<Tensor> zeros = what.start().stream().map(state -> state.mul(0)).toList();

        assertThat(all(what.run(network, what.input(), List.of(), null)).toDoubleArray())
                .isEqualTo(all(what.run(network, what.input(), zeros, null)).toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("networks")
    <M extends Module> void theGraphServesTwiceIfItIsRetained(RecurrentCase<M> what) {
        M network = what.network();
        Tensor x = what.input().requiresGrad(true);
        Tensor loss = all(what.run(network, x, List.of(), LENGTHS)).square().sum();
        List<Tensor> first = Autograd.grad(loss, null, List.of(x), true, false);
        List<Tensor> second = Autograd.grad(loss, null, List.of(x), false, false);

        assertThat(second.get(0).toDoubleArray()).isEqualTo(first.get(0).toDoubleArray());
    }

    @Test
    void theBatchComesFirstIfAsked() {
        LSTM network = new LSTM(new RecurrentOptions(2, 3).bidirectional(true));
        Tensor x = Tensor.randn(new Generator(1), 4, 5, 2);
        LSTMOutput stepsFirst = network.apply(x);
        LSTMOutput batchFirst = network.batchFirst(true).apply(x.transpose(0, 1));

        assertThat(batchFirst.output().transpose(0, 1).toFloatArray())
                .isEqualTo(stepsFirst.output().toFloatArray());
        assertThat(batchFirst.hidden().toFloatArray())
                .isEqualTo(stepsFirst.hidden().toFloatArray());
        assertThat(batchFirst.cell().toFloatArray()).isEqualTo(stepsFirst.cell().toFloatArray());
    }

    @Test
    void outputsAreDroppedBetweenLayersWhileTraining() {
        RecurrentOptions options = new RecurrentOptions(2, 3).layers(2);
        GRU network = new GRU(options, new Generator(1)).dropout(1);
        GRU second = new GRU(new RecurrentOptions(3, 3), new Generator(1));
        Map<String, Tensor> upper = new LinkedHashMap<>();
        network.stateDict().forEach((name, tensor) -> {
            if (name.endsWith("_l1")) {
                upper.put(name.replace("_l1", "_l0"), tensor);
            }
        });
        second.loadStateDict(upper);
        Tensor x = Tensor.randn(new Generator(2), 4, 5, 2);

        assertThat(network.apply(x).output().toFloatArray())
                .isEqualTo(second.apply(Tensor.zeros(4, 5, 3)).output().toFloatArray());
        network.eval();
        float[] used = network.apply(x).output().toFloatArray();
        assertThat(used)
                .isEqualTo(network.dropout(0).apply(x).output().toFloatArray())
                .isNotEqualTo(second.apply(Tensor.zeros(4, 5, 3)).output().toFloatArray());
    }

    @Test
    void hooksSeeTheOutput() {
        RNN network = new RNN(2, 3);
        List<Tensor> seen = new ArrayList<>();
        network.registerForwardHook((module, inputs, output) -> seen.add(output));
        RecurrentOutput result = network.apply(Tensor.zeros(4, 5, 2));

        assertThat(seen).containsExactly(result.output());
    }

    @Test
    void settingsAreShown() {
        assertThat(new RNN(new RecurrentOptions(2, 3).bias(false), true))
                .hasToString("RNN(input=2, hidden=3, bias=false, relu=true)");
        assertThat(new LSTM(new RecurrentOptions(2, 3)
                                .layers(2)
                                .bidirectional(true)
                                .projection(1))
                        .batchFirst(true)
                        .dropout(0.5))
                .hasToString(
                        "LSTM(input=2, hidden=3, layers=2, bidirectional=true, projection=1, batchFirst=true, dropout=0.5)");
    }

    @Test
    void parametersAreNamedAsInPyTorch() {
        assertThat(new LSTM(new RecurrentOptions(2, 3).bidirectional(true).projection(1))
                        .namedParameters()
                        .keySet())
                .containsExactly(
                        "weight_ih_l0",
                        "weight_hh_l0",
                        "bias_ih_l0",
                        "bias_hh_l0",
                        "weight_hr_l0",
                        "weight_ih_l0_reverse",
                        "weight_hh_l0_reverse",
                        "bias_ih_l0_reverse",
                        "bias_hh_l0_reverse",
                        "weight_hr_l0_reverse");
    }

    @Test
    void wrongSizesAreRejected() {
        assertThatThrownBy(() -> new RecurrentOptions(0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recurrent network: expected at least 1 input, 1 hidden unit and 1 layer, got 0, 3 and 1");
        assertThatThrownBy(() -> new RecurrentOptions(2, 3).projection(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recurrent network: expected a projection from 0 to less than the 3 hidden units, got 3");
        RecurrentOptions projecting = new RecurrentOptions(2, 3).projection(1);
        assertThatThrownBy(() -> new GRU(projecting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GRU: only an LSTM has a projection, got input=2, hidden=3, projection=1");
        assertThatThrownBy(() -> new RNN(projecting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RNN: only an LSTM has a projection, got input=2, hidden=3, projection=1");
    }

    @Test
    void wrongInputsAreRejected() {
        GRU network = new GRU(2, 3);
        Tensor x = Tensor.zeros(4, 5, 2);
        assertThatThrownBy(() -> network.apply(Tensor.zeros(2)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "gru: expected an input of shape (steps, batch, 2), or of shape (steps, 2), got (2,) [in model (GRU)]");
        assertThatThrownBy(() -> network.apply(x, Tensor.zeros(1, 4, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "gru: expected a hidden state of shape (1, 5, 3), for layers times directions and the batch, got (1, 4, 3) [in model (GRU)]");
        assertThatThrownBy(() -> network.apply(Tensor.zeros(4, 2), Tensor.zeros(3)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "gru: expected a state of two dimensions for an input without a batch, got (3,) [in model (GRU)]");
        assertThatThrownBy(() -> network.apply(Tensor.zeros(4, 2), null, LENGTHS))
                .isInstanceOf(OperationException.class)
                .hasMessage("gru: lengths are for a batch, got an input of shape (4, 2) without one [in model (GRU)]");
        assertThatThrownBy(() -> new LSTM(2, 3).apply(x, Tensor.zeros(1, 5, 3), null))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "lstm: expected a hidden state and a cell, or neither, got one; pass zeros for the other [in model (LSTM)]");
        assertThatThrownBy(() -> new LSTM(2, 3).apply(x, Tensor.zeros(1, 5, 3), Tensor.zeros(1, 5, 2)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "lstm: expected a cell state of shape (1, 5, 3), for layers times directions and the batch, got (1, 5, 2) [in model (LSTM)]");
    }
}
