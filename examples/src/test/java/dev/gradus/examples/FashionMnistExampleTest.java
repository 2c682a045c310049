package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.examples.data.IdxBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FashionMnistExampleTest {
    @TempDir
    Path directory;

    private Path data;
    private Path output;

    @BeforeEach
    void write_a_tiny_data_set() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        output = directory.resolve("output");
        write("train", 600);
        write("t10k", 20);
    }

    /** Images of 4 x 4 pixels: the brighter, the higher the class. */
    private void write(String part, int count) throws IOException {
        byte[] images = new byte[16 * count];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
            for (int pixel = 0; pixel < 16; pixel++) {
                images[16 * i + pixel] = (byte) (25 * labels[i]);
            }
        }
        IdxBytes.write(data.resolve(part + "-images-idx3-ubyte.gz"), images, count, 4, 4);
        IdxBytes.write(data.resolve(part + "-labels-idx1-ubyte.gz"), labels, count);
    }

    private ExampleRun run() {
        return ExampleRun.of("fashion-mnist", "--data", data.toString(), "--output", output.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "cnn", "vgg"})
    void learns_and_plots(String model) throws IOException {
        ExampleRun run = ExampleRun.withPlots(
                output,
                List.of("loss", "accuracy", "confusion"),
                "fashion-mnist",
                "--data",
                data.toString(),
                "--model",
                model,
                "--epochs",
                "20",
                "--output",
                output.toString());

        assertThat(run.output())
                .contains(
                        "540 images to train on, 60 to watch the training with, 20 to test on",
                        "9 Ankle boot",
                        "Test accuracy:")
                .satisfies(output -> assertThat(output.contains("Conv2d")).isEqualTo(!model.equals("mlp")));
    }

    @Test
    void an_unknown_model_is_refused() {
        ExampleRun run = ExampleRun.of("fashion-mnist", "--model", "rnn");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("--model", "[MLP, CNN, VGG]", "'rnn'");
    }

    @Test
    void tells_how_to_get_data_that_are_not_there() throws IOException {
        Files.delete(data.resolve("t10k-labels-idx1-ubyte.gz"));

        ExampleRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains(
                        "There is no Fashion-MNIST in " + data,
                        "t10k-labels-idx1-ubyte.gz",
                        "apt-get install dataset-fashion-mnist",
                        "--data DIR")
                .doesNotContain("\tat ");
    }

    @Test
    void a_file_that_cannot_be_read_is_told_in_a_sentence() throws IOException {
        Path file = data.resolve("train-images-idx3-ubyte.gz");
        try {
            assumeTrue(file.toFile().setReadable(false));
            // The superuser may read everything.
            assumeFalse(Files.isReadable(file));

            assertThat(run().errors())
                    .isEqualToNormalizingNewlines(
                            "Cannot read %s: permission denied. Make it readable, or name another directory with --data DIR.\n"
                                    .formatted(file));
        } finally {
            file.toFile().setReadable(true);
        }
    }

    @Test
    void names_a_damaged_file() throws IOException {
        Path file = data.resolve("train-images-idx3-ubyte.gz");
        Files.writeString(file, "not compressed");

        ExampleRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .startsWith(file + " is damaged: an IDX file begins with 00 00")
                .hasLineCount(1);
    }

    @Test
    void refuses_as_many_labels_as_do_not_fit() throws IOException {
        IdxBytes.write(data.resolve("train-labels-idx1-ubyte.gz"), new byte[59], 59);

        assertThat(run().errors()).contains("expected n images of two dimensions and n labels", "(59,)");
    }

    @Test
    void refuses_labels_without_a_class() throws IOException {
        byte[] labels = new byte[20];
        labels[3] = 10;
        IdxBytes.write(data.resolve("t10k-labels-idx1-ubyte.gz"), labels, 20);

        assertThat(run().errors()).contains("labels go from 0 to 9, got 10");
    }
}
