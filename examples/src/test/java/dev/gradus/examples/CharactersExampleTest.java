package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersExampleTest {
    private static final Pattern BITS = Pattern.compile("this network +(\\d\\.\\d\\d)");

    @TempDir
    Path directory;

    private Path file;
    private Path output;

    /** Each line is the same, so that a network that has learned it is never in doubt. */
    @BeforeEach
    void write_a_text() throws IOException {
        file = directory.resolve("text.txt");
        output = directory.resolve("output");
        Files.writeString(file, "Sing a song of sixpence,\r\n".repeat(60));
    }

    private String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of("characters", "--text", file.toString(), "--output", output.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static List<String> plots(CharacterNetwork network) {
        List<String> plots = new ArrayList<>(List.of("loss", "accuracy", "perplexity", "predictions"));
        plots.addAll(
                network == CharacterNetwork.TRANSFORMER ? List.of("attention-1", "attention-2") : List.of("units"));
        return plots;
    }

    @ParameterizedTest
    @EnumSource
    void learns_writes_and_plots(CharacterNetwork network) throws IOException {
        ExampleRun run = ExampleRun.withPlotsAnd(
                output,
                List.of("passage.txt"),
                plots(network),
                arguments(
                        "--model",
                        network.toString(),
                        "--hidden=32",
                        "--context=32",
                        "--epochs=16",
                        "--learning-rate=0.01",
                        "--temperature=0.2",
                        "--length=75",
                        "--prompt=Sing a"));

        Matcher bits = BITS.matcher(run.output());
        assertThat(bits.find()).as(run.output()).isTrue();
        assertThat(Double.parseDouble(bits.group(1))).isLessThan(0.5);
        assertThat(Files.readString(output.resolve("passage.txt")))
                .startsWith("Sing a song of sixpence,\nSing a song")
                .hasSize("Sing a".length() + 75 + 1);
        assertThat(run.output())
                .contains(
                        "1,350 characters to train on, 150 held out, of an alphabet of 15.",
                        "epoch  8/16",
                        "What it writes now, at temperature 0.2:",
                        "    | Sing a song of sixpence,",
                        "as likely as any other     3.91",
                        "with the weights after epoch ");
    }

    /** After epochs 1, 2, 4 and so on, but not after the last, which all that is written in the end comes after. */
    @Test
    void writes_more_seldom_as_training_goes_on() {
        ExampleRun run = ExampleRun.of(arguments("--hidden=4", "--context=16", "--epochs=4", "--length=5"));

        assertThat(run.output()
                        .lines()
                        .filter(line -> line.startsWith("epoch") || line.startsWith("    | S"))
                        .map(line -> line.substring(0, 7)))
                .containsExactly("epoch 1", "    | S", "epoch 2", "    | S", "epoch 3", "epoch 4", "    | S");
    }

    @Test
    void the_same_seed_writes_the_same() throws IOException {
        String[] arguments = arguments("--hidden=8", "--epochs=1", "--length=200", "--seed=5");
        ExampleRun.of(arguments);
        String first = Files.readString(output.resolve("passage.txt"));
        ExampleRun.of(arguments);

        assertThat(Files.readString(output.resolve("passage.txt"))).isEqualTo(first);
        ExampleRun.of(arguments("--hidden=8", "--epochs=1", "--length=200", "--seed=6"));
        assertThat(Files.readString(output.resolve("passage.txt"))).isNotEqualTo(first);
    }

    @Test
    void a_text_that_is_too_short_is_refused() throws IOException {
        Files.writeString(file, "To be, or not to be");

        ExampleRun run = ExampleRun.of(arguments());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .isEqualToNormalizingNewlines(
                        "The text has 19 characters; a tenth is held out, and to be read in pieces of 64 it needs more than 640 altogether. Give a longer text with --text FILE, or shorter pieces with --context N.\n");
        assertThat(output).doesNotExist();
    }

    @Test
    void an_empty_text_is_too_short() throws IOException {
        Files.writeString(file, "");

        assertThat(ExampleRun.of(arguments()).errors()).startsWith("The text has 0 characters;");
    }

    @Test
    void a_text_that_is_not_in_utf_8_is_refused() throws IOException {
        Files.write(file, "Größe".repeat(500).getBytes(StandardCharsets.ISO_8859_1));

        ExampleRun run = ExampleRun.of(arguments());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .isEqualToNormalizingNewlines(
                        "%s is no text in UTF-8. Convert it, for example with iconv.\n".formatted(file));
    }

    @Test
    void a_text_that_is_not_there_is_told_in_a_sentence() throws IOException {
        Files.delete(file);

        ExampleRun run = ExampleRun.of(arguments());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .isEqualToNormalizingNewlines(
                        "Cannot read %s: it does not exist. Make it readable, or name another file with --text FILE.\n"
                                .formatted(file));
    }

    @Test
    void a_prompt_of_other_characters_is_refused() {
        ExampleRun run = ExampleRun.of(arguments("--prompt", "Song 1"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(
                        "Invalid value for option '--prompt': the character '1' does not occur in the text that is learned, only ,Sacefginopsx");
    }

    @Test
    void an_empty_prompt_is_refused() {
        ExampleRun run = ExampleRun.of(arguments("--prompt="));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("Invalid value for option '--prompt': there must be at least one character");
    }

    @Test
    void heads_share_the_numbers_of_a_character() {
        ExampleRun run = ExampleRun.of(arguments("--model=transformer", "--hidden=30"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("--hidden must be divisible by the 4 heads of the transformer, got 30");
    }

    @Test
    void an_unknown_model_is_refused() {
        ExampleRun run = ExampleRun.of("characters", "--model", "rnn");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("--model", "[LSTM, GRU, TRANSFORMER]", "'rnn'");
    }

    @ParameterizedTest
    @CsvSource({
        "--temperature,0",
        "--temperature,hot",
        "--temperature,Infinity",
        "--learning-rate,-1",
        "--learning-rate,NaN"
    })
    void numbers_above_zero_are_needed(String option, String value) {
        ExampleRun run = ExampleRun.of("characters", option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains(option, "expected a number above 0 such as 0.8, got '%s'".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--context", "--hidden", "--length"})
    void at_least_one_is_needed(String option) {
        ExampleRun run = ExampleRun.of("characters", option, "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains(option, "expected a whole number from 1 on, got '0'");
    }
}
