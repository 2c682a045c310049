package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.layers.Dense;
import dev.gradus.models.ModelFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gradus evaluate} and {@code ./gradus predict}. */
class SavedTableModelTest {
    @TempDir
    static Path models;

    @TempDir
    Path directory;

    @BeforeAll
    static void train() throws IOException {
        train(Tables.animals(models), "animal", "classes");
        train(Tables.houses(models), "price", "numbers", "--learning-rate=0.01");
        train(Tables.animals(models), "animal", "tolerant", "--missing=median", "--allow-unknown");
    }

    private static void train(Path table, String target, String name, String... options) {
        String[] arguments = {
            "train",
            table.toString(),
            "--target",
            target,
            "-o",
            models.resolve(name).toString()
        };
        ExampleRun run = ExampleRun.of(
                Stream.of(arguments, options).flatMap(Arrays::stream).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.errors()).isZero();
    }

    private static String model(String name) {
        return models.resolve(name).resolve("model.safetensors").toString();
    }

    private Path table(String... lines) throws IOException {
        return Tables.write(directory.resolve("t.csv"), lines);
    }

    private static void assertFails(ExampleRun run, String... words) {
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(1);
        assertThat(run.errors()).contains(words).doesNotContain("\tat ");
    }

    // ---- evaluate

    @Test
    void a_classifier_is_judged_on_other_rows() throws IOException {
        Path table = table("animal,city,weight,height", "dog,Ulm,29,1.0", "horse,Bonn,91,2.1", "dog,Bonn,93,2.2");

        ExampleRun run = ExampleRun.of("evaluate", model("classes"), table.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .containsPattern("rows +3\\R")
                .containsPattern("accuracy +0\\.6667\\R")
                .containsPattern("0 dog +1 +1\\R")
                .contains("mean of the classes");
        assertThat(directory.toFile().list()).containsExactly("t.csv");
    }

    @Test
    void an_evaluation_leaves_a_report_where_asked() throws IOException {
        Path output = directory.resolve("report");

        ExampleRun.withPlotsAnd(
                output,
                List.of("report.md"),
                List.of("predicted"),
                "evaluate",
                model("numbers"),
                Tables.houses(directory).toString(),
                "-o",
                output.toString());

        assertThat(Files.readString(output.resolve("report.md")))
                .contains(
                        "# price, predicted for houses.csv", "| r2 | ", "![price: true and predicted](predicted.png)");
    }

    @Test
    void an_evaluation_needs_the_target() throws IOException {
        assertFails(
                ExampleRun.of(
                        "evaluate",
                        model("classes"),
                        table("height,weight,city", "1,30,Ulm").toString()),
                "t.csv has no column 'animal'");
    }

    @Test
    void a_class_that_the_model_does_not_know_is_told() throws IOException {
        assertFails(
                ExampleRun.of(
                        "evaluate",
                        model("classes"),
                        table("height,weight,city,animal", "1,30,Ulm,cat").toString()),
                "t.csv: there is a class that the model has not learned: column 'animal' ('cat' in line 2). It knows dog, horse. Correct the file, leave such rows out, or train on rows that have them.");
    }

    @Test
    void a_text_where_a_number_was_predicted_is_told() throws IOException {
        assertFails(
                ExampleRun.of(
                        "evaluate",
                        model("numbers"),
                        table("rooms,garden,price", "3,no,dear", "2,no,", "1,no,cheap")
                                .toString()),
                "t.csv: a value is missing: column 'price' (line 3).");
        assertFails(
                ExampleRun.of(
                        "evaluate",
                        model("numbers"),
                        table("rooms,garden,price", "3,no,dear", "1,no,cheap").toString()),
                "t.csv: 2 values are no numbers: column 'price' ('dear' in line 2, 'cheap' in line 3). Correct the file.");
    }

    @Test
    void an_evaluation_tells_of_a_folder_that_it_cannot_write_to() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertFails(
                ExampleRun.of(
                        "evaluate", model("numbers"), Tables.houses(directory).toString(), "-o", file.toString()),
                "Cannot write to " + file);
    }

    // ---- predict

    @Test
    void classes_and_their_probabilities_are_added_to_the_rows() throws IOException {
        Path table = table("name,weight,height,city", "\"Rex, the dog\",29,1.0,Ulm", "Fury,91,2.1,Bonn");

        ExampleRun run = ExampleRun.of("predict", model("classes"), table.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        List<String> lines = run.output().lines().toList();
        assertThat(lines)
                .hasSize(3)
                .first()
                .isEqualTo("name,weight,height,city,prediction,probability of dog,probability of horse");
        assertThat(lines.get(1)).startsWith("\"Rex, the dog\",29,1.0,Ulm,dog,0.9");
        assertThat(lines.get(2)).startsWith("Fury,91,2.1,Bonn,horse,0.0");
    }

    @Test
    void numbers_are_added_to_the_rows_of_a_file() throws IOException {
        Path output = directory.resolve("out.csv");

        ExampleRun run = ExampleRun.of(
                "predict", model("numbers"), table("rooms,garden", "3,no").toString(), "-o", output.toString());

        assertThat(run.output()).contains("out.csv has 1 row with predictions of 'price'.");
        String row = Files.readAllLines(output).get(1);
        assertThat(row).startsWith("3,no,");
        assertThat(Double.parseDouble(row.substring(5))).isBetween(2500.0, 3500.0);
    }

    @Test
    void rows_are_written_as_they_were() throws IOException {
        ExampleRun semicolons = ExampleRun.of(
                "predict", model("numbers"), table("rooms;garden", "3;no").toString(), "--separator", ";");
        assertThat(semicolons.output()).startsWith("rooms;garden;prediction\n3;no;");

        Path latin = directory.resolve("latin.csv");
        Files.write(latin, "rooms,garden,town\n3,no,Köln\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ExampleRun.of("predict", model("numbers"), latin.toString(), "--charset", "ISO-8859-1")
                        .output())
                .contains("3,no,Köln,");
        assertFails(
                ExampleRun.of("predict", model("numbers"), latin.toString()),
                "latin.csv, in or after line 1: these are no characters in the encoding UTF-8; name the one that it is written in (charset)");
    }

    @Test
    void a_table_without_names_is_written_without_names() throws IOException {
        Path rows = Tables.rows(directory.resolve("rows.csv"), "0,0", 60, i -> "%d,%d".formatted(i % 3, 2 * (i % 3)));
        Path output = directory.resolve("unnamed");
        ExampleRun.of("train", rows.toString(), "--no-header", "--target=2", "--epochs=2", "-o", output.toString());

        ExampleRun run = ExampleRun.of(
                "predict",
                output.resolve("model.safetensors").toString(),
                table("5,0").toString(),
                "--no-header");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output().lines()).hasSize(1).first().asString().startsWith("5,0,");
    }

    @Test
    void a_row_that_the_model_says_nothing_about_is_told() throws IOException {
        assertFails(
                ExampleRun.of(
                        "predict",
                        model("classes"),
                        table("height,weight,city", "1,30,Ulm", "3e38,3e38,Ulm").toString()),
                "t.csv, line 3: the model gives no finite numbers for this row. Correct it:");
        assertFails(
                ExampleRun.of(
                        "predict",
                        model("numbers"),
                        table("rooms,garden", "3e38,no").toString()),
                "t.csv, line 2: the model gives no finite numbers for this row. Correct it:");
    }

    @Test
    void an_output_that_takes_nothing_is_told() throws IOException {
        PrintStream standard = System.out;
        StringWriter errors = new StringWriter();
        System.setOut(new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public boolean checkError() {
                return true; // as of a full disk
            }
        });
        try {
            int exitCode = Main.commandLine()
                    .setErr(new PrintWriter(errors, true))
                    .execute(
                            "predict",
                            model("numbers"),
                            table("rooms,garden", "3,no").toString());

            assertThat(exitCode).isEqualTo(1);
            assertThat(errors.toString()).contains("Not all predictions could be written to the standard output.");
        } finally {
            System.setOut(standard);
        }
    }

    @Test
    void what_is_wrong_with_the_table_is_not_taken_for_a_full_disk() throws IOException {
        Path output = directory.resolve("out.csv");

        assertFails(
                ExampleRun.of(
                        "predict",
                        model("classes"),
                        table("height,weight,city", "3e38,3e38,Ulm").toString(),
                        "-o",
                        output.toString()),
                "t.csv, line 2: the model gives no finite numbers");
        assertThat(output).doesNotExist();
    }

    @Test
    void rows_keep_their_order_whatever_goes_through_the_model_at_once() throws IOException {
        Path table = Tables.rows(
                directory.resolve("t.csv"),
                "row,rooms,garden",
                600,
                i -> String.format(Locale.ROOT, "%d,%.3f,%s", i, 1 + i % 50 / 10.0, i % 2 == 0 ? "yes" : "no"));

        List<String> rows = Tables.body(
                ExampleRun.of("predict", model("numbers"), table.toString()).output());

        assertThat(rows).hasSize(600);
        for (int i = 0; i < 600; i++) {
            assertThat(rows.get(i)).startsWith(i + ",");
        }
        // The same input gives the same answer in another batch.
        assertThat(rows.get(0).substring(1)).isEqualTo(rows.get(300).substring(3));
    }

    @Test
    void columns_of_the_same_name_are_kept() throws IOException {
        Path table = table("rooms,garden,prediction", "3,no,17");

        assertThat(ExampleRun.of("predict", model("numbers"), table.toString()).output())
                .startsWith("rooms,garden,prediction,new prediction\n3,no,17,");
    }

    @Test
    void a_model_that_was_told_to_accepts_what_is_missing_or_new() throws IOException {
        Path table = table("height,weight,city", ",,Rom", "2,?,");

        ExampleRun run = ExampleRun.of("predict", model("tolerant"), table.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(Tables.body(run.output())).hasSize(2);
    }

    @Test
    void a_category_that_the_model_does_not_know_is_told() throws IOException {
        Path output = directory.resolve("out.csv");

        assertFails(
                ExampleRun.of(
                        "predict",
                        model("classes"),
                        table("height,weight,city", "1,30,Rom", "1,30,Ulm", "1,30,Lyon")
                                .toString(),
                        "-o",
                        output.toString()),
                "t.csv: 2 values are categories that the model has not learned from: column 'city' ('Rom' in line 2, 'Lyon' in line 4). Correct the file, or train with --allow-unknown");
        assertThat(output).doesNotExist();
    }

    @Test
    void missing_values_are_told() throws IOException {
        assertFails(
                ExampleRun.of(
                        "predict",
                        model("classes"),
                        table("height,weight,city", "1,,Ulm").toString()),
                "t.csv: a value is missing: column 'weight' (line 2). Fill them in, or train the model with --missing median");
    }

    @Test
    void a_text_for_a_number_is_told() throws IOException {
        assertFails(
                ExampleRun.of(
                        "predict",
                        model("classes"),
                        table("height,weight,city", "1,30,Ulm", "1,heavy,Ulm").toString()),
                "t.csv: a value is no number: column 'weight' ('heavy' in line 3). Correct the file.");
    }

    @Test
    void a_column_that_is_not_there_is_told() throws IOException {
        assertFails(
                ExampleRun.of(
                        "predict",
                        model("classes"),
                        table("hight,weight,city", "1,30,Ulm").toString()),
                "t.csv has no column 'height'; did you mean 'hight'?");
    }

    @Test
    void an_output_that_cannot_be_written_is_told() throws IOException {
        Path output = directory.resolve("no/such/folder/out.csv");

        assertFails(
                ExampleRun.of(
                        "predict",
                        model("numbers"),
                        table("rooms,garden", "3,no").toString(),
                        "-o",
                        output.toString()),
                "out.csv was not written",
                "does not exist");
    }

    // ---- files that are no such models

    @Test
    void a_model_that_is_not_there_is_told() throws IOException {
        String table = table("a", "1").toString();

        assertFails(
                ExampleRun.of("predict", "nowhere.safetensors", table),
                "Cannot read the model nowhere.safetensors: it does not exist.");
        assertFails(
                ExampleRun.of("predict", models.resolve("classes").toString(), table),
                "it is a folder. Name the file in it: " + model("classes"));
    }

    @Test
    void a_file_of_something_else_is_told() throws IOException {
        Path table = table("a", "1");

        assertFails(
                ExampleRun.of("evaluate", table.toString(), table.toString()),
                "t.csv is no model that ./gradus train wrote, or is damaged.");
    }

    @Test
    void a_model_of_something_else_is_told() throws IOException {
        Path file = directory.resolve("other.safetensors");
        ModelFile.save(file, new Dense(3, 2));

        assertFails(
                ExampleRun.of("predict", file.toString(), table("a", "1").toString()),
                "other.safetensors holds a model, but not one of a table, since it tells of no columns.");
    }

    @Test
    void a_model_that_does_not_fit_its_columns_is_told() throws IOException {
        ModelFile right = ModelFile.load(Path.of(model("classes")));
        Path file = directory.resolve("other.safetensors");
        String table = table("a", "1").toString();

        ModelFile.of(new Dense(3, 2)).inputs(right.inputs()).save(file);
        assertFails(ExampleRun.of("predict", file.toString(), table), "holds a model that does not fit its columns");

        ModelFile.of(new Dense(4, 3)).inputs(right.inputs()).save(file);
        assertFails(
                ExampleRun.of("predict", file.toString(), table),
                "does not fit its columns: for a row it gives (1, 3) where (1, 2) was expected. Train it again.");

        ModelFile.of(new Dense(4, 2)).inputs(Map.of("inputs", List.of())).save(file);
        assertFails(
                ExampleRun.of("predict", file.toString(), table), "does not fit its columns: TableEncoder: expected");
    }

    @Test
    void the_commands_explain_themselves() {
        assertThat(ExampleRun.of("evaluate", "--help").output()).contains("Usage: gradus evaluate", "Examples:");
        assertThat(ExampleRun.of("predict", "--help").output()).contains("Usage: gradus predict", "-o predicted.csv");
    }
}
