package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Stops where a measure has not got better for some epochs; made by {@link Measure#patience}. Whatever ends the training,
 * the weights after the best epoch are restored, unless {@link #keepLastWeights()} is asked for.
 */
public final class Patience implements StoppingCriterion {
    private final Measure measure;
    private final int epochs;
    private final double minDelta;
    private final boolean restore;
    private double best = Double.NaN;
    private int bestEpoch;
    private int waited;

    Patience(Measure measure, int epochs, double minDelta, boolean restore) {
        if (epochs < 1) {
            throw new IllegalArgumentException("patience: there must be at least 1 epoch to wait, got " + epochs);
        }
        if (!(minDelta >= 0)) {
            throw new IllegalArgumentException("minDelta: a difference must be at least 0, got " + minDelta);
        }
        this.measure = measure;
        this.epochs = epochs;
        this.minDelta = minDelta;
        this.restore = restore;
    }

    /**
     * This criterion where smaller improvements do not count; 0 unless said otherwise.
     *
     * @param difference at least 0, in the unit of the measure
     * @throws IllegalArgumentException if it is negative
     */
    public Patience minDelta(double difference) {
        return new Patience(measure, epochs, difference, restore);
    }

    /** This criterion without restoring the best weights. */
    public Patience keepLastWeights() {
        return new Patience(measure, epochs, minDelta, false);
    }

    @Override
    public void reset() {
        best = Double.NaN;
        bestEpoch = 0;
        waited = 0;
    }

    @Override
    public Map<String, Double> stateDict() {
        return Map.of("best", best, "best_epoch", (double) bestEpoch, "waited", (double) waited);
    }

    @Override
    public void loadStateDict(Map<String, Double> state) {
        CriterionState.check(this, state, stateDict());
        best = state.getOrDefault("best", Double.NaN);
        bestEpoch = state.getOrDefault("best_epoch", 0.0).intValue();
        waited = state.getOrDefault("waited", 0.0).intValue();
    }

    @Override
    public List<Measure> measures() {
        return List.of(measure);
    }

    @Override
    public int bestEpoch() {
        return restore ? bestEpoch : 0;
    }

    @Override
    public Optional<StopReason> check(EpochRecord epoch) {
        double value = measure.of(epoch);
        if (measure.isBetter(value, best, minDelta)) {
            best = value;
            bestEpoch = epoch.epoch();
            waited = 0;
            return Optional.empty();
        }
        waited++;
        return waited < epochs ? Optional.empty() : Optional.of(reason(epoch.epoch(), value));
    }

    private StopReason reason(int epoch, double value) {
        String count = waited == 1 ? "1 epoch" : waited + " epochs";
        String description = bestEpoch == 0
                ? "%s has not been a number in %s up to epoch %d".formatted(measure.name(), count, epoch)
                : String.format(
                        Locale.ROOT,
                        "no better %s for %s up to epoch %d; best %.4g in epoch %d",
                        measure.name(),
                        count,
                        epoch,
                        best,
                        bestEpoch);
        return new StopReason(this, epoch, value, best, description);
    }
}
