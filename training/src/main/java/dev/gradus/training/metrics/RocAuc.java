package dev.gradus.training.metrics;

/**
 * The area under the receiver operating characteristic: the probability that a sample which is of a class has a larger score
 * than one which is not, where equal scores count half.
 *
 * <p>For y yes and n no scores, (#{y &gt; n} + #{y = n} / 2) / (|y| |n|), counted exactly; 0.5 is chance, 1 perfect.
 *
 * <p>Shapes are those of {@link RankingMetric}, which keeps all scores.
 *
 * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil 1982: The meaning and use of the area
 *     under a receiver operating characteristic (ROC) curve</a>
 */
public final class RocAuc extends RankingMetric<RocAuc> {
    /** An area of no batch yet. */
    public RocAuc() {
        super("roc_auc");
    }

    @Override
    double ofRanks(double[] yes, double[] no) {
        long halves = 0;
        int below = 0;
        int upTo = 0;
        for (double score : yes) {
            while (below < no.length && no[below] < score) {
                below++;
            }
            while (upTo < no.length && no[upTo] <= score) {
                upTo++;
            }
            halves += below + (long) upTo;
        }
        return halves / 2.0 / yes.length / no.length;
    }
}
