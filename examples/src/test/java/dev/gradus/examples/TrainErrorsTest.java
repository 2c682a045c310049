package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./gradus train} says where something is wrong. */
class TrainErrorsTest {
    @TempDir
    Path directory;

    private ExampleRun train(Path table, String... options) {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "train",
                                table.toString(),
                                "-o",
                                directory.resolve("out").toString()),
                        Stream.of(options))
                .toList();
        return ExampleRun.of(arguments.toArray(String[]::new));
    }

    /** A run that fails with a line on the error stream, before anything is learned. */
    private void assertFails(ExampleRun run, int exitCode, String... words) {
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(exitCode);
        assertThat(run.errors()).contains(words).doesNotContain("\tat ");
        assertThat(run.output()).doesNotContain("epoch");
        assertThat(directory.resolve("out/model.safetensors")).doesNotExist();
    }

    private Path table(String... lines) throws IOException {
        return Tables.write(directory.resolve("t.csv"), lines);
    }

    // ---- files

    @Test
    void a_file_that_is_not_there() {
        assertFails(
                train(Path.of("nowhere.csv"), "--target=a"),
                1,
                "Cannot read nowhere.csv: it does not exist. Look at the name; paths start in "
                        + Path.of("").toAbsolutePath());
    }

    @Test
    void a_folder() {
        assertFails(train(directory, "--target=a"), 1, "it is a folder. Name a file in it.");
    }

    @Test
    void an_empty_file() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.csv"));

        assertFails(train(empty, "--target=a"), 1, "empty.csv is empty. Expected names of columns in the first line");
    }

    @Test
    void names_without_rows() throws IOException {
        assertFails(
                train(table("a,b,c"), "--target=c"),
                1,
                "has a line with the names of 3 columns, but no row after it. If that line is data, say --no-header.");
    }

    @Test
    void a_row_of_another_length() throws IOException {
        assertFails(train(table("a,b", "1,2", "1,2,3"), "--target=b"), 1, "t.csv, line 3: expected 2 fields");
    }

    @Test
    void an_output_folder_that_cannot_be_written_to() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertFails(
                ExampleRun.of("train", Tables.animals(directory).toString(), "--target=animal", "-o", file.toString()),
                1,
                "Cannot write to %s: there is a file of that name, not a directory.".formatted(file));
    }

    // ---- columns

    @Test
    void no_target() throws IOException {
        assertFails(
                train(Tables.animals(directory)),
                2,
                "Which column is to be predicted? Name it with --target COLUMN, one of: height, weight, city, animal",
                "See ./gradus train --help");
    }

    @Test
    void a_column_that_is_not_there() throws IOException {
        Path table = Tables.animals(directory);

        assertFails(
                train(table, "--target=anmal"),
                1,
                "animals.csv has no column 'anmal'; did you mean 'animal'? There are: height, weight, city, animal.");
        assertFails(train(table, "--target=animal", "--ignore=towns"), 1, "has no column 'towns'; did you mean");
    }

    @Test
    void data_in_the_place_of_names() throws IOException {
        assertFails(
                train(table("1.5,2,0", "2.5,3,1"), "--target=kind"),
                1,
                "If this is a row of data already, say --no-header; the last column is then called 3.");
    }

    @Test
    void another_separator() throws IOException {
        assertFails(
                train(table("a;b", "1;2"), "--target=b"),
                1,
                "has no column 'b'; it has a single one, 'a;b'. Say what stands between columns, such as --separator ';'");
    }

    @Test
    void a_target_of_one_class() throws IOException {
        Path table = Tables.rows(directory.resolve("t.csv"), "a,b", 20, i -> i + ",yes");

        assertFails(
                train(table, "--target=b"),
                1,
                "the column 'b', which is to be predicted, is 'yes' in all 20 rows, so there is nothing to learn");
    }

    @Test
    void a_target_that_is_missing() throws IOException {
        Path table = Tables.changed(Tables.animals(directory), 4, "1.1,30,Ulm,");

        assertFails(
                train(table, "--target=animal"),
                1,
                "the column 'animal', which is to be predicted, has no value in 1 of 80 rows (line 4). Fill them in");
    }

    @Test
    void a_text_where_a_number_is_to_be_predicted() throws IOException {
        assertFails(
                train(Tables.animals(directory), "--target=animal", "--task=regression"),
                1,
                "animals.csv, line 2: 'horse' in the column 'animal' is no number, so it cannot be predicted as one");
    }

    @Test
    void too_many_classes() throws IOException {
        Path table = Tables.rows(directory.resolve("t.csv"), "a,b", 1200, i -> "%d,name %d".formatted(i % 7, i));

        assertFails(
                train(table, "--target=b"),
                1,
                "the column 'b' has more than 1000 different values, too many for classes");
    }

    @Test
    void nothing_to_predict_from() throws IOException {
        Path table = Tables.rows(directory.resolve("t.csv"), "a,b", 20, i -> "1," + i % 2);

        assertFails(
                train(table, "--target=b"),
                1,
                "has no column to predict 'b' from. 'a' is left out: it is the same in all rows to learn from.");
    }

    // ---- values

    @Test
    void missing_values() throws IOException {
        Path table = Tables.animals(directory);
        Tables.changed(table, 3, "NA,30,Ulm,dog");
        Tables.changed(table, 9, "?,30,,dog");

        assertFails(
                train(table, "--target=animal"),
                1,
                "animals.csv: 3 values are missing: column 'height' (line 3, line 9); column 'city' (line 9). Fill them in, or say what stands in for them with --missing median (or mean, or most-frequent), or leave columns out with --ignore.");
    }

    @Test
    void a_text_among_numbers() throws IOException {
        Path table = Tables.animals(directory);
        for (int line = 2; line < 81; line += 12) {
            Tables.changed(table, line, "1.1,heavy,Ulm,horse");
        }

        assertFails(
                train(table, "--target=animal"),
                1,
                "the column 'weight' has numbers, but here 'heavy'. Correct it, or say --categories weight or --ignore weight.");
    }

    @Test
    void a_category_that_only_held_out_rows_have() throws IOException {
        Path table = Tables.animals(directory);
        Path test = Tables.write(directory.resolve("test.csv"), "height,weight,city,animal", "1,30,Rom,dog");

        assertFails(
                train(table, "--target=animal", "--test", test.toString()),
                1,
                "test.csv: there is a category that the model has not learned from: column 'city' ('Rom' in line 2). Correct the file, or train with --allow-unknown");
    }

    @Test
    void values_that_only_the_test_table_lacks() throws IOException {
        Path test = Tables.write(directory.resolve("test.csv"), "height,weight,city,animal", "1,,Ulm,dog");

        assertFails(
                train(Tables.animals(directory), "--target=animal", "--test", test.toString()),
                1,
                "test.csv: a value is missing: column 'weight' (line 2)");
    }

    @Test
    void a_test_table_with_what_cannot_be_tested() throws IOException {
        Path test = directory.resolve("test.csv");
        Path animals = Tables.animals(directory);

        Tables.write(test, "height,weight,city,animal", "1,30,Ulm,cow");
        assertFails(
                train(animals, "--target=animal", "--test", test.toString()),
                1,
                "test.csv: there is a class that the model has not learned: column 'animal' ('cow' in line 2). It knows dog, horse.");

        Tables.write(test, "height,weight,city,animal", "1,30,Ulm,");
        assertFails(
                train(animals, "--target=animal", "--test", test.toString()),
                1,
                "test.csv: a value is missing: column 'animal' (line 2)");

        Tables.write(test, "height,weight,city,animal", "1,heavy,Ulm,dog");
        assertFails(
                train(animals, "--target=animal", "--test", test.toString()),
                1,
                "test.csv: a value is no number: column 'weight' ('heavy' in line 2). Correct the file.");
    }

    @Test
    void a_test_table_without_a_column() throws IOException {
        Path test = Tables.write(directory.resolve("test.csv"), "height,weight,animal", "1,30,dog");

        assertFails(
                train(Tables.animals(directory), "--target=animal", "--test", test.toString()),
                1,
                "test.csv has no column 'city'");
    }

    // ---- rows

    @Test
    void too_few_rows() throws IOException {
        assertFails(
                train(table("a,b", "1,x", "2,y", "3,x"), "--target=b"),
                1,
                "has too few rows to learn from: 3, of which parts to learn from, to validate and to test are needed. Expected at least 10.");
    }

    @Test
    void a_part_without_rows() throws IOException {
        Path table = Tables.animals(directory);

        assertFails(
                train(table, "--target=animal", "--test-fraction=0.001"),
                1,
                "has too few rows for --test-fraction 0.001: of 80 rows that is none. Take a larger part.");
        assertFails(
                train(table, "--target=animal", "--validation-fraction=0"),
                1,
                "has too few rows for --validation-fraction 0.0");
        assertFails(
                train(table, "--target=animal", "--test-fraction=0.6", "--validation-fraction=0.4"),
                1,
                "--test-fraction 0.6 and --validation-fraction 0.4 leave no row to learn from");
    }

    @Test
    void a_class_without_rows_to_learn_from() throws IOException {
        Path table = Tables.rows(directory.resolve("t.csv"), "a,b", 40, i -> "%s,%s"
                .formatted(Math.sin(i), i < 20 ? "class " + i : "usual"));

        assertFails(train(table, "--target=b"), 1, "has too few rows of the class 'class ", ": 1, and none of them");
    }

    // ---- learning

    @Test
    void a_learning_rate_that_is_far_too_large() throws IOException {
        ExampleRun run = train(
                Tables.houses(directory), "--target=price", "--optimizer=sgd", "--learning-rate=1e30", "--layers=none");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains(
                        "The training went astray in epoch 1, batch ", "Try a smaller --learning-rate, such as 0.001.")
                .doesNotContain("callback(");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --layers=64;32          | expected sizes such as 64,32, or none for a linear model, got '64;32'
                    --layers=0              | expected sizes such as 64,32, or none for a linear model, got '0'
                    --dropout=1             | expected a number from 0 to below 1 such as 0.2, got '1'
                    --dropout=much          | expected a number from 0 to below 1 such as 0.2, got 'much'
                    --learning-rate=0       | expected a number above 0 such as 0.8, got '0'
                    --weight-decay=-1       | expected a number from 0 on, got '-1'
                    --batch=0               | expected a whole number from 1 on, got '0'
                    --separator=ab          | expected one character such as ';', which is no quote, or 'tab', got 'ab'
                    --optimizer=adma        | expected one of [ADAM, ADAMW, SGD, RMSPROP] (case-insensitive) but was 'adma'
                    --resume                | --resume needs --checkpoints DIR, the folder to go on from
                    """)
    void an_option_that_makes_no_sense(String option, String message) throws IOException {
        assertFails(
                train(Tables.animals(directory), "--target=animal", option), 2, message, "See ./gradus train --help");
    }

    // ---- files of settings

    private ExampleRun withSettings(String name, String... lines) throws IOException {
        Path settings = Tables.write(directory.resolve(name), lines);
        return train(Tables.animals(directory), "--config", settings.toString());
    }

    @Test
    void a_setting_that_does_not_exist() throws IOException {
        assertFails(
                withSettings("s.yaml", "target: animal", "learning_rate: 0.1"),
                2,
                "s.yaml, line 2: there is no setting 'learning_rate'; did you mean learning-rate");
        assertFails(withSettings("s.yaml", "config: other.yaml"), 2, "line 1: there is no setting 'config'");
    }

    @Test
    void a_setting_with_a_wrong_value() throws IOException {
        assertFails(
                withSettings("s.yaml", "target: animal", "", "# a comment", "epochs: many"),
                2,
                "s.yaml, line 4: Invalid value for option '--epochs': expected a whole number from 1 on, got 'many'");
        assertFails(
                withSettings("s.json", "{", "\"target\": \"animal\",", "\"resume\": \"maybe\"}"),
                2,
                "s.json, line 3: Invalid value for option '--resume'");
    }

    @Test
    void a_file_of_settings_that_is_none() throws IOException {
        assertFails(
                withSettings("s.yaml", "- a", "- b"), 1, "s.yaml, line 1: expected settings such as 'target: species'");
        assertFails(withSettings("s.yaml", ""), 1, "s.yaml, line 2: expected settings such as 'target: species'");
        assertFails(
                withSettings("s.yaml", "target: animal", "layers: {a: 1}"),
                1,
                "line 2: expected a value or a list of values for 'layers'");
        assertFails(
                withSettings("s.yaml", "target: animal", "layers: [[1]]"),
                1,
                "line 2: expected a value or a list of values for 'layers'");
        assertFails(withSettings("s.yaml", "target:"), 1, "line 1: expected a value or a list of values for 'target'");
        assertFails(withSettings("s.yaml", "target: animal", "target: city"), 1, "s.yaml, line 2: ", "target");
        assertFails(withSettings("s.yaml", "target: animal", "layers: [1, 2"), 1, "s.yaml, line ");
        assertFails(withSettings("s.json", "{\"target\": \"animal\",", "\"epochs\" 3}"), 1, "s.json, line 2: ");
        assertFails(withSettings("s.json", "{\"target\": \"animal\""), 1, "s.json, line ");
    }

    @Test
    void a_file_of_settings_that_is_not_there() throws IOException {
        assertFails(
                train(Tables.animals(directory), "--config=nowhere.yaml"),
                1,
                "Cannot read the settings in nowhere.yaml: it does not exist.");
        assertFails(
                train(Tables.animals(directory), "--config", directory.toString()),
                1,
                "Cannot read the settings in %s: it is no readable text.".formatted(directory));
    }
}
