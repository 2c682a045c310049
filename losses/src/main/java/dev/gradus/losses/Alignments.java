package dev.gradus.losses;

import java.util.Arrays;

/**
 * The ways to align targets with inputs, for connectionist temporal classification (Graves et al. 2006). A target's states are its
 * labels with a blank before, between and after them; from one step to the next, a path stays in its state, goes on to the next
 * one, or leaves out a blank between two labels that differ.
 *
 * <p>α_t(s) is the logarithm of the probability of all paths that are in state s at step t, this step included, and β_t(s) that of
 * all that follows. So ℓ = -ln Σ_s e^(α_t(s) + β_t(s)) at any t, and ∂ℓ/∂ln p_t(k) = -Σ e^(α_t(s) + β_t(s) + ℓ) over the states s
 * whose label is k.
 */
final class Alignments {
    private static final double NONE = Double.NEGATIVE_INFINITY;

    private final int[][] labels;
    private final int[] steps;
    private final int blank;

    /**
     * The alignments of a batch.
     *
     * @param labels of each target
     * @param steps how many steps of each input count
     * @param blank the label between labels
     */
    Alignments(int[][] labels, int[] steps, int blank) {
        this.labels = labels;
        this.steps = steps;
        this.blank = blank;
    }

    int count() {
        return labels.length;
    }

    /** How many steps of an input count. */
    int steps(int observation) {
        return steps[observation];
    }

    /** The last state of a target. */
    int lastState(int observation) {
        return 2 * labels[observation].length;
    }

    /** How many states the longest target has. */
    int mostStates() {
        return 2 * Arrays.stream(labels).mapToInt(target -> target.length).max().orElse(0) + 1;
    }

    /** The label of each state, and blanks up to a number of states. */
    int[] states(int observation, int size) {
        int[] states = new int[size];
        Arrays.fill(states, blank);
        for (int i = 0; i < labels[observation].length; i++) {
            states[2 * i + 1] = labels[observation][i];
        }
        return states;
    }

    /** Whether a state can be reached from the one before the one before. */
    boolean canSkipTo(int[] states, int state) {
        return state >= 2 && states[state] != blank && states[state] != states[state - 2];
    }

    /**
     * Computes the loss of one observation, and its gradient.
     *
     * @param x log-probabilities (T, N, C)
     * @param classes C
     * @param gradient of the shape of x, to which the gradient is written; of no elements if it is not wanted
     */
    double loss(int observation, double[] x, int classes, double[] gradient) {
        int[] states = states(observation, lastState(observation) + 1);
        int last = steps[observation] - 1;
        if (last < 0) {
            return states.length == 1 ? 0 : Double.POSITIVE_INFINITY;
        }
        int stride = count() * classes;
        int start = observation * classes;
        double[][] alpha = new double[last + 1][states.length];
        for (int s = 0; s < states.length; s++) {
            alpha[0][s] = s < 2 ? x[start + states[s]] : NONE;
        }
        for (int t = 1; t <= last; t++) {
            step(alpha[t - 1], alpha[t], states, x, start + t * stride);
        }
        int end = states.length - 1;
        double loss = -logOfSum(alpha[last][end], end > 0 ? alpha[last][end - 1] : NONE, NONE);
        if (gradient.length > 0 && loss != Double.POSITIVE_INFINITY) {
            addGradient(alpha, loss, states, x, start, stride, gradient);
        }
        return loss;
    }

    private void step(double[] from, double[] to, int[] states, double[] x, int row) {
        for (int s = 0; s < states.length; s++) {
            double next = s > 0 ? from[s - 1] : NONE;
            double skipped = canSkipTo(states, s) ? from[s - 2] : NONE;
            to[s] = x[row + states[s]] + logOfSum(from[s], next, skipped);
        }
    }

    private void addGradient(
            double[][] alpha, double loss, int[] states, double[] x, int start, int stride, double[] gradient) {
        int end = states.length - 1;
        double[] beta = new double[states.length];
        Arrays.fill(beta, NONE);
        beta[end] = 0;
        beta[Math.max(end - 1, 0)] = 0;
        for (int t = alpha.length - 1; t >= 0; t--) {
            int row = start + t * stride;
            for (int s = 0; s <= end; s++) {
                gradient[row + states[s]] -= Math.exp(alpha[t][s] + beta[s] + loss);
                // What beta is at the step before needs this step's own probability.
                beta[s] += x[row + states[s]];
            }
            for (int s = 0; s <= end; s++) {
                double next = s < end ? beta[s + 1] : NONE;
                double skipped = s + 2 <= end && canSkipTo(states, s + 2) ? beta[s + 2] : NONE;
                beta[s] = logOfSum(beta[s], next, skipped);
            }
        }
    }

    /** ln(eᵃ + eᵇ + eᶜ), without overflow. */
    private static double logOfSum(double a, double b, double c) {
        double largest = Math.max(a, Math.max(b, c));
        if (largest == NONE) {
            return NONE;
        }
        return largest + Math.log(Math.exp(a - largest) + Math.exp(b - largest) + Math.exp(c - largest));
    }
}
