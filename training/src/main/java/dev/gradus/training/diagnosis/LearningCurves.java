package dev.gradus.training.diagnosis;

import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Looks at the losses of a run's epochs for what can be seen in them alone: {@link Rule#OVERFITTING}, {@link
 * Rule#LOSS_DIVERGES} and {@link Rule#LOSS_ON_PLATEAU}.
 *
 * <pre>{@code
 * LearningCurves.findings(result.history()).forEach(System.out::println);
 * }</pre>
 */
public final class LearningCurves {
    /** Prechelt's bound: the validation loss is 5 % above its lowest value. */
    private static final double GENERALIZATION_LOSS = 0.05;
    /** One bad epoch is no trend. */
    private static final int TREND = 3;

    private static final double RISE = 2;
    private static final int SHORTEST_PLATEAU = 10;
    private static final double PLATEAU_FALL = 0.01;
    /** A loss that has fallen to a tenth may well be where it should be. */
    private static final double LOW = 0.1;

    private final double[] training;
    private final double[] validation;
    private final List<Finding> findings = new ArrayList<>();

    private LearningCurves(History history) {
        training = history.loss();
        validation = history.epochs().stream()
                .mapToDouble(EpochRecord::validationLoss)
                .toArray();
    }

    /** What is found in a history; nothing in one of fewer than four epochs. {@link Finding#batch()} is 0. */
    public static List<Finding> findings(History history) {
        LearningCurves curves = new LearningCurves(history);
        if (curves.training.length > TREND) {
            curves.lookForOverfitting();
            curves.lookForDivergence();
            curves.lookForPlateau();
        }
        return List.copyOf(curves.findings);
    }

    /** The generalization loss, GL = E / min E - 1 of the validation loss E, after Prechelt. */
    private void lookForOverfitting() {
        int best = lowest(validation);
        int last = validation.length - 1;
        if (best < 0 || validation[best] <= 0 || last - best < TREND || !(training[last] < training[best])) {
            return;
        }
        double now = leastOfTrend(validation);
        double rise = now / validation[best] - 1;
        if (rise > GENERALIZATION_LOSS) {
            add(
                    Rule.OVERFITTING,
                    "validation loss",
                    Map.of("lowest", validation[best], "last", validation[last], "bestEpoch", best + 1.0),
                    "the validation loss was lowest after epoch %d (%.4g) and is %.0f %% above that in the last %d epochs, while the training loss fell on from %.4g to %.4g",
                    best + 1,
                    validation[best],
                    100 * rise,
                    TREND,
                    training[best],
                    training[last]);
        }
    }

    private void lookForDivergence() {
        int best = lowest(training);
        if (best < 0 || training[best] <= 0) {
            return;
        }
        double now = leastOfTrend(training);
        double first = training[0];
        // From a loss near 0, twice as much is still nothing: so it must have lost a part of its way too.
        boolean isFarUp = now > RISE * training[best] && now - training[best] > (first - training[best]) / TREND;
        if (isFarUp && training.length - 1 - best >= TREND) {
            add(
                    Rule.LOSS_DIVERGES,
                    "training loss",
                    Map.of("lowest", training[best], "last", training[training.length - 1]),
                    "the training loss was %.4g in epoch %d and is %.4g or more in the last %d epochs",
                    training[best],
                    best + 1,
                    now,
                    TREND);
        }
    }

    private void lookForPlateau() {
        int length = Math.max(SHORTEST_PLATEAU, training.length / 3);
        int best = lowest(training);
        if (best < 0 || training.length < 2 * length) {
            return;
        }
        int start = training.length - length;
        double before = Arrays.stream(training, 0, start).min().orElse(Double.NaN);
        double since = Arrays.stream(training, start, training.length).min().orElse(Double.NaN);
        double way = training[0] - training[best];
        boolean isLow = since < LOW * training[0];
        if (way > 0
                && !isLow
                && before - since < PLATEAU_FALL * way
                && leastOfTrend(training) - since < PLATEAU_FALL * way) {
            add(
                    Rule.LOSS_ON_PLATEAU,
                    "training loss",
                    Map.of("epochs", (double) length, "loss", since),
                    "the training loss has been about %.4g for the last %d epochs",
                    since,
                    length);
        }
    }

    /** The least of the last values: all of them are at least so high. */
    private static double leastOfTrend(double[] values) {
        return Arrays.stream(values, values.length - TREND, values.length).min().orElse(Double.NaN);
    }

    /** The place of the lowest value that is a number; -1 if there is none. */
    private static int lowest(double[] values) {
        int lowest = -1;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && (lowest < 0 || values[i] < values[lowest])) {
                lowest = i;
            }
        }
        return lowest;
    }

    private void add(Rule rule, String place, Map<String, Double> numbers, String text, Object... arguments) {
        findings.add(new Finding(rule, place, 0, numbers, String.format(Locale.ROOT, text, arguments)));
    }
}
