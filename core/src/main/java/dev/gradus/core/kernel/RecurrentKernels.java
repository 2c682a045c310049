package dev.gradus.core.kernel;

/**
 * What the cells of recurrent networks compute besides products, for one sequence at one step. Each array has a place of
 * its own where the numbers of that step begin; the gates are activated and stand one after another, {@code hidden} numbers
 * each.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface RecurrentKernels<A> {
    /** {@code out = x + y}. */
    void add(A x, int xAt, A y, int yAt, A out, int outAt, int count);

    /** The cell of an LSTM with the gates (i, f, g, o): {@code after = f * before + i * g}. */
    void lstmCell(A gates, int gatesAt, A cells, int before, int after, int hidden);

    /** The hidden state of an LSTM: {@code state = o * tanh}, where the arrays of states and of tanh c have the same places. */
    void lstmState(A gates, int gatesAt, A tanh, A states, int after, int hidden);

    /**
     * The gradients of a step of an LSTM. The gradient of the hidden state is {@code upstream + hiddenGradients}, and that of
     * the cell begins as {@code cellGradients}; it ends as that of the cell before, and {@code hiddenGradients} as 0.
     *
     * @param gates i, f, g and o
     * @param cells the cells at {@code before} and {@code after}
     * @param tanh tanh of the cell at {@code after}
     * @param upstream what arrived from outside
     * @param upstreamAt where
     * @param hiddenGradients what arrived from the step after this
     * @param cellGradients the same for the cell
     * @param stateAt where both begin
     * @param gateGradients set to the gradients of the gates before their activation, at {@code gatesAt}
     */
    void lstmGradient(
            A gates,
            int gatesAt,
            A cells,
            A tanh,
            int before,
            int after,
            A upstream,
            int upstreamAt,
            A hiddenGradients,
            A cellGradients,
            int stateAt,
            A gateGradients,
            int hidden);

    /** The third gate of a GRU before its activation: {@code n = n + r * product}, with the gates (r, z, n). */
    void gruCandidate(A gates, int gatesAt, A product, int productAt, int hidden);

    /** The hidden state of a GRU: {@code after = n + z * (before - n)}. */
    void gruState(A gates, int gatesAt, A states, int before, int after, int hidden);

    /**
     * The gradients of a step of a GRU. The gradient of the hidden state is {@code upstream + hiddenGradients}; the latter
     * ends as what goes to the state before by way of z alone.
     *
     * @param gates r, z and n
     * @param product what r was multiplied with
     * @param productAt where that and its gradient begin
     * @param states the state before
     * @param before where
     * @param upstream what arrived from outside
     * @param upstreamAt where
     * @param hiddenGradients what arrived from the step after this
     * @param stateAt where
     * @param gateGradients set to the gradients of the gates before their activation, at {@code gatesAt}
     * @param productGradients set to the gradient of the product
     */
    void gruGradient(
            A gates,
            int gatesAt,
            A product,
            int productAt,
            A states,
            int before,
            A upstream,
            int upstreamAt,
            A hiddenGradients,
            int stateAt,
            A gateGradients,
            A productGradients,
            int hidden);
}
