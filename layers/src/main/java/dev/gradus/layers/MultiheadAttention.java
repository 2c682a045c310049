package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.init.GlorotNormal;
import dev.gradus.core.init.GlorotUniform;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attention of several heads: each projects queries, keys and values for itself, and averages the values with the weights
 * softmax(Q Kᵀ / √size); what the heads find is projected together.
 *
 * <p><b>Shape</b>: queries (queries, batch, embedding) and keys and values (keys, batch, their size) to the shape of the
 * queries; with {@code batchFirst} the batch comes first; all may be without a batch. The parameters are {@code
 * in_proj_weight} (3 · embedding, embedding) with the rows for queries, keys and values, or {@code q_proj_weight}, {@code
 * k_proj_weight} and {@code v_proj_weight} if the sizes differ, {@code in_proj_bias} (3 · embedding), {@code bias_k} and
 * {@code bias_v} (1, 1, embedding), {@code out_proj.weight} (embedding, embedding) and {@code out_proj.bias} (embedding).
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017: Attention is all you need</a>
 */
public final class MultiheadAttention extends Module {
    private final AttentionOptions options;
    private final Generator generator;
    private final Tensor[] projections = new Tensor[3];
    private final @Nullable Parameter together;
    private final @Nullable Parameter bias;
    private final @Nullable Parameter biasOfKey;
    private final @Nullable Parameter biasOfValue;
    private final Dense output;
    private boolean batchFirst;
    private double dropout;
    private Dropout dropping;

    /**
     * Attention with keys and values of the size of the queries.
     *
     * @param embedding the size, divisible by the heads
     * @param heads how many heads there are
     * @throws IllegalArgumentException if one is less than 1, or the embedding not divisible by the heads
     */
    public MultiheadAttention(int embedding, int heads) {
        this(new AttentionOptions(embedding, heads));
    }

    /** Attention whose parameters are drawn by the global generator: uniformly as Glorot proposed, biases are 0. */
    public MultiheadAttention(AttentionOptions options) {
        this(options, Generator.global());
    }

    /** Attention whose parameters, and what it drops, are drawn by a generator. */
    public MultiheadAttention(AttentionOptions options, Generator generator) {
        this.options = options;
        this.generator = generator("generator", generator);
        int size = options.embedding();
        int rows = Math.multiplyExact(3, size);
        GlorotUniform even = new GlorotUniform();
        if (options.areOneSize()) {
            together = parameter("in_proj_weight", even, generator, rows, size);
        } else {
            together = null;
            projections[0] = parameter("q_proj_weight", even, generator, size, size);
            projections[1] = parameter("k_proj_weight", even, generator, size, options.keys());
            projections[2] = parameter("v_proj_weight", even, generator, size, options.values());
        }
        bias = options.bias() ? parameter("in_proj_bias", new ConstantValue(0), rows) : null;
        GlorotNormal normal = new GlorotNormal();
        biasOfKey = options.biasKeyValue() ? parameter("bias_k", normal, generator, 1, 1, size) : null;
        biasOfValue = options.biasKeyValue() ? parameter("bias_v", normal, generator, 1, 1, size) : null;
        output = child(
                "out_proj",
                new Dense(size, size, new FanInUniform(), options.bias() ? new ConstantValue(0) : null, generator));
        dropping = new Dropout(0, generator);
    }

    /** Sets whether inputs and outputs are (batch, ..., size) instead of (..., batch, size); false unless set. */
    public MultiheadAttention batchFirst(boolean first) {
        batchFirst = first;
        return this;
    }

    /**
     * Sets the probability of a weight to be dropped in training; 0 unless set.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public MultiheadAttention dropout(double probability) {
        // In training whenever it is asked: this layer itself knows when it is.
        dropping = new Dropout(probability, generator);
        dropout = probability;
        return this;
    }

    /** Looks from each position of the input at all of them. */
    public Tensor apply(Tensor x) {
        return apply(x, x, x, AttentionMask.NONE);
    }

    /** Looks from the queries at the keys, all of them. */
    public Tensor apply(Tensor query, Tensor key, Tensor value) {
        return apply(query, key, value, AttentionMask.NONE);
    }

    /**
     * Looks from the queries at those keys that the mask leaves.
     *
     * @throws OperationException if shapes or types do not fit
     */
    public Tensor apply(Tensor query, Tensor key, Tensor value, AttentionMask mask) {
        boolean looksAround = query == key && key == value && packs();
        return looksAround
                ? call(() -> lookAround(query, mask), query, key, value)
                : run(query, key, value, mask).output();
    }

    /**
     * As {@link #apply(Tensor, Tensor, Tensor, AttentionMask)}, and tells the weights.
     *
     * @param averaged whether the weights are averaged over the heads
     */
    public AttentionOutput applyWithWeights(
            Tensor query, Tensor key, Tensor value, AttentionMask mask, boolean averaged) {
        AttentionOutput found = run(query, key, value, mask);
        Tensor weights = averaged ? found.weights().mean(1, false) : found.weights();
        return new AttentionOutput(found.output(), query.rank() == 2 ? weights.squeeze(0) : weights);
    }

    /** Whether queries, keys and values of one tensor can be had side by side, and what is done with them in one operation. */
    private boolean packs() {
        boolean drops = isTraining() && dropout > 0;
        return together != null && biasOfKey == null && !options.zeroAttention() && !drops;
    }

    private Tensor lookAround(Tensor x, AttentionMask mask) {
        check(x, x, x);
        if (x.rank() == 2) {
            int place = batchDim();
            return lookAround(x.unsqueeze(place), mask).squeeze(place);
        }
        Tensor weight = Objects.requireNonNull(together, "the weights are of one size");
        Tensor all = bias == null ? x.linear(weight) : x.linear(weight, bias);
        int steps = x.size(1 - batchDim());
        Tensor added = mask.added(x.dtype(), x.size(batchDim()), options.heads(), steps, steps, 0);
        return output.apply(all.selfAttention(options.heads(), batchFirst, added));
    }

    private AttentionOutput run(Tensor query, Tensor key, Tensor value, AttentionMask mask) {
        return call(() -> forward(query, key, value, mask), AttentionOutput::output, query, key, value);
    }

    private AttentionOutput forward(Tensor query, Tensor key, Tensor value, AttentionMask mask) {
        check(query, key, value);
        if (query.rank() == 2) {
            int place = batchDim();
            AttentionOutput batch = forward(query.unsqueeze(place), key.unsqueeze(place), value.unsqueeze(place), mask);
            return new AttentionOutput(batch.output().squeeze(place), batch.weights());
        }
        int batch = query.size(batchDim());
        int queries = query.size(1 - batchDim());
        int keys = key.size(1 - batchDim());
        Tensor q = heads(project(0, query));
        Tensor k = heads(extended(project(1, key), biasOfKey));
        Tensor v = heads(extended(project(2, value), biasOfValue));
        Tensor added = mask.added(query.dtype(), batch, options.heads(), queries, keys, k.size(2) - keys);
        Tensor chosen = q.attentionWeights(k, added, Math.sqrt((double) options.heads() / options.embedding()));
        Tensor weights = isTraining() ? dropping.apply(chosen) : chosen;
        Tensor found = weights.matmul(v);
        Tensor joined = batchFirst ? found.transpose(1, 2) : found.permute(2, 0, 1, 3);
        return new AttentionOutput(output.apply(joined.reshape(query.shape())), weights);
    }

    private int batchDim() {
        return batchFirst ? 0 : 1;
    }

    private void check(Tensor query, Tensor key, Tensor value) {
        boolean fits = (query.rank() == 3 || query.rank() == 2)
                && key.rank() == query.rank()
                && value.rank() == query.rank()
                && query.size(-1) == options.embedding()
                && key.size(-1) == options.keys()
                && value.size(-1) == options.values()
                && key.size(0) == value.size(0)
                && key.size(-2) == value.size(-2)
                && (query.rank() == 2 || key.size(batchDim()) == query.size(batchDim()));
        if (!fits) {
            throw new OperationException(
                    "attention",
                    "expected queries, keys and values of one batch (%s, or without a batch) with the sizes %d, %d and %d in the last dimension, as many values as keys, got %s, %s and %s"
                            .formatted(
                                    batchFirst ? "which comes first" : "which comes second",
                                    options.embedding(),
                                    options.keys(),
                                    options.values(),
                                    query.shape(),
                                    key.shape(),
                                    value.shape()));
        }
    }

    /** The weights of queries, keys or values apart, so that no gradient of a large result has to be put together. */
    private Tensor project(int part, Tensor x) {
        int size = options.embedding();
        Tensor weight = together == null ? projections[part] : together.narrow(0, part * size, size);
        return bias == null ? x.linear(weight) : x.linear(weight, bias.narrow(0, part * size, size));
    }

    /** With the learned and the zero key, or value, behind the others. */
    private Tensor extended(Tensor x, @Nullable Tensor learned) {
        Tensor result = x;
        int dim = 1 - batchDim();
        int batch = x.size(batchDim());
        int size = options.embedding();
        if (learned != null) {
            Tensor each = batchFirst ? learned.broadcastTo(batch, 1, size) : learned.broadcastTo(1, batch, size);
            result = Tensor.cat(List.of(result, each), dim);
        }
        if (options.zeroAttention()) {
            Tensor zeros =
                    batchFirst ? Tensor.zeros(x.dtype(), batch, 1, size) : Tensor.zeros(x.dtype(), 1, batch, size);
            result = Tensor.cat(List.of(result, zeros), dim);
        }
        return result;
    }

    /** A view of shape (batch, heads, positions, size of a head). */
    private Tensor heads(Tensor x) {
        int size = options.embedding() / options.heads();
        Tensor split = x.reshape(x.size(0), x.size(1), options.heads(), size);
        return batchFirst ? split.permute(0, 2, 1, 3) : split.permute(1, 2, 0, 3);
    }

    @Override
    protected Settings settings() {
        return options.settings().and("batchFirst", batchFirst, false).and("dropout", dropout, 0);
    }
}
