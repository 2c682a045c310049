package dev.gradus.layers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.Normal;
import dev.gradus.core.random.Generator;

/**
 * Adds to each position of a sequence a row of its own that is learned, so that attention can tell positions apart.
 *
 * <p><b>Shape</b>: (steps, batch, size), with {@code batchFirst} (batch, steps, size), or (steps, size), to the same. The
 * parameter {@code weight} is (positions, size) and starts normally distributed with a standard deviation of 0.02.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al. 2018: BERT</a>, which learns its positions this way
 */
public final class LearnedPositionalEncoding extends PositionalEncoding<LearnedPositionalEncoding> {
    private static final double DEVIATION = 0.02;

    private final Parameter weight;

    /**
     * An encoding that starts with numbers drawn by the global generator.
     *
     * @param positions how many steps a sequence has at most, at least 1
     * @param size how many elements a position has, at least 1
     * @throws IllegalArgumentException if one is less than 1
     */
    public LearnedPositionalEncoding(int positions, int size) {
        this(positions, size, Generator.global());
    }

    /**
     * An encoding that starts with numbers drawn by a generator.
     *
     * @param positions how many steps a sequence has at most, at least 1
     * @param size how many elements a position has, at least 1
     * @throws IllegalArgumentException if one is less than 1
     */
    public LearnedPositionalEncoding(int positions, int size, Generator generator) {
        check("LearnedPositionalEncoding", positions, size);
        weight = parameter("weight", new Normal(0, DEVIATION), generator, positions, size);
    }

    @Override
    LearnedPositionalEncoding self() {
        return this;
    }

    @Override
    Tensor table() {
        return weight;
    }
}
