package dev.gradus.verification.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are killed at any moment, again and again, end with the bits of one that was left in peace. */
class KillTest {
    private static final int KILLS = 12;
    private static final int STEPS = 84;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"adam", "momentum"})
    void aRunThatIsKilledAgainAndAgainEndsWithTheSameBits(String kind) throws Exception {
        JavaProcess peaceful = JavaProcess.start(LongTraining.class, List.of(), kind, "none", "0");
        assertThat(peaceful.readToEnd()).as("%s", peaceful.lines()).isZero();
        long seed = System.nanoTime();
        System.out.printf("kills of %s: seed %d%n", kind, seed);
        Random random = new Random(seed);
        String run = folder.resolve("run").toString();
        int killed = 0;
        int last = 0;
        for (int i = 0; i < KILLS; i++) {
            JavaProcess process = JavaProcess.start(LongTraining.class, List.of(), kind, run, "2");
            // Mostly within the steps, now and then while the JVM starts.
            int after = random.nextInt(STEPS * 2 / KILLS);
            for (int step = 0; step < after && process.readUntil(line -> line.startsWith("step")); step++) {
                last = Math.max(last, Integer.parseInt(process.told("step")));
            }
            Thread.sleep(0, random.nextInt(1_000_000));
            Thread.sleep(random.nextInt(6));
            killed += process.isAlive() ? 1 : 0;
            process.kill();
        }
        JavaProcess end = JavaProcess.start(LongTraining.class, List.of(), kind, run, "0");

        assertThat(end.readToEnd()).as("seed %d: %s", seed, end.lines()).isZero();
        assertThat(end.told("bits:")).as("seed %d: %s", seed, end.lines()).isEqualTo(peaceful.told("bits:"));
        assertThat(end.told("done:")).isEqualTo(peaceful.told("done:"));
        assertThat(killed).isGreaterThanOrEqualTo(KILLS / 2);
        assertThat(last).as("how far it came").isGreaterThan(STEPS / 4);
        try (Stream<Path> files = Files.list(Path.of(run))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("no temporary file is left, nor was one damaged")
                    .allMatch(name -> name.matches("checkpoint-\\d{12}\\.safetensors"));
        }
    }
}
