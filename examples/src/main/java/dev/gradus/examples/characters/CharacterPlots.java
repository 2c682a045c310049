package dev.gradus.examples.characters;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.training.history.History;
import dev.gradus.visualization.plots.HeatMap;
import dev.gradus.visualization.plots.LinePlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What there is to see of a model that was trained on a text.
 *
 * @param alphabet its characters
 * @param directory where the plots go
 */
public record CharacterPlots(Alphabet alphabet, Path directory) {
    private static final int READ = 64;
    private static final int READ_BY_UNITS = 80;
    private static final int LOOKED_AT = 32;
    /** A character whose probability never gets so high has no row. */
    private static final double SEEN = 0.15;

    /**
     * Writes all plots for a model.
     *
     * @param text characters that it was not trained on
     * @param context how many it reads at once
     * @param history of its training, with accuracy and validation
     * @throws IOException if a file cannot be written
     */
    public void write(CharacterModel model, Tensor text, int context, History history) throws IOException {
        PlotFiles.saveClassifier("Characters", history, directory);
        LinePlot perplexity = new LinePlot(
                        "Characters: perplexity", "Perplexity: as uncertain as among so many characters")
                .line("training", 1, exp(history.loss()))
                .line("validation", 1, exp(history.validationLoss()));
        PlotFiles.save(perplexity, directory, "perplexity");
        model.eval();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            predictions(model, text.narrow(0, 0, Math.min(context, READ) + 1));
            if (model instanceof RecurrentCharacters recurrent) {
                units(recurrent, text);
            } else if (model instanceof TransformerCharacters transformer) {
                attention(transformer, text.narrow(0, 0, Math.min(context, LOOKED_AT)));
            }
        }
    }

    private static double[] exp(double[] losses) {
        return Arrays.stream(losses).map(Math::exp).toArray();
    }

    /** Column by column: how likely each character was found to come next, above the one that did. */
    private void predictions(CharacterModel model, Tensor text) throws IOException {
        int steps = text.size(0) - 1;
        Tensor probabilities =
                model.apply(text.narrow(0, 0, steps).unsqueeze(0)).squeeze(0).softmax(0);
        long[] shown = LongStream.range(0, alphabet.size())
                .filter(character ->
                        probabilities.select(0, (int) character).max().item() >= SEEN)
                .toArray();
        HeatMap map = HeatMap.of(probabilities.indexSelect(0, shown))
                .title("What the model expects next in a text that it has never seen")
                .axes("What came (· is a blank, ¶ the end of a line)", "Probability of")
                .labels(LongStream.of(shown).mapToObj(alphabet::label).toList(), labels(text.narrow(0, 1, steps)))
                .range(0, 1);
        PlotFiles.save(map, directory, "predictions");
    }

    /** Row by row: a hidden unit that tells something about the text that a reader knows too. */
    private void units(RecurrentCharacters model, Tensor text) throws IOException {
        Tensor hidden = model.hidden(text);
        List<TellingUnit> units = TellingUnit.find(alphabet.decode(text), hidden);
        if (units.isEmpty()) {
            return;
        }
        int steps = Math.min(READ_BY_UNITS, text.size(0));
        Tensor rows = hidden.narrow(0, 0, steps)
                .t()
                .indexSelect(0, units.stream().mapToLong(TellingUnit::unit).toArray());
        HeatMap map = HeatMap.of(rows)
                .title("Hidden units that go along with something in the text (r: correlation)")
                .axes("What was read (· is a blank, ¶ the end of a line)", "State")
                .labels(units.stream().map(TellingUnit::toString).toList(), labels(text.narrow(0, 0, steps)))
                .range(-1, 1)
                .rowHeight(40);
        PlotFiles.save(map, directory, "units");
    }

    /** Four tables for each layer, two in a row: one for each head. */
    private void attention(TransformerCharacters model, Tensor text) throws IOException {
        List<Tensor> layers = model.attention(text);
        List<String> once = labels(text);
        List<String> twice =
                Stream.of(once, List.of(""), once).flatMap(List::stream).toList();
        for (int layer = 0; layer < layers.size(); layer++) {
            Tensor heads = layers.get(layer);
            HeatMap map = HeatMap.of(tables(heads))
                    .title("Layer %d of %d: how much each character looks at each one before it"
                            .formatted(layer + 1, layers.size()))
                    .axes("Looked at, in the left tables by heads 1 and 3, in the right ones by 2 and 4", "Looking")
                    .labels(twice, twice)
                    .range(0, 1);
            PlotFiles.save(map, directory, "attention-" + (layer + 1));
        }
    }

    /** The heads two by two, with a gap of what is no number; so is what cannot be looked at. */
    private static Tensor tables(Tensor heads) {
        int steps = heads.size(1);
        Tensor later = Tensor.ones(steps, steps).triu(1).gt(0);
        Tensor seen = heads.maskedFill(later, Double.NaN);
        Tensor right = Tensor.full(Double.NaN, steps, 1);
        Tensor below = Tensor.full(Double.NaN, 1, 2 * steps + 1);
        return Tensor.cat(
                List.of(
                        Tensor.cat(List.of(seen.select(0, 0), right, seen.select(0, 1)), 1),
                        below,
                        Tensor.cat(List.of(seen.select(0, 2), right, seen.select(0, 3)), 1)),
                0);
    }

    private List<String> labels(Tensor text) {
        return LongStream.of(text.toLongArray()).mapToObj(alphabet::label).toList();
    }
}
