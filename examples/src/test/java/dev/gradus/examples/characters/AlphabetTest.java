package dev.gradus.examples.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AlphabetTest {
    private final Alphabet alphabet = Alphabet.of("no\ton 😀\n");

    @Test
    void characters_are_numbered_in_their_order() {
        assertThat(alphabet.size()).isEqualTo(6);
        assertThat(alphabet.encode("no 😀").toLongArray()).containsExactly(3, 4, 2, 5);
        assertThat(alphabet.decode(Tensor.of(5L, 2, 4))).isEqualTo("😀 o");
    }

    @Test
    void what_would_not_be_seen_has_a_label() {
        assertThat(LongStream.of(alphabet.encode("\n\t n😀").toLongArray()).mapToObj(alphabet::label))
                .containsExactly("¶", "?", "·", "n", "😀");
        assertThat(alphabet).hasToString("no😀");
    }

    @Test
    void other_characters_are_refused() {
        assertThatThrownBy(() -> alphabet.encode("not"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the character 't' does not occur in the text that is learned, only no😀");
    }
}
