package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttentionTest {
    private static final int BATCH = 2;
    private static final int QUERIES = 3;
    private static final int KEYS = 5;

    static Stream<AttentionOptions> options() {
        AttentionOptions plain = new AttentionOptions(4, 2);
        return Stream.of(
                plain,
                new AttentionOptions(3, 1).bias(false),
                plain.keys(3).values(2),
                plain.biasKeyValue(true),
                plain.zeroAttention(true),
                plain.keys(3).biasKeyValue(true).zeroAttention(true));
    }

    private static Tensor numbers(int seed, int... sizes) {
        return Tensor.normal(new Generator(seed), 0, 1, DType.FLOAT64, sizes);
    }

    private static Tensor queries(AttentionOptions options) {
        return numbers(1, BATCH, QUERIES, options.embedding());
    }

    private static Tensor keys(AttentionOptions options) {
        return numbers(2, BATCH, KEYS, options.keys());
    }

    private static Tensor values(AttentionOptions options) {
        return numbers(3, BATCH, KEYS, options.values());
    }

    /** A layer whose biases are not 0, as they start. */
    private static MultiheadAttention layer(AttentionOptions options) {
        MultiheadAttention layer = new MultiheadAttention(options, new Generator(4)).batchFirst(true);
        layer.to(DType.FLOAT64);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            int seed = 10;
            for (Parameter parameter : layer.parameters()) {
                parameter.copyFrom(numbers(seed++, parameter.shape().toArray()));
            }
        }
        return layer;
    }

    /** Both kinds of mask, of numbers and of truth values. */
    private static AttentionMask mask() {
        return new AttentionMask(
                numbers(5, QUERIES, KEYS),
                Tensor.of(false, true, false, false, true, false, false, true, false, false)
                        .reshape(BATCH, KEYS));
    }

    @ParameterizedTest
    @MethodSource("options")
    void agreesWithTheFormula(AttentionOptions options) {
        MultiheadAttention layer = layer(options);
        AttentionOutput result =
                layer.applyWithWeights(queries(options), keys(options), values(options), mask(), false);
        Map<String, Tensor> state = layer.stateDict();
        int size = options.embedding() / options.heads();
        int extra = (options.biasKeyValue() ? 1 : 0) + (options.zeroAttention() ? 1 : 0);

        for (int n = 0; n < BATCH; n++) {
            double[][] q = projected(state, 0, options, queries(options).select(0, n));
            double[][] k = projected(state, 1, options, keys(options).select(0, n));
            double[][] v = projected(state, 2, options, values(options).select(0, n));
            for (int l = 0; l < QUERIES; l++) {
                double[] found = new double[options.embedding()];
                for (int h = 0; h < options.heads(); h++) {
                    double[] weights = new double[KEYS + extra];
                    double sum = 0;
                    for (int s = 0; s < KEYS + extra; s++) {
                        double product = 0;
                        for (int e = h * size; e < (h + 1) * size; e++) {
                            product += q[l][e] * k[s][e];
                        }
                        boolean hidden = s < KEYS && mask().padding().get(n, s) == 1;
                        double added = s < KEYS ? mask().scores().get(l, s) : 0;
                        weights[s] = hidden ? 0 : Math.exp(product / Math.sqrt(size) + added);
                        sum += weights[s];
                    }
                    for (int s = 0; s < KEYS + extra; s++) {
                        weights[s] /= sum;
                        for (int e = h * size; e < (h + 1) * size; e++) {
                            found[e] += weights[s] * v[s][e];
                        }
                    }
                    assertThat(result.weights()
                                    .select(0, n)
                                    .select(0, h)
                                    .select(0, l)
                                    .toDoubleArray())
                            .containsExactly(weights, within(1e-13));
                }
                Tensor output = state.get("out_proj.weight").matmul(Tensor.of(found));
                Tensor expected = options.bias() ? output.add(state.get("out_proj.bias")) : output;
                assertThat(result.output().select(0, n).select(0, l).toDoubleArray())
                        .containsExactly(expected.toDoubleArray(), within(1e-13));
            }
        }
    }

    /** The rows of queries, keys or values, with those that are added to keys and values. */
    private static double[][] projected(Map<String, Tensor> state, int part, AttentionOptions options, Tensor x) {
        int size = options.embedding();
        Tensor weight = state.containsKey("in_proj_weight")
                ? state.get("in_proj_weight").narrow(0, part * size, size)
                : state.get(new String[] {"q", "k", "v"}[part] + "_proj_weight");
        Tensor rows = x.matmul(weight.t());
        if (options.bias()) {
            rows = rows.add(state.get("in_proj_bias").narrow(0, part * size, size));
        }
        double[][] result = new double[x.size(0) + 2][size];
        for (int i = 0; i < x.size(0); i++) {
            result[i] = rows.select(0, i).toDoubleArray();
        }
        if (part > 0 && options.biasKeyValue()) {
            result[x.size(0)] = state.get(part == 1 ? "bias_k" : "bias_v").toDoubleArray();
        }
        return result;
    }

    @ParameterizedTest
    @MethodSource("options")
    void gradientsAreRight(AttentionOptions options) {
        MultiheadAttention layer = layer(options);
        Map<String, Tensor> inputs = new LinkedHashMap<>(layer.namedParameters());
        inputs.put("query", queries(options).requiresGrad(true));
        inputs.put("key", keys(options).requiresGrad(true));
        inputs.put("value", values(options).requiresGrad(true));

        GradientCheck.of(() -> layer.apply(inputs.get("query"), inputs.get("key"), inputs.get("value"), mask()))
                .secondOrder()
                .check(inputs);
    }

    @ParameterizedTest
    @MethodSource("options")
    void theBatchMayComeSecondOrBeAbsent(AttentionOptions options) {
        MultiheadAttention layer = layer(options);
        Tensor q = queries(options);
        Tensor k = keys(options);
        Tensor v = values(options);
        Tensor padding = Tensor.of(false, true, false, false, true);
        AttentionOutput expected = layer.applyWithWeights(
                q, k, v, AttentionMask.ofPadding(padding.unsqueeze(0).broadcastTo(BATCH, KEYS)), true);
        AttentionOutput single = layer.applyWithWeights(
                q.select(0, 1), k.select(0, 1), v.select(0, 1), AttentionMask.ofPadding(padding), true);
        layer.batchFirst(false);
        Tensor second = layer.apply(
                q.transpose(0, 1),
                k.transpose(0, 1),
                v.transpose(0, 1),
                AttentionMask.ofPadding(padding.unsqueeze(0).broadcastTo(BATCH, KEYS)));

        assertThat(second.transpose(0, 1).toDoubleArray())
                .containsExactly(expected.output().toDoubleArray(), within(1e-13));
        assertThat(single.output().toDoubleArray())
                .containsExactly(expected.output().select(0, 1).toDoubleArray(), within(1e-13));
        assertThat(single.weights().toDoubleArray())
                .containsExactly(expected.weights().select(0, 1).toDoubleArray(), within(1e-13));
        assertThat(single.weights().shape())
                .isEqualTo(expected.weights().select(0, 1).shape());
    }

    @Test
    void aCausalMaskHidesWhatComesLater() {
        MultiheadAttention layer = layer(new AttentionOptions(4, 2));
        Tensor x = numbers(6, BATCH, QUERIES, 4);
        AttentionOutput result = layer.applyWithWeights(x, x, x, AttentionMask.causal(QUERIES), false);

        for (int query = 0; query < QUERIES; query++) {
            for (int key = query + 1; key < QUERIES; key++) {
                assertThat(result.weights().get(0, 1, query, key)).isZero();
            }
        }
        assertThat(layer.apply(x.narrow(1, 0, 2)).select(1, 0).toDoubleArray())
                .isNotEqualTo(result.output().select(1, 0).toDoubleArray());
        assertThat(layer.apply(x.narrow(1, 0, 1)).select(1, 0).toDoubleArray())
                .containsExactly(result.output().select(1, 0).toDoubleArray(), within(1e-13));
    }

    @Test
    void eachHeadMayHaveAMaskOfItsOwn() {
        MultiheadAttention layer = layer(new AttentionOptions(4, 2));
        Tensor x = numbers(6, BATCH, QUERIES, 4);
        Tensor hidden = Tensor.zeros(DType.BOOL, BATCH * 2, QUERIES, QUERIES);
        hidden.set(1, 3, 2, 0);
        AttentionOutput result = layer.applyWithWeights(x, x, x, new AttentionMask(hidden, null), false);

        assertThat(result.weights().get(1, 1, 2, 0)).isZero();
        assertThat(result.weights().eq(0.0).toNumber().sum().item()).isEqualTo(1);
    }

    @Test
    void aQueryThatMayLookAtNothingFindsNothing() {
        MultiheadAttention layer = layer(new AttentionOptions(4, 2));
        Tensor x = numbers(6, BATCH, QUERIES, 4).requiresGrad(true);
        Tensor padding = Tensor.of(true, true, true, false, false, true).reshape(BATCH, QUERIES);
        AttentionOutput result = layer.applyWithWeights(x, x, x, AttentionMask.ofPadding(padding), true);
        result.output().sum().backward();

        assertThat(result.weights().select(0, 0).toDoubleArray()).containsOnly(0);
        assertThat(result.output().select(0, 0).select(0, 0).toDoubleArray())
                .isEqualTo(layer.stateDict().get("out_proj.bias").toDoubleArray());
        assertThat(x.grad().select(0, 0).toDoubleArray()).containsOnly(0);
    }

    @Test
    void weightsAreDroppedWhileTraining() {
        MultiheadAttention layer = layer(new AttentionOptions(4, 2)).dropout(1);
        Tensor x = numbers(6, BATCH, QUERIES, 4);

        assertThat(layer.applyWithWeights(x, x, x, AttentionMask.NONE, true)
                        .weights()
                        .toDoubleArray())
                .containsOnly(0);
        layer.eval();
        double[] used = layer.apply(x).toDoubleArray();
        assertThat(layer.dropout(0).apply(x).toDoubleArray()).isEqualTo(used);
    }

    @Test
    void scaledDotProductAttentionTakesPartWhereTheMaskIsTrue() {
        Tensor q = numbers(1, 2, 3, 4);
        Tensor k = numbers(2, 2, 5, 4);
        Tensor v = numbers(3, 2, 5, 6);
        Tensor mask = Tensor.of(true, true, false, false, true);
        Tensor expected = q.matmul(k.transpose(1, 2)).div(2);
        Tensor masked = mask.logicalNot();

        assertThat(q.scaledDotProductAttention(k, v, null).toDoubleArray())
                .containsExactly(expected.softmax(-1).matmul(v).toDoubleArray(), within(1e-14));
        assertThat(q.scaledDotProductAttention(k, v, mask).toDoubleArray())
                .containsExactly(
                        expected.maskedFill(masked, Double.NEGATIVE_INFINITY)
                                .softmax(-1)
                                .matmul(v)
                                .toDoubleArray(),
                        within(1e-14));
    }

    @Test
    void settingsAreShown() {
        AttentionOptions options = new AttentionOptions(4, 2)
                .keys(3)
                .values(5)
                .bias(false)
                .biasKeyValue(true)
                .zeroAttention(true);
        assertThat(new MultiheadAttention(options).batchFirst(true).dropout(0.5).toString())
                .startsWith(
                        "MultiheadAttention(embedding=4, heads=2, keys=3, values=5, bias=false, biasKeyValue=true, zeroAttention=true, batchFirst=true, dropout=0.5\n");
    }

    @Test
    void wrongSizesAreRejected() {
        assertThatThrownBy(() -> new AttentionOptions(4, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "attention: expected sizes of at least 1 and an embedding divisible by the heads, got embedding 4, heads 3, keys 4, values 4");
        MultiheadAttention layer = new MultiheadAttention(4, 2);
        assertThatThrownBy(() -> layer.apply(Tensor.zeros(3, 2, 5)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "attention: expected queries, keys and values of one batch (which comes second, or without a batch) with the sizes 4, 4 and 4 in the last dimension, as many values as keys, got (3, 2, 5), (3, 2, 5) and (3, 2, 5) [in model (MultiheadAttention)]");
        Tensor x = Tensor.zeros(3, 2, 4);
        assertThatThrownBy(() -> layer.apply(x, x, x, AttentionMask.causal(2)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "attention mask: expected a mask of shape (3, 3), for queries and keys, or (4, 3, 3), for each observation and head too, got (2, 2) [in model (MultiheadAttention)]");
        assertThatThrownBy(() -> layer.apply(x, x, x, AttentionMask.ofPadding(Tensor.zeros(DType.BOOL, 3, 2))))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "attention mask: expected a mask of padding of shape (2, 3), for each key of each observation, got (3, 2) [in model (MultiheadAttention)]");
        assertThatThrownBy(() -> x.scaledDotProductAttention(Tensor.zeros(3, 2, 5), x, null))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "attention: expected queries (..., L, E) and keys (..., S, E) of one size E, got (3, 2, 4) and (3, 2, 5)");
        assertThatThrownBy(() -> x.scaledDotProductAttention(x, x, Tensor.zeros(7, 3, 2, 2)))
                .isInstanceOf(OperationException.class)
                .hasMessage("attention: expected a mask that can be broadcast to (3, 2, 2), got (7, 3, 2, 2)");
    }
}
