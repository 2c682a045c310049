package dev.gradus.examples.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class TextWriterTest {
    private final Alphabet alphabet = Alphabet.of("abc");

    /** After a always b, and after anything else a with probability 1/4 and c with 3/4, at temperature 1. */
    private static final class Rule extends CharacterModel {
        private boolean wasTraining;
        private boolean wasRecording;
        private int reads;

        @Override
        public Tensor forward(Tensor x) {
            throw new AssertionError("a writer reads character by character");
        }

        @Override
        public CharacterReader read() {
            return character -> {
                wasTraining |= isTraining();
                wasRecording |= Autograd.isRecording();
                reads++;
                return character == 0
                        ? Tensor.of(Double.NEGATIVE_INFINITY, 0, Double.NEGATIVE_INFINITY)
                        : Tensor.of(0, Double.NEGATIVE_INFINITY, Math.log(3));
            };
        }
    }

    private final Rule rule = new Rule();

    private String write(double temperature, String prompt, int length) {
        return new TextWriter(rule, alphabet, temperature).write(prompt, length, 1);
    }

    @Test
    void characters_are_drawn_with_their_probabilities() {
        String text = write(1, "ca", 10_000);

        assertThat(text).hasSize(10_002).startsWith("cab").doesNotContain("aa", "ac", "bb", "cb");
        long after = text.substring(0, 10_001).chars().filter(c -> c != 'a').count();
        long chosen = text.substring(1).chars().filter(c -> c == 'c').count();
        assertThat((double) chosen / after).isCloseTo(0.75, within(0.02));
    }

    /** (1/4)² to (3/4)² is one to nine. */
    @Test
    void a_low_temperature_prefers_what_is_likely() {
        String text = write(0.5, "c", 10_000);

        long after = text.substring(0, 10_000).chars().filter(c -> c != 'a').count();
        long chosen = text.substring(1).chars().filter(c -> c == 'c').count();
        assertThat((double) chosen / after).isCloseTo(0.9, within(0.02));
        assertThat(write(0.01, "b", 50)).isEqualTo("b" + "c".repeat(50));
    }

    @Test
    void the_prompt_is_read_and_each_character_once() {
        write(1, "abc", 4);

        assertThat(rule.reads).isEqualTo(6);
    }

    @Test
    void the_model_is_left_in_its_mode() {
        write(1, "a", 3);
        assertThat(rule.isTraining()).isTrue();
        assertThat(rule.wasTraining).isFalse();
        assertThat(rule.wasRecording).isFalse();

        rule.eval();
        write(1, "a", 3);
        assertThat(rule.isTraining()).isFalse();
    }

    @Test
    void there_must_be_something_to_go_on_with() {
        assertThatThrownBy(() -> write(1, "", 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is nothing to go on with; give at least one character");
    }
}
