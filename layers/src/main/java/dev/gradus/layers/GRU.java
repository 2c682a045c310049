package dev.gradus.layers;

import dev.gradus.core.RecurrentCell;
import dev.gradus.core.random.Generator;

/**
 * A gated recurrent unit, whose gates decide how much of its state is kept at each step.
 *
 * <p>h' = (1 - z) n + z h, where r = σ(W x + b + U h + c), z likewise, and n = tanh(W x + b + r (U h + c)), each with weights of
 * its own; they stand one below the other in the order r, z, n.
 *
 * <p><b>Shape</b>: (steps, batch, in), with {@code batchFirst} (batch, steps, in), or without a batch (steps, in), to the
 * same with directions · hidden instead of in; states are (layers · directions, batch, hidden), or without a batch (layers ·
 * directions, hidden). The parameters of layer k are {@code weight_ih_lk} (3 · hidden, in), {@code weight_hh_lk} (3 · hidden,
 * hidden), {@code bias_ih_lk} and {@code bias_hh_lk} (3 · hidden), those of the other direction end in
 * {@code _reverse}; all start uniformly from [-1/√hidden, 1/√hidden).
 */
public final class GRU extends SingleStateRecurrent<GRU> {
    /** One layer of one direction. */
    public GRU(int in, int hidden) {
        this(new RecurrentOptions(in, hidden));
    }

    /**
     * A network whose parameters are drawn by the global generator.
     *
     * @throws IllegalArgumentException if the options have a projection
     */
    public GRU(RecurrentOptions options) {
        this(options, Generator.global());
    }

    /**
     * A network whose parameters, and what it drops, are drawn by a generator.
     *
     * @throws IllegalArgumentException if the options have a projection
     */
    public GRU(RecurrentOptions options, Generator generator) {
        super("GRU", RecurrentCell.GRU, options, generator);
    }

    @Override
    GRU self() {
        return this;
    }
}
