package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.Span;
import java.util.ArrayList;
import java.util.List;

/** A large network, operation by operation: what values and gradients are like, and how much of the gradient arrives where. */
final class SummaryPart {
    private final Recording recording;
    private final Words words;

    SummaryPart(Recording recording, Words words) {
        this.recording = recording;
        this.words = words;
    }

    Section write() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(words.get("summary.large")));
        List<TapeNode> nodes = recording.tape().nodes().stream()
                .filter(node -> !node.isGiven())
                .toList();
        blocks.add(Block.heading(words.get("summary.values")));
        blocks.add(values(nodes));
        blocks.add(Block.heading(words.get("summary.flow")));
        blocks.add(Block.paragraph(words.get("summary.bars")));
        blocks.add(gradients(nodes.stream().filter(TapeNode::hasGradient).toList()));
        return new Section("layers", words.get("summary.title"), blocks);
    }

    private static List<Span> nameOf(TapeNode node) {
        return List.of(
                Span.code(node.module().orElse("—")),
                Span.code(node.operation()),
                Span.words(node.value().shape().toString()));
    }

    private List<Span> head(String... more) {
        List<Span> head = new ArrayList<>(List.of(
                Span.words(words.get("summary.module")),
                Span.words(words.get("summary.operation")),
                Span.words(words.get("gradients.shape"))));
        for (String key : more) {
            head.add(Span.words(words.get(key)));
        }
        return head;
    }

    private Block values(List<TapeNode> nodes) {
        List<List<Span>> rows = new ArrayList<>();
        for (TapeNode node : nodes) {
            Statistics statistics = Statistics.of(node.value().numbers());
            List<Span> row = new ArrayList<>(nameOf(node));
            row.add(Span.number(statistics.norm()));
            row.add(Span.number(statistics.low()));
            row.add(Span.number(statistics.median()));
            row.add(Span.number(statistics.high()));
            row.add(Span.number(statistics.zeros()));
            rows.add(row);
        }
        return new Block.Grid(
                head("gradients.norm", "summary.low", "summary.median", "summary.high", "gradients.zeros"), rows);
    }

    private Block gradients(List<TapeNode> nodes) {
        double largest =
                nodes.stream().mapToDouble(SummaryPart::meanGradient).max().orElse(1);
        List<List<Span>> rows = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            TapeNode node = nodes.get(i);
            Statistics statistics = Statistics.of(node.gradient().numbers());
            List<Span> row = new ArrayList<>(nameOf(node));
            row.add(Span.number(statistics.norm()));
            row.add(Span.number(statistics.median()));
            row.add(Span.number(statistics.zeros()));
            row.add(Span.bar(share(meanGradient(node), largest)));
            rows.add(row);
        }
        return new Block.Grid(
                head("gradients.gradientNorm", "summary.median", "gradients.zeros", "summary.arrives"), rows);
    }

    /** The root of the mean square, which does not grow with the number of elements. */
    private static double meanGradient(TapeNode node) {
        return Statistics.of(node.gradient().numbers()).norm()
                / Math.sqrt(Math.max(1, node.value().size()));
    }

    /** On a logarithmic scale of eight powers of ten, since gradients vanish by orders of magnitude. */
    private static double share(double size, double largest) {
        final double decades = 8;
        return size == 0 ? 0 : Math.max(0, 1 + Math.log10(size / largest) / decades);
    }
}
