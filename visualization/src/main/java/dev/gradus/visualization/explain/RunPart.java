package dev.gradus.visualization.explain;

import dev.gradus.core.Tensor;
import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How loss, outputs and parameters went on after the step that is explained. */
final class RunPart {
    private static final int MOST_OUTPUTS = 4;

    private final Recording recording;
    private final Words words;
    private final Symbols symbols;

    RunPart(Recording recording, Words words, Symbols symbols) {
        this.recording = recording;
        this.words = words;
        this.symbols = symbols;
    }

    Section write(List<StepFigures> run) {
        List<Span> head = new ArrayList<>();
        head.add(Span.words(words.get("run.steps")));
        head.add(Span.math(symbols.result()));
        for (int place = 0; place < outputs(run.get(0)); place++) {
            NeuronLayer last = recording.layers().get(recording.layers().size() - 1);
            head.add(Span.math(symbols.element(last.output(), place)));
        }
        for (ParameterFigures figures : recording.figures()) {
            for (int place = 0; place < figures.before().elements(); place++) {
                head.add(Span.math(symbols.parameter(figures, place)));
            }
        }
        return new Section(
                "run",
                words.get("run.title"),
                List.of(
                        Block.paragraph(words.get("run.how")),
                        new Block.Grid(head, run.stream().map(this::row).toList())));
    }

    private List<Span> row(StepFigures figures) {
        List<Span> row = new ArrayList<>();
        row.add(Span.number(figures.steps()));
        row.add(Span.number(figures.loss()));
        if (outputs(figures) > 0) {
            add(row, figures.output());
        }
        for (ParameterFigures learned : recording.figures()) {
            add(row, Objects.requireNonNull(figures.parameters().get(learned.name())));
        }
        return row;
    }

    private static void add(List<Span> row, Tensor numbers) {
        for (double number : numbers.toDoubleArray()) {
            row.add(Span.number(number));
        }
    }

    /** How many outputs are shown: none where they are many, or do not come from a last layer of neurons. */
    private int outputs(StepFigures figures) {
        List<NeuronLayer> layers = recording.layers();
        int count = figures.output().elements();
        boolean isShown = !layers.isEmpty()
                && count <= MOST_OUTPUTS
                && count == layers.get(layers.size() - 1).output().value().size();
        return isShown ? count : 0;
    }
}
