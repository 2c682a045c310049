package dev.gradus.layers;

import dev.gradus.core.Buffer;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/**
 * Adds to each position p of a sequence waves of many lengths, so that attention can tell positions apart.
 *
 * <p>To the elements 2i and 2i + 1 are added sin and cos of p / 10000^(2i / size).
 *
 * <p><b>Shape</b>: (steps, batch, size), with {@code batchFirst} (batch, steps, size), or (steps, size), to the same. The
 * buffer {@code pe} is (positions, size).
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017: Attention is all you need</a>
 */
public final class SinusoidalPositionalEncoding extends PositionalEncoding<SinusoidalPositionalEncoding> {
    private static final double LONGEST = 10_000;

    private final Buffer table;

    /**
     * An encoding.
     *
     * @param positions how many steps a sequence has at most, at least 1
     * @param size how many elements a position has, at least 1
     * @throws IllegalArgumentException if one is less than 1
     */
    public SinusoidalPositionalEncoding(int positions, int size) {
        check("SinusoidalPositionalEncoding", positions, size);
        table = buffer("pe", SinusoidalPositionalEncoding::waves, positions, size);
    }

    private static Tensor waves(Generator unused, int... sizes) {
        int size = sizes[1];
        double[] waves = new double[sizes[0] * size];
        for (int i = 0; i < waves.length; i++) {
            int element = i % size;
            int position = i / size;
            double angle = position / Math.pow(LONGEST, (element - element % 2) / (double) size);
            waves[i] = element % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
        }
        return Tensor.of(waves).reshape(sizes).to(DType.FLOAT32);
    }

    @Override
    SinusoidalPositionalEncoding self() {
        return this;
    }

    @Override
    Tensor table() {
        return table;
    }
}
