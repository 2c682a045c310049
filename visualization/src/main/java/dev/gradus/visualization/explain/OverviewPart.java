package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is explained: the network with its drawing, the loss, the optimizer, and what the letters mean. */
final class OverviewPart {
    private final Recording recording;
    private final Words words;

    OverviewPart(Recording recording, Words words) {
        this.recording = recording;
        this.words = words;
    }

    Section write(NetworkDrawing drawing) {
        List<Block> blocks = new ArrayList<>();
        Recording.About about = recording.about();
        Map<String, String> modules = new LinkedHashMap<>(about.modules());
        modules.remove("");
        if (!modules.isEmpty()) {
            blocks.add(new Block.Grid(
                    List.of(Span.words(words.get("overview.path")), Span.words(words.get("overview.module"))),
                    modules.entrySet().stream()
                            .map(entry -> List.of(Span.code(entry.getKey()), Span.code(entry.getValue())))
                            .toList()));
        }
        blocks.add(Block.paragraph(
                Span.words(words.get("overview.loss") + " "),
                Span.code(about.loss()),
                Span.words("; " + words.get("overview.optimizer") + " "),
                Span.code(recording.update().map(Update::optimizer).orElse(words.get("overview.none"))),
                Span.words("; " + words.get("overview.rows", recording.rows(), about.type()))));
        blocks.add(Block.paragraph(words.get("overview.notation")));
        if (recording.parameters().keySet().stream().anyMatch(parameter -> !recording.isOfLayer(parameter))) {
            blocks.add(Block.paragraph(words.get("overview.paths")));
        }
        if (recording.rows() > 1) {
            blocks.add(Block.paragraph(words.get("overview.samples")));
        }
        if (drawing.isPossible()) {
            blocks.add(new Block.Networks(
                    words.get("drawing.title"),
                    drawing.samples(),
                    drawing.caption(),
                    words.get("drawing.choose"),
                    words.get("drawing.open"),
                    words.get("drawing.elsewhere")));
        }
        return new Section("network", words.get("overview.title"), blocks);
    }
}
