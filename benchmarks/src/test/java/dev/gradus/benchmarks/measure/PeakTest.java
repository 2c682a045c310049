package dev.gradus.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class PeakTest {
    @Test
    void every_machine_does_something() throws InterruptedException, ExecutionException {
        assertThat(Peak.measure(2, 10)).isPositive();
    }
}
