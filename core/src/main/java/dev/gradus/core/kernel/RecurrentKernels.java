package dev.gradus.core.kernel;

/**
 * What the cells of recurrent networks compute besides products, for one sequence at one step. The numbers of that step
 * begin at a place of their own in each array; the gates stand one after another, as many numbers each as there are hidden
 * units. Of the units only those from {@code from} to before {@code to} are computed.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface RecurrentKernels<A> {
    /** {@code out = x + y}. */
    void add(A x, int xAt, A y, int yAt, A out, int outAt, int from, int to);

    /**
     * The cell of an LSTM and its hidden state: with the gates (i, f, g, o), {@code after = f * before + i * g} and
     * {@code state = o * tanh(after)}. The gates are activated in their place, g by tanh and the others by the sigmoid.
     *
     * @param gatesAt where the gates begin
     * @param before where the cell before the step begins
     * @param after where the cell after it begins, its tanh and the hidden state
     */
    void lstmCell(LstmArrays<A> run, int gatesAt, int before, int after, int from, int to);

    /**
     * The gradients of a step of an LSTM. The gradient of the hidden state is {@code upstream + hidden}, and that of the cell
     * begins as {@code cell}; it ends as that of the cell before, and {@code hidden} as 0.
     *
     * @param gatesAt where the gates begin, and their gradients
     * @param before where the cell before the step begins
     * @param after where the cell after it begins, and its tanh
     * @param upstreamAt where what arrived from outside begins
     * @param stateAt where the gradients of the state begin
     */
    void lstmGradient(
            LstmGradients<A> run, int gatesAt, int before, int after, int upstreamAt, int stateAt, int from, int to);

    /**
     * The hidden state of a GRU: with the gates (r, z, n), {@code after = n + z * (before - n)}. The gates are activated in
     * their place, r and z by the sigmoid, {@code n + r * product} by tanh.
     *
     * @param gatesAt where the gates begin
     * @param productAt where the product begins
     * @param before where the state before the step begins
     * @param after where the state after it begins
     */
    void gruCell(GruArrays<A> run, int gatesAt, int productAt, int before, int after, int from, int to);

    /**
     * The gradients of a step of a GRU. The gradient of the hidden state is {@code upstream + hidden}; the latter ends as what
     * goes to the state before by way of z alone.
     *
     * @param gatesAt where the gates begin, and their gradients
     * @param productAt where the product begins, its gradient, and what arrived from outside
     * @param before where the state before the step begins
     * @param stateAt where the gradient of the state begins
     */
    void gruGradient(GruGradients<A> run, int gatesAt, int productAt, int before, int stateAt, int from, int to);
}
