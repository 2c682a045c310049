package dev.gradus.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long training needs no more memory than a short one: what a step leaves behind does not add up. */
class SmallHeapTest {
    @TempDir
    Path folder;

    /** Trains a network for 10,000 steps, through which some gigabytes go, and prints the loss before and after. */
    static final class Training {
        private static final int STEPS = 10_000;
        private static final int EXAMPLES = 1024;
        private static final int BATCH = 32;
        private static final int FEATURES = 256;
        private static final int CLASSES = 10;

        private Training() {}

        public static void main(String[] args) {
            Generator.seedGlobal(1);
            Layer model = Sequential.of(new Dense(FEATURES, 64), new ReLU(), new Dense(64, CLASSES));
            Loss loss = new CrossEntropyLoss();
            Optimizer optimizer = new Adam(model.parameters(), 1e-4);
            // The class is the largest of ten features: a rule that can be learned.
            Tensor inputs = Tensor.rand(new Generator(2), EXAMPLES, FEATURES);
            Tensor targets = inputs.narrow(1, 0, CLASSES).argmax(1, false);
            double before = Autograd.noGrad(() -> loss.apply(model.apply(inputs), targets))
                    .item();
            for (int step = 0; step < STEPS; step++) {
                int start = step * BATCH % EXAMPLES;
                optimizer.zeroGrad();
                loss.apply(model.apply(inputs.narrow(0, start, BATCH)), targets.narrow(0, start, BATCH))
                        .backward();
                optimizer.step();
            }
            double after = Autograd.noGrad(() -> loss.apply(model.apply(inputs), targets))
                    .item();
            System.out.println(Kernels.active().name() + " " + before + " " + after);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"portable", "vector"})
    void tenThousandStepsFitInto64Megabytes(String kernels) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "--add-modules=jdk.incubator.vector",
                        "-Dgradus.kernels=" + kernels,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Training.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();

        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(exit).as(text).isZero();
        List<String> lines = text.lines().toList();
        String[] words = lines.get(lines.size() - 1).split(" ");
        assertThat(words[0]).isEqualTo(kernels);
        assertThat(Double.parseDouble(words[2])).isLessThan(Double.parseDouble(words[1]) / 2);
    }
}
