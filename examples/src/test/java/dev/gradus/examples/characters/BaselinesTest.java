package dev.gradus.examples.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private final Alphabet alphabet = Alphabet.of("ab");

    private Map<String, Double> bits(String training, String heldOut) {
        return new Baselines(alphabet, alphabet.encode(training), alphabet.encode(heldOut)).bitsPerCharacter();
    }

    @Test
    void counts_and_pairs_are_those_of_the_training_text() {
        // n(a) = 4, n(b) = 2: p(a) = 5 / 8; a a: 2, a b: 2, b a: 1; b ends the text.
        Map<String, Double> bits = bits("aabaab", "aba");

        assertThat(bits.get("any character is as likely as any other")).isEqualTo(1);
        assertThat(bits.get("how often each character occurs"))
                .isCloseTo(-(2 * log2(5.0 / 8) + log2(3.0 / 8)) / 3, within(1e-12));
        assertThat(bits.get("which character comes after which"))
                .isCloseTo(-(log2((2 + 3.0 / 8) / 5) + log2((1 + 5.0 / 8) / 2)) / 2, within(1e-12));
    }

    @Test
    void a_compressor_knows_what_it_has_seen() {
        Map<String, Double> bits = bits("abbabaabbaababba".repeat(50), "abbabaabbaababba".repeat(20));

        assertThat(bits.get("gzip, after the text to learn from")).isBetween(0.0, 0.3);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
