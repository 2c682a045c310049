package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.models.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./gradus train}, where all is well. */
class TrainCommandTest {
    @TempDir
    Path directory;

    private ExampleRun train(Path table, String target, String... options) {
        List<String> arguments = Stream.concat(
                        Stream.of("train", table.toString(), "--target", target, "-o", output().toString()),
                        Stream.of(options))
                .toList();
        return ExampleRun.of(arguments.toArray(String[]::new));
    }

    private ExampleRun trained(Path table, String target, String... options) {
        ExampleRun run = train(table, target, options);
        assertThat(run.exitCode()).as(run.errors() + run.output()).isZero();
        return run;
    }

    private Path output() {
        return directory.resolve("out");
    }

    private ModelFile model() throws IOException {
        return ModelFile.load(output().resolve("model.safetensors"));
    }

    private String report() throws IOException {
        return Files.readString(output().resolve("report.md"));
    }

    /** A figure of the table that a command prints, by the place of its column. */
    private static double figure(String output, String name, int column) {
        Matcher line = Pattern.compile("(?m)^" + name + " +(.*)$").matcher(output);
        assertThat(line.find()).as(output).isTrue();
        return Double.parseDouble(line.group(1).split(" +")[column]);
    }

    @Test
    void irises_are_told_apart() throws IOException {
        ExampleRun run = ExampleRun.withPlotsAnd(
                output(),
                List.of("model.safetensors", "report.md"),
                List.of("loss", "confusion"),
                "train",
                Tables.carried("iris.csv"),
                "--target",
                "species",
                "-o",
                output().toString());

        assertThat(run.output())
                .contains(
                        "150 rows, 5 columns",
                        "to predict: one of 3 classes (setosa 50, versicolor 50, virginica 50), since it holds texts",
                        "90 rows to learn from, 30 to tell when to stop, 30 to test on (seed 1)",
                        "test, always 'setosa'",
                        "true \\ predicted");
        assertThat(figure(run.output(), "accuracy", 2)).isGreaterThanOrEqualTo(0.93);
        assertThat(figure(run.output(), "accuracy", 3)).isEqualTo(0.3333);
    }

    @Test
    void tumours_are_told_apart() {
        ExampleRun run = trained(Path.of(Tables.carried("breast-cancer.csv")), "diagnosis", "--epochs", "40");

        assertThat(figure(run.output(), "accuracy", 2)).isGreaterThanOrEqualTo(0.95);
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void a_model_tells_where_it_comes_from() throws IOException {
        trained(Tables.animals(directory), "animal", "--epochs", "5", "--seed", "7");

        ModelFile model = model();
        assertThat(model.labels()).containsExactly("dog", "horse");
        assertThat(model.provenance().seed()).hasValue(7);
        assertThat(model.provenance().data())
                .containsEntry("rows", 80L)
                .containsEntry("training rows", 48L)
                .containsEntry("file", directory.resolve("animals.csv").toString());
        assertThat(model.provenance().data().get("sha256").toString()).matches("[0-9a-f]{64}");
        assertThat(model.provenance().settings())
                .containsEntry("target", "animal")
                .containsEntry("layers", "64,32")
                .containsEntry("optimizer", "adam");
        assertThat(model.provenance().notes()).containsKeys("test accuracy", "best epoch", "stopped");
        assertThat(model.layer().toString()).contains("Normalization(features=4)");
    }

    @Test
    void the_report_has_all_there_is_to_know() throws IOException {
        trained(Tables.animals(directory), "animal", "--epochs", "5");

        assertThat(report())
                .contains(
                        "# animal, predicted from animals.csv",
                        "|  | training | validation | test | test, always 'dog' |",
                        "![Loss over the epochs](loss.png)",
                        "![animal: true and predicted](confusion.png)",
                        "mean of the classes",
                        "| city | one of 2 categories |",
                        "(0): Normalization(features=4)",
                        "| learning-rate | 0.001 |");
    }

    @Test
    void numbers_are_predicted_in_their_unit() throws IOException {
        ExampleRun run = ExampleRun.withPlotsAnd(
                output(),
                List.of("model.safetensors", "report.md"),
                List.of("loss", "predicted"),
                "train",
                Tables.houses(directory).toString(),
                "--target=price",
                "--learning-rate=0.01",
                "-o",
                output().toString());

        assertThat(run.output()).contains("to predict: a number, since it holds numbers", "test, always the mean");
        assertThat(figure(run.output(), "r2", 2)).isGreaterThan(0.95);
        assertThat(figure(run.output(), "rmse", 2)).isBetween(1.0, 400.0);
        assertThat(figure(run.output(), "r2", 3)).isLessThanOrEqualTo(0);
    }

    @Test
    void few_whole_numbers_are_classes_unless_asked() throws IOException {
        Path table = Tables.rows(directory.resolve("t.csv"), "a,b", 60, i -> i * 0.5 + "," + i / 20);

        assertThat(trained(table, "b", "--epochs=1").output())
                .contains("one of 3 classes (0 20, 1 20, 2 20), since it holds few whole numbers");
        assertThat(trained(table, "b", "--epochs=1", "--task=regression").output())
                .contains("to predict: a number, as asked");
    }

    @Test
    void what_tells_nothing_is_left_out_and_told() throws IOException {
        Path table = Tables.rows(directory.resolve("t.csv"), "id,name,same,value,kind", 60, i -> "%d,name %d,1,%s,%s"
                .formatted(i, i, Math.sin(i), i % 2 == 0 ? "a" : "b"));

        assertThat(trained(table, "kind", "--epochs=1").output())
                .contains(
                        "id                   left out: it seems to number the rows; --numbers id takes it all the same",
                        "name                 left out: 36 different texts in 36 rows tell nothing of other rows",
                        "same                 left out: it is the same in all rows to learn from",
                        "value                a number");
        assertThat(trained(table, "kind", "--epochs=1", "--numbers=id", "--ignore=value", "--categories=same")
                        .output())
                .contains(
                        "id                   a number, as asked",
                        "value                left out: as asked",
                        "same                 one of 1 categories, as asked");
    }

    @Test
    void another_table_may_be_tested_on() throws IOException {
        Path table = Tables.animals(directory);
        Path test = Tables.write(
                directory.resolve("test.csv"), "animal,city,weight,height", "dog,Ulm,31,1.1", "horse,Bonn,88,2.1");

        assertThat(trained(table, "animal", "--test", test.toString()).output())
                .contains("64 rows to learn from, 16 to tell when to stop, 2 to test on");
    }

    @Test
    void the_same_seed_makes_the_same_model() throws IOException {
        Path table = Tables.animals(directory);
        trained(table, "animal", "--epochs=4", "--dropout=0.2", "--seed=3");
        float[] first = model().layer().stateDict().get("1.weight").toFloatArray();
        trained(table, "animal", "--epochs=4", "--dropout=0.2", "--seed=3");
        assertThat(model().layer().stateDict().get("1.weight").toFloatArray()).isEqualTo(first);

        trained(table, "animal", "--epochs=4", "--dropout=0.2", "--seed=4");
        assertThat(model().layer().stateDict().get("1.weight").toFloatArray()).isNotEqualTo(first);
    }

    @Test
    void a_run_goes_on_from_its_checkpoints() throws IOException {
        Path table = Tables.animals(directory);
        trained(table, "animal", "--epochs=6", "--dropout=0.2");
        float[] atOnce = model().layer().stateDict().get("1.weight").toFloatArray();
        String checkpoints = directory.resolve("checkpoints").toString();

        trained(table, "animal", "--epochs=3", "--dropout=0.2", "--checkpoints", checkpoints);
        ExampleRun resumed =
                trained(table, "animal", "--epochs=6", "--dropout=0.2", "--checkpoints", checkpoints, "--resume");

        assertThat(resumed.output()).contains("Stopped after 6 epochs");
        assertThat(model().layer().stateDict().get("1.weight").toFloatArray()).isEqualTo(atOnce);
    }

    @Test
    void a_run_goes_on_only_with_the_same_table_and_settings() throws IOException {
        Path table = Tables.animals(directory);
        String checkpoints = directory.resolve("checkpoints").toString();
        trained(table, "animal", "--epochs=2", "--checkpoints", checkpoints);

        assertRefused(
                train(table, "animal", "--checkpoints", checkpoints),
                2,
                "The folder " + checkpoints
                        + " has checkpoints of an earlier run. Add --resume to go on with it, or name another folder.");
        assertRefused(
                train(table, "animal", "--checkpoints", checkpoints, "--resume", "--seed=7"),
                1,
                "Cannot go on from the checkpoints in " + checkpoints
                        + ": --seed was 1 then and is 7 now. Repeat the table and the options of that run, or name another folder.");
        assertRefused(
                train(table, "animal", "--checkpoints", checkpoints, "--resume", "--learning-rate=0.1"),
                1,
                "--learning-rate was 0.001 then and is 0.1 now");
        assertRefused(
                train(table, "animal", "--checkpoints", checkpoints, "--resume", "--layers=8"),
                1,
                "Cannot go on from the checkpoints in " + checkpoints);
        Tables.changed(table, 2, "1.1,31,Ulm,dog");
        assertRefused(
                train(table, "animal", "--checkpoints", checkpoints, "--resume"),
                1,
                "the table is another one, or was changed since");
    }

    private static void assertRefused(ExampleRun run, int exitCode, String words) {
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(exitCode);
        assertThat(run.errors()).contains(words).doesNotContain("\tat ");
    }

    @Test
    void a_model_is_saved_though_its_table_is_gone_by_then() throws Exception {
        Path table = Tables.animals(directory);
        Path events = directory.resolve("events");
        FutureTask<Boolean> removal = new FutureTask<>(() -> {
            while (Files.notExists(events)) {
                Thread.onSpinWait();
            }
            return Files.deleteIfExists(table);
        });
        new Thread(removal).start();

        ExampleRun run = train(table, "animal", "--epochs=300", "--patience=300", "--tensorboard", events.toString());

        assertThat(removal.get()).isTrue();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("model.safetensors is written.");
        assertThat(run.errors()).contains("animals.csv");
        assertThat(model().labels()).containsExactly("dog", "horse");
    }

    @Test
    void tensorboard_has_what_it_shows() throws IOException {
        Path events = directory.resolve("events");

        trained(Tables.animals(directory), "animal", "--epochs=2", "--tensorboard", events.toString());

        assertThat(events.resolve("train")).isNotEmptyDirectory();
        assertThat(events.resolve("validation")).isNotEmptyDirectory();
    }

    @Test
    void missing_values_are_stood_in_for_if_asked() throws IOException {
        Path table = Tables.changed(Tables.animals(directory), 5, "NA,,?,horse");

        assertThat(trained(table, "animal", "--epochs=2", "--missing=median").output())
                .containsPattern("height +a number, [0-9.]+ where it is missing")
                .contains("one of 2 categories, Bonn where it is missing");
    }

    @Test
    void balanced_weights_make_a_rare_class_count() throws IOException {
        Path table = Tables.rows(directory.resolve("t.csv"), "x,y", 200, i -> {
            boolean rare = i % 10 == 0;
            return "%s,%s".formatted(Math.sin(7 * i) + (rare ? 0.7 : 0), rare ? "rare" : "usual");
        });

        double plain = figure(trained(table, "y").output(), "balanced accuracy", 0);
        double balanced = figure(trained(table, "y", "--class-weights=balanced").output(), "balanced accuracy", 0);

        assertThat(balanced).isGreaterThan(plain + 0.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky-relu", "elu", "gelu", "silu", "tanh", "sigmoid"})
    void every_activation_can_be_chosen(String activation) throws IOException {
        trained(Tables.animals(directory), "animal", "--epochs=1", "--layers=8", "--activation", activation);

        assertThat(model().layer().toString().replace(" ", "")).containsIgnoringCase(activation.replace("-", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "adamw", "sgd", "rmsprop"})
    void every_optimizer_can_be_chosen(String optimizer) throws IOException {
        ExampleRun run = trained(
                Tables.animals(directory),
                "animal",
                "--optimizer",
                optimizer,
                "--learning-rate=0.01",
                "--weight-decay=0.001");

        assertThat(figure(run.output(), "accuracy", 2)).isGreaterThan(0.9);
    }

    @Test
    void a_network_without_hidden_layers_is_linear() throws IOException {
        trained(Tables.animals(directory), "animal", "--epochs=1", "--layers=none");

        assertThat(model().layer().toString())
                .contains("(1): Dense(in=4, out=2)")
                .doesNotContain("ReLU");
    }

    @Test
    void other_separators_and_tables_without_names_are_read() throws IOException {
        Path table = Tables.rows(
                directory.resolve("t.csv"), "0.5;a", 40, i -> "%s;%s".formatted(Math.sin(i), i % 2 == 0 ? "a" : "b"));

        assertThat(trained(table, "2", "--separator=;", "--no-header", "--epochs=1")
                        .output())
                .contains("41 rows, 2 columns", "one of 2 classes (a 21, b 20)");
    }

    @Test
    void settings_stand_in_a_file_and_the_command_line_counts_more() throws IOException {
        Path table = Tables.animals(directory);
        Path settings = Tables.write(
                directory.resolve("settings.yaml"),
                "# how to learn",
                "target: animal",
                "layers: [8, 4]",
                "epochs: 50",
                "optimizer: SGD",
                "allow-unknown: true",
                "output: " + output());

        ExampleRun run = ExampleRun.of("train", table.toString(), "--config", settings.toString(), "--epochs=3");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("Stopped after 3 epochs");
        assertThat(model().provenance().settings())
                .containsEntry("layers", "8,4")
                .containsEntry("optimizer", "sgd")
                .containsEntry("allow-unknown", "true");
    }

    @Test
    void settings_may_be_json() throws IOException {
        Path settings = Tables.write(
                directory.resolve("settings.json"), "{\"target\": \"animal\",", "\t\"epochs\": 2, \"layers\": [8]}");

        ExampleRun run = ExampleRun.of(
                "train",
                Tables.animals(directory).toString(),
                "--config",
                settings.toString(),
                "-o",
                output().toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("Stopped after 2 epochs");
    }

    @Test
    void help_tells_every_option_with_its_default_and_examples() {
        assertThat(ExampleRun.of("train", "--help").output().replaceAll("\\s+", " "))
                .contains(
                        "Usage: gradus train",
                        "./gradus train iris.csv --target species",
                        "(default: 64,32)",
                        "relu, leaky-relu, elu, gelu, silu, tanh, sigmoid (default: relu)",
                        "adam, adamw, sgd, rmsprop (default: adam)",
                        "mean, median, most-frequent",
                        "--checkpoints=DIR",
                        "--tensorboard=DIR",
                        "--config=FILE",
                        "default: out/train");
    }
}
