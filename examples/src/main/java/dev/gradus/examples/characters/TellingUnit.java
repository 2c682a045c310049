package dev.gradus.examples.characters;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A hidden unit that goes along with something a reader knows, by the correlation of Pearson.
 *
 * @param property what it goes along with
 * @param unit its number
 * @param correlation from -1 to 1
 * @see <a href="https://arxiv.org/abs/1506.02078">Karpathy, Johnson and Li 2015: Visualizing and understanding recurrent
 *     networks</a>
 */
public record TellingUnit(TextProperty property, int unit, double correlation) {
    /** What could as well be chance among some hundred units. */
    private static final double LEAST = 0.25;

    /**
     * The property and the unit that go along best, then those among the others, and so on.
     *
     * @param text what was read
     * @param hidden (characters, units) after each character
     */
    public static List<TellingUnit> find(String text, Tensor hidden) {
        int[] characters = text.codePoints().toArray();
        List<TextProperty> properties = List.of(TextProperty.values());
        Tensor values = Tensor.stack(
                properties.stream()
                        .map(property -> Tensor.of(property.of(characters)))
                        .toList(),
                1);
        // (properties, units): r = Σ x y / n of what has mean 0 and variance 1.
        Tensor correlations = standardized(values)
                .t()
                .matmul(standardized(hidden.to(DType.FLOAT64)))
                .div(characters.length);
        List<TellingUnit> found = new ArrayList<>();
        while (correlations.abs().max().item() >= LEAST) {
            int best = (int) correlations.abs().argmax().item();
            int property = best / correlations.size(1);
            int unit = best % correlations.size(1);
            found.add(new TellingUnit(properties.get(property), unit, correlations.get(property, unit)));
            correlations.select(0, property).fill(0);
            correlations.select(1, unit).fill(0);
        }
        return found;
    }

    /** Columns with mean 0 and variance 1, or 0 where a column is the same all over. */
    private static Tensor standardized(Tensor x) {
        Tensor centred = x.sub(x.mean(new int[] {0}, true));
        Tensor deviation = centred.square().mean(new int[] {0}, true).sqrt();
        return deviation.gt(1e-12).where(centred.div(deviation.clamp(1e-12, Double.MAX_VALUE)), Tensor.zerosLike(x));
    }

    @Override
    public String toString() {
        return "%s: unit %d (r = %.2f)".formatted(property, unit, correlation);
    }
}
