package dev.gradus.training.metrics;

/**
 * The mean of the precisions that are reached on the way down the scores, each weighted by the recall that is won there:
 * Σ (Rᵢ - Rᵢ₋₁) Pᵢ over all different scores, from the largest on, without interpolation. 1 is perfect; chance is the share
 * of samples that are of the class.
 *
 * <p>Shapes are those of {@link RankingMetric}, which keeps all scores.
 */
public final class AveragePrecision extends RankingMetric<AveragePrecision> {
    /** A precision of no batch yet. */
    public AveragePrecision() {
        super("average_precision");
    }

    @Override
    double ofRanks(double[] yes, double[] no) {
        double sum = 0;
        int falsely = 0;
        int rightly = 0;
        while (rightly < yes.length) {
            double threshold = yes[yes.length - 1 - rightly];
            int before = rightly;
            while (rightly < yes.length && yes[yes.length - 1 - rightly] >= threshold) {
                rightly++;
            }
            while (falsely < no.length && no[no.length - 1 - falsely] >= threshold) {
                falsely++;
            }
            sum += (rightly - before) * ((double) rightly / (rightly + falsely));
        }
        return sum / yes.length;
    }
}
