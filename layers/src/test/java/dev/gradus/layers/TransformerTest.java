package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformerTest {
    private static final TransformerOptions SMALL =
            new TransformerOptions(4, 2).feedForward(3).dropout(0).batchFirst(true);

    static Stream<TransformerOptions> options() {
        return Stream.of(
                SMALL,
                SMALL.normFirst(true).activation(Tensor::gelu),
                SMALL.bias(false).eps(0.1));
    }

    private static Tensor numbers(int seed, int... sizes) {
        return Tensor.normal(new Generator(seed), 0, 1, DType.FLOAT64, sizes);
    }

    /** With parameters that are no more what they start with. */
    private static <M extends Module> M filled(M module) {
        module.to(DType.FLOAT64);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            int seed = 10;
            for (Parameter parameter : module.parameters()) {
                parameter.copyFrom(numbers(seed++, parameter.shape().toArray()));
            }
        }
        return module;
    }

    /** Another module with the parameters of a part. */
    private static <M extends Module> M part(Module whole, String name, M empty) {
        Map<String, Tensor> state = new LinkedHashMap<>();
        whole.stateDict().forEach((path, tensor) -> {
            if (path.startsWith(name + ".")) {
                state.put(path.substring(name.length() + 1), tensor);
            }
        });
        empty.to(DType.FLOAT64);
        empty.loadStateDict(state);
        return empty;
    }

    private static Tensor dense(Module layer, TransformerOptions options, Tensor x) {
        Layer first = part(layer, "linear1", new Dense(4, 3, options.bias()));
        Layer second = part(layer, "linear2", new Dense(3, 4, options.bias()));
        return second.apply(options.activation().apply(first.apply(x)));
    }

    private static Tensor norm(Module layer, int number, TransformerOptions options, Tensor x) {
        return part(layer, "norm" + number, options.newNorm()).apply(x);
    }

    @ParameterizedTest
    @MethodSource("options")
    void anEncoderLayerAddsItsPartsToTheirInput(TransformerOptions options) {
        TransformerEncoderLayer layer = filled(new TransformerEncoderLayer(options));
        MultiheadAttention attention = part(layer, "self_attn", options.newAttention());
        Tensor x = numbers(1, 2, 3, 4);
        AttentionMask mask = AttentionMask.causal(3);
        Tensor expected;
        if (options.normFirst()) {
            Tensor in = norm(layer, 1, options, x);
            Tensor seen = x.add(attention.apply(in, in, in, mask));
            expected = seen.add(dense(layer, options, norm(layer, 2, options, seen)));
        } else {
            Tensor seen = norm(layer, 1, options, x.add(attention.apply(x, x, x, mask)));
            expected = norm(layer, 2, options, seen.add(dense(layer, options, seen)));
        }

        assertThat(layer.apply(x, mask).toDoubleArray())
                .containsExactly(expected.toDoubleArray(), within(1e-13))
                .isNotEqualTo(layer.apply(x).toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("options")
    void anEncoderTellsWhereEachLayerLooks(TransformerOptions options) {
        TransformerEncoder encoder = filled(new TransformerEncoder(options, 2, false));
        TransformerEncoderLayer first = part(encoder, "layers.0", new TransformerEncoderLayer(options));
        TransformerEncoderLayer second = part(encoder, "layers.1", new TransformerEncoderLayer(options));
        MultiheadAttention attention = part(first, "self_attn", options.newAttention());
        Tensor x = numbers(1, 2, 3, 4);
        AttentionMask mask = AttentionMask.causal(3);
        Tensor in = options.normFirst() ? norm(first, 1, options, x) : x;
        Tensor expected = attention.applyWithWeights(in, in, in, mask, false).weights();

        AttentionOutput found = first.applyWithWeights(x, mask, false);
        List<Tensor> weights = encoder.attentionWeights(x, mask, false);

        assertThat(found.output().toDoubleArray())
                .containsExactly(first.apply(x, mask).toDoubleArray(), within(1e-13));
        assertThat(found.weights().toDoubleArray()).isEqualTo(expected.toDoubleArray());
        assertThat(weights).hasSize(2);
        assertThat(weights.get(0).toDoubleArray()).isEqualTo(expected.toDoubleArray());
        assertThat(weights.get(1).toDoubleArray())
                .isEqualTo(second.applyWithWeights(found.output(), mask, false)
                        .weights()
                        .toDoubleArray());
        assertThat(encoder.attentionWeights(x, mask, true).get(0).toDoubleArray())
                .containsExactly(expected.mean(1, false).toDoubleArray(), within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("options")
    void aDecoderLayerLooksAtTheMemoryToo(TransformerOptions options) {
        TransformerDecoderLayer layer = filled(new TransformerDecoderLayer(options));
        MultiheadAttention attention = part(layer, "self_attn", options.newAttention());
        MultiheadAttention back = part(layer, "multihead_attn", options.newAttention());
        Tensor x = numbers(1, 2, 3, 4);
        Tensor memory = numbers(2, 2, 5, 4);
        AttentionMask causal = AttentionMask.causal(3);
        AttentionMask padding =
                AttentionMask.ofPadding(Tensor.of(false, false, true, true, true, false, false, false, false, true)
                        .reshape(2, 5));
        Tensor expected;
        if (options.normFirst()) {
            Tensor in = norm(layer, 1, options, x);
            Tensor seen = x.add(attention.apply(in, in, in, causal));
            Tensor found = seen.add(back.apply(norm(layer, 2, options, seen), memory, memory, padding));
            expected = found.add(dense(layer, options, norm(layer, 3, options, found)));
        } else {
            Tensor seen = norm(layer, 1, options, x.add(attention.apply(x, x, x, causal)));
            Tensor found = norm(layer, 2, options, seen.add(back.apply(seen, memory, memory, padding)));
            expected = norm(layer, 3, options, found.add(dense(layer, options, found)));
        }

        assertThat(layer.apply(x, memory, causal, padding).toDoubleArray())
                .containsExactly(expected.toDoubleArray(), within(1e-13))
                .isNotEqualTo(layer.apply(x, memory).toDoubleArray());
    }

    @ParameterizedTest
    @MethodSource("options")
    void gradientsAreRight(TransformerOptions options) {
        TransformerEncoderLayer encoder = filled(new TransformerEncoderLayer(options));
        TransformerDecoderLayer decoder = filled(new TransformerDecoderLayer(options));
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("x", numbers(1, 2, 2, 4).requiresGrad(true));
        inputs.put("target", numbers(2, 2, 3, 4).requiresGrad(true));

        GradientCheck.of(() -> decoder.apply(inputs.get("target"), encoder.apply(inputs.get("x"))))
                .secondOrder()
                .check(inputs);
    }

    @Test
    void gradientsOfParametersAreRightBehindMasks() {
        TransformerEncoder encoder = filled(new TransformerEncoder(SMALL, 1, true));
        TransformerDecoder decoder = filled(new TransformerDecoder(SMALL, 1, true));
        AttentionMask padding =
                AttentionMask.ofPadding(Tensor.of(false, true, false, false).reshape(2, 2));
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        encoder.namedParameters().forEach((name, parameter) -> inputs.put("encoder." + name, parameter));
        decoder.namedParameters().forEach((name, parameter) -> inputs.put("decoder." + name, parameter));
        Tensor x = numbers(1, 2, 2, 4);
        Tensor target = numbers(2, 2, 3, 4);

        GradientCheck.of(() -> decoder.apply(target, encoder.apply(x, padding), AttentionMask.causal(3), padding))
                .secondOrder()
                .mostElements(3)
                .check(inputs);
    }

    @Test
    void layersStandOneAfterTheOther() {
        TransformerEncoder encoder = filled(new TransformerEncoder(SMALL, 2, true));
        TransformerDecoder decoder = filled(new TransformerDecoder(SMALL, 2, true));
        Tensor x = numbers(1, 2, 3, 4);
        Tensor y = numbers(2, 2, 3, 4);
        AttentionMask causal = AttentionMask.causal(3);
        Tensor encoded = x;
        Tensor decoded = y;
        for (String name : new String[] {"layers.0", "layers.1"}) {
            encoded = part(encoder, name, new TransformerEncoderLayer(SMALL)).apply(encoded, causal);
            decoded = part(decoder, name, new TransformerDecoderLayer(SMALL)).apply(decoded, x, causal, causal);
        }

        assertThat(encoder.apply(x, causal).toDoubleArray())
                .containsExactly(
                        part(encoder, "norm", SMALL.newNorm()).apply(encoded).toDoubleArray(), within(1e-13))
                .isNotEqualTo(encoder.apply(x).toDoubleArray());
        assertThat(decoder.apply(y, x, causal, causal).toDoubleArray())
                .containsExactly(
                        part(decoder, "norm", SMALL.newNorm()).apply(decoded).toDoubleArray(), within(1e-13))
                .isNotEqualTo(decoder.apply(y, x).toDoubleArray());
    }

    @Test
    void everythingIsDroppedWhileTraining() {
        TransformerEncoderLayer layer =
                filled(new TransformerEncoderLayer(SMALL.dropout(1).normFirst(true)));
        TransformerDecoderLayer decoder =
                filled(new TransformerDecoderLayer(SMALL.dropout(1).normFirst(true)));
        Tensor x = numbers(1, 2, 3, 4);

        assertThat(layer.apply(x).toDoubleArray()).isEqualTo(x.toDoubleArray());
        assertThat(decoder.apply(x, x).toDoubleArray()).isEqualTo(x.toDoubleArray());
        layer.eval();
        assertThat(layer.apply(x).toDoubleArray()).isNotEqualTo(x.toDoubleArray());
    }

    @Test
    void settingsAreShown() {
        assertThat(new TransformerEncoderLayer(SMALL.normFirst(true).bias(false)).toString())
                .startsWith(
                        "TransformerEncoderLayer(model=4, heads=2, feedForward=3, dropout=0.0, batchFirst=true, normFirst=true, bias=false\n");
    }

    @Test
    void thereIsAtLeastOneLayer() {
        assertThatThrownBy(() -> new TransformerEncoder(SMALL, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("transformer: expected at least 1 layer, got 0");
    }
}
