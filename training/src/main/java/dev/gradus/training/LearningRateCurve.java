package dev.gradus.training;

import java.util.List;
import java.util.Locale;

/**
 * What the loss did as the learning rate grew: the result of a {@link LearningRateFinder}.
 *
 * @param points in the order of their rates, up to where the loss exploded; at least one
 */
public record LearningRateCurve(List<Point> points) {
    private static final int ROWS = 20;
    private static final double BELOW_MINIMUM = 10;

    /**
     * One step.
     *
     * @param learningRate of the step
     * @param loss of the batch, before the step
     * @param smoothed the running mean of the losses
     */
    public record Point(double learningRate, double loss, double smoothed) {}

    /**
     * The rate at which the smoothed loss falls fastest, per factor of the rate, before its minimum: bold, for schedules
     * that rise to a peak such as {@code OneCycleLR}, or to begin with.
     */
    public double steepest() {
        int reach = reach();
        int best = 0;
        double fastest = Double.POSITIVE_INFINITY;
        for (int i = reach; i + reach < points.size() && i <= lowest(); i++) {
            double slope = slope(points.get(i - reach), points.get(i + reach));
            if (slope < fastest) {
                fastest = slope;
                best = i;
            }
        }
        return points.get(best).learningRate();
    }

    /**
     * How many points to each side a slope is taken over: a quarter of a decade, for that from one to the next is mostly noise,
     * and where nothing is learned yet noise is all there is.
     */
    private int reach() {
        double decades = Math.log10(
                points.get(points.size() - 1).learningRate() / points.get(0).learningRate());
        double perDecade = (points.size() - 1) / decades;
        return decades > 0 ? Math.max(1, Math.min((int) (perDecade / 4), points.size() / 8)) : 1;
    }

    private static double slope(Point from, Point to) {
        return (to.smoothed() - from.smoothed()) / Math.log(to.learningRate() / from.learningRate());
    }

    /** The rate at which the smoothed loss is smallest: where it is about to rise, so too high to train with. */
    public double minimum() {
        return points.get(lowest()).learningRate();
    }

    /** A tenth of {@link #minimum()}: the careful rule of thumb. */
    public double tenthOfMinimum() {
        return minimum() / BELOW_MINIMUM;
    }

    private int lowest() {
        int best = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).smoothed() < points.get(best).smoothed()) {
                best = i;
            }
        }
        return best;
    }

    /** A table of about 20 rates with their losses, and the suggestions. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("learning rate        loss    smoothed");
        int every = Math.max(1, (points.size() + ROWS - 1) / ROWS);
        for (int i = 0; i < points.size(); i += every) {
            Point point = points.get(i);
            text.append(String.format(
                    Locale.ROOT, "%n%13.2e  %10.4g  %10.4g", point.learningRate(), point.loss(), point.smoothed()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%nsteepest at %.2e, a tenth of the minimum at %.2e",
                        steepest(),
                        tenthOfMinimum()))
                .toString();
    }
}
