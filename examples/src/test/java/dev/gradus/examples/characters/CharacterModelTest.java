package dev.gradus.examples.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CharacterModelTest {
    private static final Tensor TEXT = Tensor.of(3L, 1, 4, 1, 0, 2, 4, 4);

    static Stream<Named<Supplier<CharacterModel>>> models() {
        return Stream.of(
                Named.of("LSTM", () -> new LstmCharacters(5, 6, 0.5)),
                Named.of("GRU", () -> new GruCharacters(5, 6, 0.5)),
                Named.of("transformer", () -> new TransformerCharacters(5, 8, 4, 2, 0.5)));
    }

    @BeforeEach
    void seed() {
        Generator.seedGlobal(1);
    }

    @ParameterizedTest
    @MethodSource("models")
    void reading_on_gives_what_reading_at_once_gives(Supplier<CharacterModel> make) {
        CharacterModel model = make.get();
        model.eval();
        Tensor atOnce = model.apply(TEXT.unsqueeze(0));
        assertThat(atOnce.shape()).isEqualTo(Shape.of(1, 5, 8));

        CharacterReader reader = model.read();
        CharacterReader other = model.read();
        for (int i = 0; i < TEXT.size(0); i++) {
            Tensor scores = reader.next((long) TEXT.get(i));
            // A reader does not disturb another.
            other.next(0);
            assertThat(scores.toDoubleArray())
                    .as("step %d", i)
                    .containsExactly(atOnce.select(0, 0).select(1, i).toDoubleArray(), within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothing_is_known_of_what_comes_later(Supplier<CharacterModel> make) {
        CharacterModel model = make.get();
        model.eval();
        Tensor other = TEXT.copy();
        other.narrow(0, 4, 4).fill(3);

        double[] before = model.apply(TEXT.unsqueeze(0)).narrow(2, 0, 4).toDoubleArray();
        assertThat(model.apply(other.unsqueeze(0)).narrow(2, 0, 4).toDoubleArray())
                .containsExactly(before, within(1e-6));
    }

    @Test
    void a_transformer_looks_back_no_further_than_its_context() {
        TransformerCharacters model = new TransformerCharacters(5, 3, 4, 1, 0);
        model.eval();
        CharacterReader reader = model.read();
        Tensor last = Tensor.zeros(5);
        for (long character : TEXT.toLongArray()) {
            last = reader.next(character);
        }

        assertThat(last.toDoubleArray())
                .containsExactly(
                        model.apply(TEXT.narrow(0, 5, 3).unsqueeze(0))
                                .select(0, 0)
                                .select(1, 2)
                                .toDoubleArray(),
                        within(1e-6));
    }

    @Test
    void attention_has_rows_of_probabilities_without_what_comes_later() {
        TransformerCharacters model = new TransformerCharacters(5, 8, 8, 3, 0.5);
        model.eval();
        List<Tensor> layers = model.attention(TEXT);

        assertThat(layers).hasSize(3).allSatisfy(heads -> {
            assertThat(heads.shape()).isEqualTo(Shape.of(4, 8, 8));
            assertThat(heads.sum(2).sub(1).abs().max().item()).isLessThan(1e-5);
            assertThat(heads.triu(1).max().item()).isZero();
        });
    }

    @Test
    void hidden_units_are_those_that_the_scores_are_made_of() {
        LstmCharacters model = new LstmCharacters(5, 6, 0.5);
        model.eval();
        Tensor hidden = model.hidden(TEXT);

        assertThat(hidden.shape()).isEqualTo(Shape.of(8, 6));
        assertThat(hidden.abs().max().item()).isBetween(0.01, 1.0);
        Tensor scores = hidden.linear(
                model.namedParameters().get("output.weight"),
                model.namedParameters().get("output.bias"));
        assertThat(scores.toDoubleArray())
                .containsExactly(model.apply(TEXT.unsqueeze(0)).squeeze(0).t().toDoubleArray(), within(1e-6));
    }
}
