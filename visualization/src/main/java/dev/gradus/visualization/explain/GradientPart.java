package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;
import static dev.gradus.visualization.explain.formula.Formula.sum;
import static dev.gradus.visualization.explain.formula.Formula.symbol;

import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.Span;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All gradients, with those by central differences beside them. */
final class GradientPart {
    private final Recording recording;
    private final Words words;
    private final Symbols symbols;

    GradientPart(Recording recording, Words words, Symbols symbols) {
        this.recording = recording;
        this.words = words;
        this.symbols = symbols;
    }

    Section write() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(words.get("gradients.check")));
        Formula theta = symbol("θ");
        Formula h = symbol("h");
        Formula name = symbol(symbols.result().name());
        blocks.add(Block.equations(Equation.of(symbols.gradient(theta))
                .is(fraction(
                        difference(
                                Formula.call(symbols.result().name(), sum(theta, h)),
                                Formula.call(symbols.result().name(), difference(theta, h))),
                        product(number(2), h)))));
        blocks.add(recording.isSmall() ? elements(name) : tensors());
        if (kinks() > 0) {
            blocks.add(Block.paragraph(words.get(
                    "gradients.kinks",
                    symbols.result().name(),
                    kinks(),
                    recording.summaries().stream()
                            .mapToInt(ParameterSummary::checked)
                            .sum())));
        }
        return new Section("gradients", words.get("gradients.title"), blocks);
    }

    private int kinks() {
        return recording.summaries().stream().mapToInt(ParameterSummary::kinks).sum();
    }

    private Block elements(Formula result) {
        List<List<Span>> rows = new ArrayList<>();
        for (ParameterFigures figures : recording.figures()) {
            double[] values = figures.before().toDoubleArray();
            double[] gradients = figures.gradient().toDoubleArray();
            double[] numeric = figures.numeric().toDoubleArray();
            for (int i = 0; i < values.length; i++) {
                rows.add(withKink(
                        Span.words(figures.kinks().contains(i) ? words.get("gradients.kink") : ""),
                        Span.math(symbols.parameter(figures, i)),
                        Span.number(values[i]),
                        Span.number(gradients[i]),
                        Span.number(numeric[i]),
                        Span.number(Math.abs(gradients[i] - numeric[i]))));
            }
        }
        return new Block.Grid(
                withKink(
                        Span.words(words.get("gradients.sides")),
                        Span.math(symbol("θ")),
                        Span.words(words.get("gradients.value")),
                        Span.math(Formula.derivative(result, symbol("θ"))),
                        Span.words(words.get("gradients.numeric")),
                        Span.words(words.get("gradients.difference"))),
                rows);
    }

    private Block tensors() {
        List<List<Span>> rows = new ArrayList<>();
        for (ParameterSummary summary : recording.summaries()) {
            rows.add(withKink(
                    Span.number(summary.kinks()),
                    Span.code(summary.name()),
                    Span.words(summary.shape().toString()),
                    Span.number(summary.gradient().norm()),
                    Span.number(summary.largestDifference())));
        }
        return new Block.Grid(
                withKink(
                        Span.words(words.get("gradients.sidesDiffer")),
                        Span.words(words.get("gradients.parameter")),
                        Span.words(words.get("gradients.shape")),
                        Span.words(words.get("gradients.gradientNorm")),
                        Span.words(words.get("gradients.difference"))),
                rows);
    }

    /** The cells of a row, with the last one only where there are kinks at all. */
    private List<Span> withKink(Span last, Span... cells) {
        List<Span> row = new ArrayList<>(Arrays.asList(cells));
        if (kinks() > 0) {
            row.add(last);
        }
        return row;
    }
}
