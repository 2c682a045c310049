package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Stops after the first epoch that ends when a time is up; made by {@link StoppingCriteria#wallTime}. */
public final class WallTime implements StoppingCriterion {
    private final double seconds;

    WallTime(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("wallTime: the time must be longer than 0, got " + limit);
        }
        this.seconds = limit.toNanos() * 1e-9;
    }

    @Override
    public Optional<StopReason> check(EpochRecord epoch) {
        if (epoch.elapsedSeconds() < seconds) {
            return Optional.empty();
        }
        String description = String.format(
                Locale.ROOT,
                "training has taken %.4g s of %.4g s after epoch %d",
                epoch.elapsedSeconds(),
                seconds,
                epoch.epoch());
        return Optional.of(new StopReason(this, epoch.epoch(), epoch.elapsedSeconds(), seconds, description));
    }
}
