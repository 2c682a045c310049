package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void runsEveryPartOnce(int workers) {
        WorkerPool pool = new WorkerPool(workers);
        for (int parts : new int[] {0, 1, 2, 7, 100}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(parts + 1);
            pool.run(parts, runs::getAndIncrement);
            for (int i = 0; i < parts; i++) {
                assertThat(runs.get(i)).isEqualTo(1);
            }
            assertThat(runs.get(parts)).isZero();
        }
    }

    @Test
    void sharesThePartsAmongThreads() {
        WorkerPool pool = new WorkerPool(1);
        CountDownLatch bothAtWork = new CountDownLatch(2);
        pool.run(2, part -> {
            bothAtWork.countDown();
            try {
                bothAtWork.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(bothAtWork.getCount()).isZero();
    }

    @Test
    void littleWorkStaysOnTheCallersThread() {
        Thread caller = Thread.currentThread();
        AtomicIntegerArray runs = new AtomicIntegerArray(100);
        Parallel.run(100, 1000L, part -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            runs.getAndIncrement(part);
        });
        Parallel.run(100, Long.MAX_VALUE, runs::getAndIncrement);
        for (int i = 0; i < runs.length(); i++) {
            assertThat(runs.get(i)).isEqualTo(2);
        }
    }

    @Test
    void runsPartsWithinParts() {
        WorkerPool pool = new WorkerPool(1);
        AtomicIntegerArray runs = new AtomicIntegerArray(16);
        pool.run(4, outer -> pool.run(4, inner -> runs.getAndIncrement(4 * outer + inner)));
        for (int i = 0; i < runs.length(); i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    @Test
    void servesSeveralThreadsAtOnce() throws InterruptedException {
        WorkerPool pool = new WorkerPool(2);
        AtomicIntegerArray runs = new AtomicIntegerArray(8);
        List<Thread> users = new ArrayList<>();
        for (int user = 0; user < 4; user++) {
            Thread thread = new Thread(() -> {
                for (int round = 0; round < 2000; round++) {
                    pool.run(8, runs::getAndIncrement);
                }
            });
            thread.start();
            users.add(thread);
        }
        for (Thread user : users) {
            user.join();
        }
        for (int i = 0; i < runs.length(); i++) {
            assertThat(runs.get(i)).isEqualTo(8000);
        }
    }

    @Test
    void wakesWorkersThatHaveParked() throws InterruptedException {
        WorkerPool pool = new WorkerPool(1);
        for (int round = 0; round < 3; round++) {
            CountDownLatch bothAtWork = new CountDownLatch(2);
            pool.run(2, part -> {
                bothAtWork.countDown();
                while (bothAtWork.getCount() > 0) {
                    Thread.onSpinWait();
                }
            });
            Thread.sleep(20);
        }
    }

    @Test
    void throwsWhatAPartThrewAfterAllOthersAreDone() {
        WorkerPool pool = new WorkerPool(1);
        AtomicIntegerArray runs = new AtomicIntegerArray(10);
        assertThatThrownBy(() -> pool.run(10, part -> {
                    runs.getAndIncrement(part);
                    if (part == 3) {
                        throw new IllegalArgumentException("part 3");
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part 3");
        for (int i = 0; i < 10; i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    @Test
    void takesTheNumberOfThreadsFromTheSetting() {
        assertThat(Parallel.threadsFrom(null)).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(Parallel.threadsFrom(" 3 ")).isEqualTo(3);
        for (String bad : new String[] {"0", "-1", "two", ""}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Parallel.threadsFrom(bad))
                    .withMessage(
                            "The system property gradus.threads must be a number of threads from 1 on, got '%s'", bad);
        }
    }
}
