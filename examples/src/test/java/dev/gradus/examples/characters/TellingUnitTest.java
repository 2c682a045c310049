package dev.gradus.examples.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TellingUnitTest {
    private static final String TEXT = "We do\n not.\n";

    private static Map<TextProperty, TellingUnit> find(String text, Tensor hidden) {
        List<TellingUnit> units = TellingUnit.find(text, hidden);
        return units.stream().collect(Collectors.toMap(TellingUnit::property, Function.identity()));
    }

    private static double[] of(TextProperty property) {
        return property.of(TEXT.codePoints().toArray());
    }

    @Test
    void properties_are_what_a_reader_sees() {
        assertThat(of(TextProperty.PLACE_IN_LINE)).containsExactly(1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0);
        assertThat(of(TextProperty.PLACE_IN_WORD)).containsExactly(1, 2, 0, 1, 2, 0, 0, 1, 2, 3, 0, 0);
        assertThat(of(TextProperty.BLANK)).containsExactly(0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1);
        assertThat(of(TextProperty.CAPITAL)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(of(TextProperty.VOWEL)).containsExactly(0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
        assertThat(of(TextProperty.PUNCTUATION)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
    }

    @Test
    void the_unit_that_goes_along_best_is_found_in_either_direction() {
        Tensor hidden = Tensor.stack(
                List.of(
                        Tensor.ones(12).to(DType.FLOAT64),
                        Tensor.of(of(TextProperty.VOWEL)).mul(-0.5).add(0.1),
                        Tensor.of(of(TextProperty.PLACE_IN_LINE)).mul(0.1)),
                1);
        Map<TextProperty, TellingUnit> units = find(TEXT, hidden);

        assertThat(units.get(TextProperty.VOWEL).unit()).isEqualTo(1);
        assertThat(units.get(TextProperty.VOWEL).correlation()).isCloseTo(-1, within(1e-9));
        assertThat(units.get(TextProperty.PLACE_IN_LINE).unit()).isEqualTo(2);
        assertThat(units.get(TextProperty.PLACE_IN_LINE).correlation()).isCloseTo(1, within(1e-9));
        assertThat(units.get(TextProperty.PLACE_IN_LINE)).hasToString("place in the line: unit 2 (r = 1.00)");
    }

    @Test
    void what_is_the_same_all_over_the_text_tells_nothing_and_a_unit_one_thing() {
        Tensor hidden = Tensor.of(0.1, 0.3, 0.2).unsqueeze(1);

        assertThat(find("aei", hidden)).hasSize(1);
        assertThat(find("aei", Tensor.ones(3, 1))).isEmpty();
    }
}
