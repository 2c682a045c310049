package dev.gradus.training.metrics;

/**
 * The mean of any number of doubles, whose sum is kept together with what its roundings have lost.
 *
 * @see <a href="https://doi.org/10.1002/zamm.19740540106">Neumaier 1974: Rundungsfehleranalyse einiger Verfahren zur
 *     Summation endlicher Summen</a>
 */
final class CompensatedMean {
    private long count;
    private double sum;
    private double lost;

    void reset() {
        count = 0;
        sum = 0;
        lost = 0;
    }

    void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
        count++;
    }

    /** The mean; NaN of nothing. */
    double value() {
        // Where the sum is infinite, so is what was lost, with the other sign perhaps.
        return (Double.isInfinite(sum) ? sum : sum + lost) / count;
    }

    double[] state() {
        return new double[] {count, sum, lost};
    }

    void restore(SavedState state) {
        long savedCount = state.count();
        double savedSum = state.number();
        double savedLost = state.number();
        state.end();
        count = savedCount;
        sum = savedSum;
        lost = savedLost;
    }
}
