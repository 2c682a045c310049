package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import dev.gradus.layers.AttentionMask;
import dev.gradus.layers.AttentionOptions;
import dev.gradus.layers.AttentionOutput;
import dev.gradus.layers.GRU;
import dev.gradus.layers.LSTM;
import dev.gradus.layers.LSTMOutput;
import dev.gradus.layers.MultiheadAttention;
import dev.gradus.layers.RNN;
import dev.gradus.layers.RecurrentOptions;
import dev.gradus.layers.RecurrentOutput;
import dev.gradus.layers.TransformerDecoderLayer;
import dev.gradus.layers.TransformerEncoderLayer;
import dev.gradus.layers.TransformerOptions;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How PyTorch's modules for sequences, which have several inputs or outputs, are written with Gradus: a row each. */
final class SequenceModules {
    private static final String RECURRENT =
            "input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, device=any, dtype=any, note=''";

    private static final String ATTENTION =
            "embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None, batch_first=False, device=any, dtype=any, note=''";

    private static final String TRANSFORMER =
            "d_model, nhead, dim_feedforward=2048, dropout=0.1, activation='relu', layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True, device=any, dtype=any";

    private SequenceModules() {}

    static void addTo(Registry<Function<Arguments, CallableModule>> registry) {
        registry.add("nn.RNN", RECURRENT + ", nonlinearity='tanh'", SequenceModules::rnn);
        registry.add("nn.GRU", RECURRENT, SequenceModules::gru);
        registry.add("nn.LSTM", RECURRENT + ", proj_size=0", SequenceModules::lstm);
        registry.add("nn.MultiheadAttention", ATTENTION, SequenceModules::attention);
        registry.add(
                "nn.TransformerEncoderLayer",
                TRANSFORMER,
                args -> CallableModule.of(new TransformerEncoderLayer(transformer(args))));
        registry.add("nn.TransformerDecoderLayer", TRANSFORMER, args -> {
            TransformerDecoderLayer layer = new TransformerDecoderLayer(transformer(args));
            return new CallableModule(layer, inputs -> List.of(layer.apply(inputs.get(0), inputs.get(1))));
        });
    }

    private static CallableModule rnn(Arguments args) {
        RNN network = new RNN(recurrent(args), isOther(args, "nonlinearity", "tanh", "relu"))
                .batchFirst(args.flag("batch_first"))
                .dropout(args.number("dropout"));
        return new CallableModule(network, inputs -> outputs(network.apply(inputs.get(0), state(inputs))));
    }

    private static CallableModule gru(Arguments args) {
        GRU network =
                new GRU(recurrent(args)).batchFirst(args.flag("batch_first")).dropout(args.number("dropout"));
        return new CallableModule(network, inputs -> outputs(network.apply(inputs.get(0), state(inputs))));
    }

    private static @Nullable Tensor state(List<Tensor> inputs) {
        return inputs.size() > 1 ? inputs.get(1) : null;
    }

    private static List<Tensor> outputs(RecurrentOutput result) {
        return List.of(result.output(), result.hidden());
    }

    private static CallableModule lstm(Arguments args) {
        LSTM network = new LSTM(recurrent(args).projection(args.integer("proj_size")))
                .batchFirst(args.flag("batch_first"))
                .dropout(args.number("dropout"));
        return new CallableModule(network, inputs -> {
            LSTMOutput result = inputs.size() > 2
                    ? network.apply(inputs.get(0), inputs.get(1), inputs.get(2))
                    : network.apply(inputs.get(0));
            return List.of(result.output(), result.hidden(), result.cell());
        });
    }

    private static RecurrentOptions recurrent(Arguments args) {
        note(args, "outputs: output, h_n (, c_n)");
        return new RecurrentOptions(args.integer("input_size"), args.integer("hidden_size"))
                .layers(args.integer("num_layers"))
                .bidirectional(args.flag("bidirectional"))
                .bias(args.flag("bias"));
    }

    private static CallableModule attention(Arguments args) {
        AttentionOptions options = new AttentionOptions(args.integer("embed_dim"), args.integer("num_heads"))
                .bias(args.flag("bias"))
                .biasKeyValue(args.flag("add_bias_kv"))
                .zeroAttention(args.flag("add_zero_attn"));
        options = args.isNone("kdim") ? options : options.keys(args.integer("kdim"));
        options = args.isNone("vdim") ? options : options.values(args.integer("vdim"));
        boolean batchFirst = args.flag("batch_first");
        MultiheadAttention attention =
                new MultiheadAttention(options).batchFirst(batchFirst).dropout(args.number("dropout"));
        String note = note(
                args,
                "self-attention: query = key = value = inputs[0]; output only",
                "causal self-attention; output only");
        boolean isCausal = note.startsWith("causal");
        return new CallableModule(attention, inputs -> {
            Tensor query = inputs.get(0);
            int steps = query.size(batchFirst && query.rank() == 3 ? 1 : 0);
            AttentionMask mask = isCausal ? AttentionMask.causal(steps) : AttentionMask.NONE;
            Tensor key = inputs.size() == 1 ? query : inputs.get(1);
            Tensor value = inputs.size() == 1 ? query : inputs.get(2);
            if (!note.isEmpty()) {
                return List.of(attention.apply(query, key, value, mask));
            }
            AttentionOutput both = attention.applyWithWeights(query, key, value, mask, true);
            return List.of(both.output(), both.weights());
        });
    }

    private static TransformerOptions transformer(Arguments args) {
        TransformerOptions options = new TransformerOptions(args.integer("d_model"), args.integer("nhead"))
                .feedForward(args.integer("dim_feedforward"))
                .dropout(args.number("dropout"))
                .eps(args.number("layer_norm_eps"))
                .batchFirst(args.flag("batch_first"))
                .normFirst(args.flag("norm_first"))
                .bias(args.flag("bias"));
        return isOther(args, "activation", "relu", "gelu") ? options.activation(Tensor::gelu) : options;
    }

    /** Whether a choice between two words is the second of them. */
    private static boolean isOther(Arguments args, String name, String first, String second) {
        String choice = args.text(name);
        if (!choice.equals(first) && !choice.equals(second)) {
            throw new UnsupportedCaseException("%s '%s' is not offered".formatted(name, choice));
        }
        return choice.equals(second);
    }

    /** Refuses to guess where a call is made in a way that no row is written for. */
    private static String note(Arguments args, String... known) {
        String note = args.text("note");
        if (!note.isEmpty() && !List.of(known).contains(note)) {
            throw new UnsupportedCaseException("a call as in '%s' is not offered".formatted(note));
        }
        return note;
    }
}
