package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.Sequential;
import dev.gradus.models.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {
    @TempDir
    private Path directory;

    private ExampleRun run(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "graph";
        arguments[1] = "--output";
        arguments[2] = directory.resolve("graphs").toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return ExampleRun.of(arguments);
    }

    private String drawn(String name) throws IOException {
        return Files.readString(directory.resolve("graphs").resolve(name));
    }

    private String saved(ModelFile model) throws IOException {
        Path file = directory.resolve("model.safetensors");
        model.save(file);
        return file.toString();
    }

    @Test
    void a_new_network_is_drawn() throws IOException {
        ExampleRun run = run("--layers=2,4,1", "--activation=tanh");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("Tanh", directory.resolve("graphs").toString());
        assertThat(drawn("computation.svg")).contains("0.weight", "(4, 2)", "tanh");
        assertThat(drawn("computation.dot")).startsWith("digraph").contains("2.weight");
        assertThat(drawn("modules.svg")).contains("17 numbers");
        assertThat(drawn("modules.dot")).startsWith("digraph");
    }

    @Test
    void the_last_layer_has_an_activation_only_if_one_is_named() throws IOException {
        assertThat(run("--layers=2,4,1").output()).containsOnlyOnce("Sigmoid");
        assertThat(run("--layers=2,4,1", "--output-activation=tanh").output())
                .containsOnlyOnce("Sigmoid")
                .containsOnlyOnce("Tanh");
    }

    @Test
    void a_saved_model_is_drawn_with_an_example_of_the_shape_that_its_file_tells() throws IOException {
        String file = saved(ModelFile.of(Sequential.of(new Conv2d(1, 2, 3), new Flatten(), new Dense(8, 3)))
                .labels("a", "b", "c")
                .inputs(Map.of("shape", List.of(1, 4, 4))));
        ExampleRun run = run("--model", file, "--depth=1", "--open=0");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(drawn("computation.svg"))
                .contains("crossEntropy", "(1, 1, 4, 4)", ">0.weight<", "norm of the gradient")
                .doesNotContain(">2.weight<");
    }

    @Test
    void a_saved_model_that_tells_no_shape_takes_what_its_first_dense_layer_does() throws IOException {
        ExampleRun run = run("--model", saved(ModelFile.of(new Dense(5, 2))));

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(drawn("computation.svg")).contains("(1, 5)");
    }

    @Test
    void a_shape_that_nobody_tells_or_that_is_wrong_is_an_error() throws IOException {
        String file = saved(ModelFile.of(new Conv2d(1, 2, 3)));

        assertThat(run("--model", file).errors())
                .contains(
                        "The model does not say what it takes, which must be known to run it; tell the shape of an example, such as --input 1,28,28.");
        ExampleRun wrong = run("--model", file, "--input=3,4,4");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.errors())
                .contains("The model does not take an example of the shape (3, 4, 4)", "Tell its shape with --input");
        assertThat(run("--model", file, "--input=1,4,4").exitCode()).isZero();
    }

    @Test
    void what_does_not_exist_is_an_error() {
        assertThat(run("--model", "none.safetensors").errors())
                .contains("There is no file none.safetensors. Train a model first, with ./gradus digits");
        assertThat(run("--open=7").errors()).contains("--open: there is no module '7'; there are [, 0, 1, 2]");
        assertThat(run("--layers=2").errors())
                .contains("expected the inputs and the neurons of each layer such as 2,3,1, got '2'");
        assertThat(run("--layers=2,x").errors())
                .contains("expected the inputs and the neurons of each layer such as 2,3,1, got '2,x'");
        assertThat(run("--depth=-1").errors()).contains("--depth must be 0, for the model as one box, or more; got -1");
    }
}
