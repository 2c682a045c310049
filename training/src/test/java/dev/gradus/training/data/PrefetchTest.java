package dev.gradus.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.training.data.augmentation.GaussianNoise;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetchTest {
    private record Reading(int size, IntFunction<Sample> reader) implements Dataset {
        @Override
        public Sample get(int index) {
            return reader.apply(index);
        }
    }

    private static Sample sample(int index) {
        return new Sample(Tensor.of((float) index), Tensor.scalar(index, DType.INT64));
    }

    private static Sample unless13(int index) {
        if (index == 13) {
            throw new IllegalStateException("the disk is on fire");
        }
        return sample(index);
    }

    private static List<List<Float>> values(DataLoader loader, int epochs) {
        List<List<Float>> values = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (Batch batch : loader) {
                List<Float> row = new ArrayList<>();
                for (float value : batch.inputs().toFloatArray()) {
                    row.add(value);
                }
                values.add(row);
            }
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void anyNumberOfWorkersMakesTheSameBatchesInTheSameOrder(int workers) {
        Dataset noisy = new Reading(100, PrefetchTest::sample).augment(5, new GaussianNoise(1));
        List<List<Float>> expected = values(new DataLoader(noisy, 8).shuffle(1), 3);

        assertThat(values(new DataLoader(noisy, 8).shuffle(1).workers(workers), 3))
                .isEqualTo(expected);
        assertThat(values(new DataLoader(noisy, 8).shuffle(1).workers(workers).prefetch(1), 3))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aFailureComesAtItsPlaceAndNamesItsSampleAndCause(int workers) {
        Iterator<Batch> batches = new DataLoader(new Reading(40, PrefetchTest::unless13), 4)
                .workers(workers)
                .iterator();
        for (int i = 0; i < 3; i++) {
            batches.next();
        }

        SampleException failure = catchThrowableOfType(SampleException.class, batches::next);

        assertThat(failure)
                .hasMessage("DataLoader: the sample 13 cannot be had: the disk is on fire")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(failure.sample()).hasValue(13);
        assertThatExceptionOfType(SampleException.class).isThrownBy(batches::next);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void samplesThatDoNotFitEachOtherAreNamed(int workers) {
        Dataset uneven = new Reading(4, index -> new Sample(Tensor.zeros(index + 1), Tensor.scalar(0)));
        DataLoader loader = new DataLoader(uneven, 3).workers(workers);

        SampleException failure = catchThrowableOfType(
                SampleException.class, () -> loader.iterator().next());

        assertThat(failure)
                .hasMessageStartingWith("DataLoader: the samples [0, 1, 2] make no batch: ")
                .hasMessageContaining("all shapes must be equal, got (1,) and (2,)")
                .hasMessageEndingWith("; if they differ in size, give the loader a collate(new Padding())");
        assertThat(failure.sample()).isEmpty();
    }

    @Test
    void anErrorReachesTheLoopAsItIs() {
        Dataset failing = new Reading(4, index -> {
            throw new StackOverflowError("deep");
        });

        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(
                        () -> new DataLoader(failing, 2).workers(1).iterator().next())
                .withMessage("deep");
    }

    @Test
    void noMoreBatchesAreMadeInAdvanceThanWereAskedFor() throws InterruptedException {
        AtomicInteger read = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        Dataset counting = new Reading(100, index -> {
            read.incrementAndGet();
            three.countDown();
            return sample(index);
        });
        Iterator<Batch> batches =
                new DataLoader(counting, 1).workers(2).prefetch(3).iterator();
        three.await();
        waitForWorkersToEnd();
        assertThat(read).hasValue(3);

        batches.next();
        waitForWorkersToEnd();

        assertThat(read).hasValue(4);
    }

    @Test
    void theThreadsAreDaemonsAndEndWhenALoopIsGivenUp() throws InterruptedException {
        Iterator<Batch> batches =
                new DataLoader(new Counting(1000), 1).workers(2).iterator();
        batches.next();

        assertThat(workers()).isNotEmpty().allMatch(Thread::isDaemon);
        waitForWorkersToEnd();
        assertThat(batches.next().targets().item()).isEqualTo(1); // and begin again where it is taken up
        waitForWorkersToEnd();
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("gradus-data"))
                .toList();
    }

    private static void waitForWorkersToEnd() throws InterruptedException {
        for (Thread worker : workers()) {
            worker.join();
        }
    }

    @Test
    void anInterruptEndsTheWaiting() {
        CountDownLatch never = new CountDownLatch(1);
        Dataset stuck = new Reading(2, index -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return sample(index);
        });
        Iterator<Batch> batches = new DataLoader(stuck, 1).workers(1).iterator();
        Thread.currentThread().interrupt();

        assertThatIllegalStateException()
                .isThrownBy(batches::next)
                .withMessage("DataLoader: interrupted while waiting for batch 1 of the epoch");
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        DataLoader loader = new DataLoader(new Counting(3), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> loader.workers(-1))
                .withMessage("DataLoader: expected at least 0 workers, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loader.prefetch(0))
                .withMessage("DataLoader: expected at least 1 batch to prefetch, got 0; leave prefetch out for none");
    }
}
