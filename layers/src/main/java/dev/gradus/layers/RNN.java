package dev.gradus.layers;

import dev.gradus.core.RecurrentCell;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;

/**
 * A plain recurrent network, also called Elman's: each state is made of the input and the state before.
 *
 * <p>h' = tanh(W x + b + U h + c), or max(..., 0).
 *
 * <p><b>Shape</b>: (steps, batch, in), with {@code batchFirst} (batch, steps, in), or without a batch (steps, in), to the
 * same with directions · hidden instead of in; states are (layers · directions, batch, hidden), or without a batch (layers ·
 * directions, hidden). The parameters of layer k are {@code weight_ih_lk} (hidden, in), {@code weight_hh_lk} (hidden,
 * hidden), {@code bias_ih_lk} and {@code bias_hh_lk} (hidden), those of the other direction end in
 * {@code _reverse}; all start uniformly from [-1/√hidden, 1/√hidden).
 */
public final class RNN extends SingleStateRecurrent<RNN> {
    /** One layer of one direction, with tanh. */
    public RNN(int in, int hidden) {
        this(new RecurrentOptions(in, hidden));
    }

    /**
     * A network with tanh whose parameters are drawn by the global generator.
     *
     * @throws IllegalArgumentException if the options have a projection
     */
    public RNN(RecurrentOptions options) {
        this(options, false);
    }

    /**
     * A network whose parameters are drawn by the global generator.
     *
     * @param relu whether max(x, 0) takes the place of tanh x
     * @throws IllegalArgumentException if the options have a projection
     */
    public RNN(RecurrentOptions options, boolean relu) {
        this(options, relu, Generator.global());
    }

    /**
     * A network whose parameters, and what it drops, are drawn by a generator.
     *
     * @param relu whether max(x, 0) takes the place of tanh x
     * @throws IllegalArgumentException if the options have a projection
     */
    public RNN(RecurrentOptions options, boolean relu, Generator generator) {
        super("RNN", relu ? RecurrentCell.RELU : RecurrentCell.TANH, options, generator);
    }

    @Override
    protected Settings settings() {
        return super.settings().and("relu", cell == RecurrentCell.RELU, false);
    }

    @Override
    RNN self() {
        return this;
    }
}
