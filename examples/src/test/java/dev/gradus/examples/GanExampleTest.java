package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GanExampleTest {
    private static final List<String> PLOTS = List.of("stages", "critic", "distance", "slope");
    private static final Pattern FOUND = Pattern.compile("found (\\d) of 8 clouds");

    @TempDir
    Path directory;

    @Test
    void a_short_training_finds_most_clouds() throws IOException {
        ExampleRun run =
                ExampleRun.withPlots(directory, PLOTS, "gan", "--steps", "400", "--output", directory.toString());

        Matcher matcher = FOUND.matcher(run.output());
        assertThat(matcher.find()).as(run.output()).isTrue();
        assertThat(Integer.parseInt(matcher.group(1))).isGreaterThanOrEqualTo(5);
        assertThat(run.output()).contains("step     0   clouds found: 0 of 8", "step   400", "(of the real ones 1.");
    }

    @Test
    void the_same_seed_gives_the_same_result() throws IOException {
        assertThat(told("3")).isEqualTo(told("3")).isNotEqualTo(told("4"));
    }

    private String told(String seed) throws IOException {
        ExampleRun run = ExampleRun.withPlots(
                directory, PLOTS, "gan", "--steps", "3", "--seed", seed, "--output", directory.toString());
        return run.output().replaceAll("after [0-9.]+ s", "");
    }

    @Test
    void a_penalty_that_would_reward_steepness_is_refused() {
        ExampleRun run = ExampleRun.of("gan", "--penalty", "-1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("--penalty", "expected a number from 0 on, got '-1'");
        assertThat(ExampleRun.of("gan", "--penalty", "much").errors())
                .contains("expected a number from 0 on, got 'much'");
    }

    /** Of points 5 apart, a linear critic of slope s costs λ (s - 1)² - 5 s, which is least at s = 1 + 5 / (2 λ). */
    @Test
    void the_critic_measures_a_distance() {
        Generator.seedGlobal(1);
        Layer generator = Sequential.of(new Dense(1, 2));
        Layer critic = Sequential.of(new Dense(2, 32), new ReLU(), new Dense(32, 1));
        WassersteinGan gan = new WassersteinGan(generator, 1, critic, 10, 2e-3, new Generator(2));
        double[] made = gan.sample(2000).mean(0).toDoubleArray();
        Tensor real = gan.sample(64).add(Tensor.of(3f, 4f));
        WassersteinGan.CriticStep last = gan.trainCritic(real);
        for (int step = 0; step < 800; step++) {
            last = gan.trainCritic(gan.sample(64).add(Tensor.of(3f, 4f)));
        }

        assertThat(last.slope()).isCloseTo(1.25, within(0.05));
        assertThat(last.distance()).isCloseTo(5 * 1.25, within(0.5));
        for (int step = 0; step < 50; step++) {
            gan.trainGenerator(64);
        }
        double[] moved = gan.sample(2000).mean(0).toDoubleArray();
        assertThat(moved[0]).isGreaterThan(made[0]);
        assertThat(moved[1]).isGreaterThan(made[1]);
    }
}
