package dev.gradus.visualization.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {
    private static Message read(String json) throws RefusedException {
        return Message.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void membersAreWhatTheyAreAskedFor() throws RefusedException {
        Message message = read(
                "{\"rate\": 0.5, \"count\": 3, \"layers\": [8, 4], \"kind\": \"moons\", \"inputs\": [\"b\", \"a\", \"a\"]}");

        assertThat(message.number("rate", 0, 1)).isEqualTo(0.5);
        assertThat(message.whole("count", 1, 3)).isEqualTo(3);
        assertThat(message.wholes("layers", 2, 1, 8)).containsExactly(8, 4);
        assertThat(message.word("kind", List.of("xor", "moons"))).isEqualTo("moons");
        assertThat(message.words("inputs", List.of("a", "b", "c"))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|value: expected a number from 0 to 10, got nothing",
                "{\"value\": \"1\"}|value: expected a number from 0 to 10, got 1",
                "{\"value\": true}|value: expected a number from 0 to 10, got true",
                "{\"value\": -0.5}|value: expected a number from 0 to 10, got -0.5",
                "{\"value\": 1e999}|value: expected a number from 0 to 10, got Infinity",
                "{\"value\": null}|value: expected a number, a text, true, false or a list, got null",
                "{\"value\": {\"a\": 1}}|value: expected a number, a text, true, false or a list, got {",
                "{\"value\": [1, \"a\"]}|value: expected a number from 0 to 10, got [1.0, a]",
                "{\"value\": [1, true]}|value: expected a list of numbers or texts, got one with true in it",
                "[1]|expected a JSON object, such as {\"value\": 0.01}",
                "{\"value\": 1} {}|expected one JSON object, got more after it",
                "{\"value\": 1, \"value\": 2}|expected JSON: Duplicate field 'value'",
                "nope|expected JSON: Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
            })
    void whatIsNotIsTold(String json, String message) {
        assertThatThrownBy(() -> read(json).number("value", 0, 10))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    @Test
    void textsAndFilesHaveTheirBounds() throws RefusedException {
        Message message = read("{\"name\": \"p.csv\", \"empty\": \"\", \"bytes\": \"AQID\"}");

        assertThat(message.text("name", 5)).isEqualTo("p.csv");
        assertThat(message.bytes("bytes", 3)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> message.text("name", 4))
                .hasMessage("name: expected a text of 1 to 4 characters, got p.csv");
        assertThatThrownBy(() -> message.text("empty", 5))
                .hasMessage("empty: expected a text of 1 to 5 characters, got ");
        assertThatThrownBy(() -> message.bytes("bytes", 2))
                .hasMessage("bytes: expected at most 2 bytes in Base64, got AQID");
        assertThatThrownBy(() -> message.bytes("name", 9))
                .hasMessage("name: expected at most 9 bytes in Base64, got p.csv");
    }

    @Test
    void wholeNumbersAndWordsHaveTheirBounds() throws RefusedException {
        Message message = read("{\"value\": 1.5, \"layers\": [1, 9], \"kind\": \"" + "x".repeat(50) + "\"}");

        assertThatThrownBy(() -> message.whole("value", 1, 3))
                .hasMessage("value: expected a whole number from 1 to 3, got 1.5");
        assertThatThrownBy(() -> message.wholes("layers", 3, 1, 8))
                .hasMessage("layers: expected a list of at most 3 whole numbers from 1 to 8, got 9");
        assertThatThrownBy(() -> message.wholes("layers", 1, 1, 9))
                .hasMessage("layers: expected a list of at most 1 whole numbers from 1 to 9, got [1.0, 9.0]");
        assertThatThrownBy(() -> read("{\"inputs\": []}").words("inputs", List.of("a", "b")))
                .hasMessage("inputs: expected one or more of a, b, got []");
        assertThatThrownBy(() -> read("{\"inputs\": [\"a\", 1]}").words("inputs", List.of("a", "b")))
                .hasMessage("inputs: expected one or more of a, b, got [a, 1.0]");
        assertThatThrownBy(() -> message.word("kind", List.of("xor", "moons")))
                .hasMessage("kind: expected one of xor, moons, got " + "x".repeat(40) + "...");
    }
}
