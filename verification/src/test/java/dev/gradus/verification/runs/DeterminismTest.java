package dev.gradus.verification.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed gives the same bits, from run to run and for any number of threads. */
class DeterminismTest {
    @ParameterizedTest
    @ValueSource(strings = {"adam", "momentum"})
    void threadsAndRunsDoNotShow(String kind) throws Exception {
        List<String> bits = new ArrayList<>();
        for (int threads : List.of(1, 2, 2)) {
            JavaProcess process = JavaProcess.start(
                    WideTraining.class,
                    List.of("--add-modules=jdk.incubator.vector", "-Dgradus.threads=" + threads),
                    kind);
            assertThat(process.readToEnd()).as("%s", process.lines()).isZero();
            bits.add(process.told("bits:"));
        }

        assertThat(bits.get(0)).isNotEmpty();
        assertThat(bits).containsOnly(bits.get(0));
    }
}
