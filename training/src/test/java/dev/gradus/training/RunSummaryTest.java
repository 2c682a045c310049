package dev.gradus.training;

import static dev.gradus.training.ClassifiedPoints.points;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.training.callbacks.Runs;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.stopping.StopReason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
    private static final StopReason REASON =
            new StopReason(epoch -> Optional.empty(), 20, 20, 20, "all 20 epochs are done");
    private static final long MEBI = 1L << 20;

    @Test
    void everythingThatIsKnown() {
        History history = new History();
        history.add(
                EpochRecord.builder(20, 0.0123456).validation(0.25, Map.of()).build());
        Resources used = new Resources(
                Duration.ofSeconds(12),
                50_000,
                214 * MEBI,
                6 * 1024 * MEBI,
                OptionalLong.of(31),
                Duration.ofMillis(120),
                OptionalLong.of(1300 * MEBI));

        assertThat(new TrainingResult(REASON, history, 20, 18, false, Duration.ofSeconds(12), used).summary())
                .isEqualTo("""
                        stopped    all 20 epochs are done
                        epochs     20, the best was 18
                        last loss  0.01235, validation 0.2500
                        time       12.00 s, 4,167 samples/s
                        heap       214 MiB at most, of 6.0 GiB
                        garbage    31 collections, 0.12 s, 1.0 % of the time
                        allocated  1.3 GiB by the thread that trains""");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        Resources used = new Resources(
                Duration.ofSeconds(1), 0, MEBI, MEBI, OptionalLong.empty(), Duration.ZERO, OptionalLong.empty());

        assertThat(new TrainingResult(REASON, new History(), 0, 0, false, Duration.ofSeconds(3725), used).summary())
                .isEqualTo("""
                        stopped    all 20 epochs are done
                        epochs     0
                        time       1:02:05, 0 samples/s
                        heap       1 MiB at most, of 1 MiB""");
    }

    @Test
    void aRealRunCountsItsSamples() {
        TrainingResult result = ClassifiedPoints.trainer().epochs(3).fit(points());

        Resources used = result.resources();
        assertThat(used.samples()).isEqualTo(36);
        assertThat(used.samplesPerSecond()).isEqualTo(36 / (used.time().toNanos() * 1e-9));
        assertThat(used.peakHeap()).isPositive().isLessThanOrEqualTo(used.heapLimit());
    }

    @Test
    void collectionsAndAllocationAreCountedAfterTheFirstSecond() throws InterruptedException {
        ResourceMeter meter = new ResourceMeter();
        Thread.sleep(1001);
        meter.onEpochEnd(Runs.planned(OptionalInt.empty(), OptionalInt.empty()), EpochRecord.of(1, 1));
        byte[] garbage = new byte[1 << 24];
        System.gc();
        Resources used = meter.soFar();

        assertThat(garbage).hasSize(1 << 24);
        assertThat(used.allocated()).isPresent();
        assertThat(used.allocated().getAsLong()).isGreaterThanOrEqualTo(1 << 24);
        assertThat(used.collections().orElse(0)).isPositive();
    }
}
