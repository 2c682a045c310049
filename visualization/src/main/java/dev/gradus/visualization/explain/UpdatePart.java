package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.Span;
import dev.gradus.visualization.explain.formula.Equation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The optimizer's step: each parameter before and after, by the optimizer's own formula. */
final class UpdatePart {
    private final Recording recording;
    private final Words words;
    private final Symbols symbols;

    UpdatePart(Recording recording, Words words, Symbols symbols) {
        this.recording = recording;
        this.words = words;
        this.symbols = symbols;
    }

    Section write(Update update) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(Span.words(words.get("update.optimizer") + " "), Span.code(update.optimizer())));
        if (recording.isSmall()) {
            legend(update).ifPresent(blocks::add);
            recording.figures().forEach(figures -> tell(figures, update, blocks));
        } else {
            blocks.add(tensors());
        }
        return new Section("update", words.get("update.title"), blocks);
    }

    /** In which order the lines are to be read, and what their letters mean; empty if no parameter was changed. */
    private Optional<Block> legend(Update update) {
        Set<Letter> letters = new LinkedHashSet<>();
        recording.figures().forEach(figures -> {
            Update.UpdateRule rule = update.rules().get(figures.name());
            if (rule != null) {
                letters.addAll(rule.letters());
            }
        });
        if (letters.isEmpty()) {
            return Optional.empty();
        }
        List<Span> legend = new ArrayList<>();
        String before = words.get("update.lines") + " ";
        for (Letter letter : letters) {
            legend.add(Span.words(before));
            legend.add(Span.math(letter.symbol()));
            legend.add(Span.words(" " + words.get("update.letter." + letter.words())));
            before = "; ";
        }
        legend.add(Span.words("."));
        return Optional.of(Block.paragraph(legend.toArray(Span[]::new)));
    }

    private void tell(ParameterFigures figures, Update update, List<Block> blocks) {
        Update.UpdateRule rule = update.rules().get(figures.name());
        if (rule == null) {
            blocks.add(Block.paragraph(Span.code(figures.name()), Span.words(" " + words.get("update.unchanged"))));
            return;
        }
        blocks.add(Block.heading(figures.name()));
        List<Equation> equations = new ArrayList<>();
        for (int place = 0; place < figures.before().elements(); place++) {
            equations.addAll(rule.equations(symbols.parameter(figures, place), place));
        }
        blocks.add(new Block.Equations(equations));
    }

    private Block tensors() {
        List<List<Span>> rows = new ArrayList<>();
        for (ParameterSummary summary : recording.summaries()) {
            double before = summary.before().norm();
            double change = summary.change().norm();
            rows.add(List.of(
                    Span.code(summary.name()),
                    Span.number(before),
                    Span.number(summary.after().norm()),
                    Span.number(change),
                    Span.number(before == 0 ? Double.NaN : change / before)));
        }
        return new Block.Grid(
                List.of(
                        Span.words(words.get("gradients.parameter")),
                        Span.words(words.get("update.before")),
                        Span.words(words.get("update.after")),
                        Span.words(words.get("update.change")),
                        Span.words(words.get("update.ratio"))),
                rows);
    }
}
