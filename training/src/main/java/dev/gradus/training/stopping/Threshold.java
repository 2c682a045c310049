package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Stops where a measure passes a bound; made by {@link Measure#below} and its neighbours. */
public final class Threshold implements StoppingCriterion {
    enum Side {
        BELOW("below"),
        ABOVE("above"),
        AT_LEAST("at least"),
        AT_MOST("at most");

        private final String words;

        Side(String words) {
            this.words = words;
        }

        /** False for NaN on any side. */
        private boolean has(double value, double bound) {
            return switch (this) {
                case BELOW -> value < bound;
                case ABOVE -> value > bound;
                case AT_LEAST -> value >= bound;
                case AT_MOST -> value <= bound;
            };
        }
    }

    private final Measure measure;
    private final Side side;
    private final double bound;
    private final int epochs;
    private int running;

    Threshold(Measure measure, Side side, double bound, int epochs) {
        if (Double.isNaN(bound)) {
            throw new IllegalArgumentException(
                    "%s: the bound of a stopping criterion must be a number, got NaN".formatted(measure.name()));
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("forEpochs: a bound must hold for at least 1 epoch, got " + epochs);
        }
        this.measure = measure;
        this.side = side;
        this.bound = bound;
        this.epochs = epochs;
    }

    /**
     * This criterion where the bound has to be passed in some epochs running, 1 unless said otherwise.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Threshold forEpochs(int count) {
        return new Threshold(measure, side, bound, count);
    }

    @Override
    public void reset() {
        running = 0;
    }

    @Override
    public Map<String, Double> stateDict() {
        return Map.of("running", (double) running);
    }

    @Override
    public void loadStateDict(Map<String, Double> state) {
        CriterionState.check(this, state, stateDict());
        running = state.getOrDefault("running", 0.0).intValue();
    }

    @Override
    public List<Measure> measures() {
        return List.of(measure);
    }

    @Override
    public Optional<StopReason> check(EpochRecord epoch) {
        double value = measure.of(epoch);
        running = side.has(value, bound) ? running + 1 : 0;
        return running < epochs ? Optional.empty() : Optional.of(reason(epoch.epoch(), value));
    }

    private StopReason reason(int epoch, double value) {
        String description = String.format(
                Locale.ROOT,
                "%s %.4g is %s %.4g after epoch %d%s",
                measure.name(),
                value,
                side.words,
                bound,
                epoch,
                epochs == 1 ? "" : ", for %d epochs running".formatted(running));
        return new StopReason(this, epoch, value, bound, description);
    }
}
