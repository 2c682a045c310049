package dev.gradus.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.ModuleRegistry;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Layers;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever stands in the place of an architecture, the documented error comes, or a model. */
class ArchitectureFuzzTest {
    private static final int COUNT = 100_000;
    private static final int MOST_BYTES = 20_000_000;
    private static final Path FILE = Path.of("fuzzed");
    private static final List<String> WORDS = List.of(
            "2000000000",
            "-1",
            "0",
            "1",
            "2147483647",
            "-2147483648",
            "4294967296",
            "9223372036854775807",
            "1e308",
            "1e-320",
            "-0.0",
            "true",
            "false",
            "null",
            "[]",
            "[[1]]",
            "{}",
            "\"\"",
            "\"NaN\"",
            "\"Infinity\"",
            "[3,3,3]",
            "[1000000000,1000000000]",
            "\"type\"",
            "\"settings\"",
            "\"children\"",
            "\"Dense\"",
            "\"Sequential\"",
            "\"Residual\"",
            "\"ModuleList\"",
            "\"java.lang.Runtime\"",
            "\"in\"",
            "\"count\":2000000000,",
            "{\"0\":",
            ",",
            ":",
            "\"",
            "}",
            "{",
            "]",
            "[",
            "\\u0000",
            "\ud800",
            ".");

    /** A model and what it is made of. */
    private record Sample(String architecture, Map<String, Tensor> state) {}

    @Test
    void mutatedArchitecturesAreErrorsOrModels() {
        ModuleRegistry registry = Layers.registry();
        List<Sample> samples = SavedLayerCase.all()
                .map(row -> row.make().get())
                .map(module -> new Sample(ArchitectureJson.write(registry.describe(module)), module.stateDict()))
                .toList();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Generator random = new Generator(20);
        long most = 0;
        int errors = 0;
        List<String> unexpected = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            String text = sample.architecture();
            for (int j = random.nextInt(3); j >= 0; j--) {
                text = mutated(text, samples, random);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                Module model = ModelFile.build(FILE, text, sample.state(), registry);
                assertThat(model.stateDict().keySet()).isEqualTo(sample.state().keySet());
            } catch (ModelFileException e) {
                errors++;
                assertThat(e.getMessage()).startsWith("fuzzed: ").hasSizeLessThan(2500);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                unexpected.add(e + " of " + text);
            }
            most = Math.max(most, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(unexpected).isEmpty();
        assertThat(errors).isBetween(COUNT / 2, COUNT - 1);
        assertThat(most).isLessThan(MOST_BYTES);
    }

    private static String mutated(String text, List<Sample> samples, Generator random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, from) + word + text.substring(from);
            case 3 ->
                text.substring(0, from)
                        + (char) random.nextInt(256)
                        + text.substring(Math.min(from + 1, text.length()));
            case 4 ->
                text.substring(0, from) + text.substring(from, to).repeat(1 + random.nextInt(300)) + text.substring(to);
            case 5 ->
                text.substring(0, from)
                        + samples.get(random.nextInt(samples.size())).architecture()
                        + text.substring(to);
            default -> withAnotherValue(text, word, random);
        };
    }

    /** Puts a word in the place of one of the values, so that the text mostly stays JSON. */
    private static String withAnotherValue(String text, String word, Generator random) {
        int start = text.indexOf(':', random.nextInt(text.length() + 1));
        if (start < 0) {
            return text + word;
        }
        int end = start + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, start + 1) + word + text.substring(end);
    }
}
