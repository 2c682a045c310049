package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * Between how many equally likely tokens a language model hesitates: exp(-Σ ln p / n) for the probability p that its softmax
 * gives to the right token, over all n tokens that are not ignored. 1 is perfect; the number of tokens is what guessing has.
 *
 * <p><b>Shape</b>: predictions (n, tokens) or (n, tokens, ...), scores before the softmax; targets, numbers of tokens, (n) or
 * (n, ...).
 *
 * @see <a href="https://doi.org/10.1121/1.2016299">Jelinek et al. 1977: Perplexity, a measure of the difficulty of speech
 *     recognition tasks</a>
 */
public final class Perplexity extends LikelihoodMetric<Perplexity> {
    /** A perplexity of no batch yet. */
    public Perplexity() {}

    @Override
    public String name() {
        return "perplexity";
    }

    @Override
    Tensor logarithms(Tensor rows) {
        return rows.logSoftmax(1);
    }

    @Override
    public double value() {
        return Math.exp(mean());
    }
}
