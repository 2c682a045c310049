package dev.gradus.training.metrics;

/** The metrics that come with the framework, for a static import. */
public final class Metrics {
    private Metrics() {}

    /** The share of right answers among several classes; see {@link Accuracy}. */
    public static Accuracy accuracy() {
        return new Accuracy();
    }

    /**
     * The share of right answers to yes-or-no questions, where yes is a prediction above a bound; see {@link BinaryAccuracy}.
     *
     * @param threshold 0.5 for probabilities, such as those of a sigmoid, 0 for logits
     * @throws IllegalArgumentException if it is NaN
     */
    public static BinaryAccuracy binaryAccuracy(double threshold) {
        return new BinaryAccuracy(threshold);
    }

    /**
     * The share of answers whose right class is among the first k guesses; see {@link TopKAccuracy}.
     *
     * @param k at least 1
     * @throws IllegalArgumentException if it is less
     */
    public static TopKAccuracy topKAccuracy(int k) {
        return new TopKAccuracy(k);
    }

    // ---- of a confusion matrix

    /** The share of right ones among what was predicted to be of a class, {@code macro()} unless told otherwise; see {@link Precision}. */
    public static Precision precision() {
        return new Precision();
    }

    /** The share of a class that was predicted to be of it, {@code macro()} unless told otherwise; see {@link Recall}. */
    public static Recall recall() {
        return new Recall();
    }

    /** The harmonic mean of precision and recall, {@code macro()} unless told otherwise; see {@link F1}. */
    public static F1 f1() {
        return new F1();
    }

    /** Accuracy as if all classes were as frequent; see {@link BalancedAccuracy}. */
    public static BalancedAccuracy balancedAccuracy() {
        return new BalancedAccuracy();
    }

    /** The correlation of truth and prediction; see {@link MatthewsCorrelation}. */
    public static MatthewsCorrelation matthewsCorrelation() {
        return new MatthewsCorrelation();
    }

    /** The agreement of truth and prediction beyond chance; see {@link CohenKappa}. */
    public static CohenKappa cohenKappa() {
        return new CohenKappa();
    }

    // ---- of scores and probabilities

    /** How well scores tell samples of a class from others, whatever the threshold; see {@link RocAuc}. */
    public static RocAuc rocAuc() {
        return new RocAuc();
    }

    /** The precisions on the way down the scores, on average; see {@link AveragePrecision}. */
    public static AveragePrecision averagePrecision() {
        return new AveragePrecision();
    }

    /** The surprise at the right answer, of probabilities or {@code fromLogits()}; see {@link LogLoss}. */
    public static LogLoss logLoss() {
        return new LogLoss();
    }

    /** The squared error of the probabilities of a yes; see {@link BrierScore}. */
    public static BrierScore brierScore() {
        return new BrierScore();
    }

    /** Between how many tokens a language model hesitates, from logits; see {@link Perplexity}. */
    public static Perplexity perplexity() {
        return new Perplexity();
    }

    // ---- of measured values

    /** The mean absolute error; see {@link MeanAbsoluteError}. */
    public static MeanAbsoluteError meanAbsoluteError() {
        return new MeanAbsoluteError();
    }

    /** The mean squared error; see {@link MeanSquaredError}. */
    public static MeanSquaredError meanSquaredError() {
        return new MeanSquaredError();
    }

    /** The root of the mean squared error; see {@link RootMeanSquaredError}. */
    public static RootMeanSquaredError rootMeanSquaredError() {
        return new RootMeanSquaredError();
    }

    /** The mean absolute error relative to the target; see {@link MeanAbsolutePercentageError}. */
    public static MeanAbsolutePercentageError meanAbsolutePercentageError() {
        return new MeanAbsolutePercentageError();
    }

    /** The part of the targets' spread that predictions explain; see {@link R2}. */
    public static R2 r2() {
        return new R2();
    }
}
