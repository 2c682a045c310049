package dev.gradus.core;

/** The mean μ, the variance σ² and the factor 1 / √(σ² + ε) by which each channel is normalised. */
final class ChannelStatistics {
    final double[] mean;
    final double[] variance;
    final double[] inverse;

    ChannelStatistics(double[] mean, double[] variance, double eps) {
        this.mean = mean;
        this.variance = variance;
        this.inverse = new double[variance.length];
        for (int c = 0; c < inverse.length; c++) {
            inverse[c] = 1 / Math.sqrt(variance[c] + eps);
        }
    }
}
