package dev.gradus.visualization.explain;

import dev.gradus.core.Shape;
import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.Span;
import dev.gradus.visualization.explain.drawing.FlowDrawing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A large network, operation by operation: what values, gradients and weights are like, and how much of the gradient arrives where. */
final class SummaryPart {
    private final Recording recording;
    private final Words words;

    /** The operations in the order of the forward pass, and of the backward pass, which reaches no frozen front. */
    private final List<TapeNode> forward;

    private final List<TapeNode> backward;

    SummaryPart(Recording recording, Words words) {
        this.recording = recording;
        this.words = words;
        forward = recording.tape().nodes().stream()
                .filter(node -> !node.isGiven())
                .toList();
        List<TapeNode> reversed =
                new ArrayList<>(forward.stream().filter(TapeNode::hasGradient).toList());
        Collections.reverse(reversed);
        backward = List.copyOf(reversed);
    }

    Section write() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(words.get("summary.large")));
        blocks.add(Block.heading(words.get("summary.flow")));
        blocks.add(new Block.Flow(flow(), bars(), words.get("summary.bars")));
        blocks.add(Block.heading(words.get("summary.values")));
        blocks.add(operations(forward, node -> Statistics.of(node.value().numbers())));
        blocks.add(Block.heading(words.get("summary.gradients")));
        blocks.add(operations(backward, SummaryPart::gradient));
        blocks.add(Block.heading(words.get("summary.weights")));
        blocks.add(parameters(ParameterSummary::before));
        blocks.add(Block.heading(words.get("summary.weightGradients")));
        blocks.add(parameters(ParameterSummary::gradient));
        return new Section("layers", words.get("summary.title"), blocks);
    }

    /** How much of the gradient arrives at each operation. */
    FlowDrawing flow() {
        return new FlowDrawing(
                words.get("summary.flow"),
                backward.stream()
                        .map(node ->
                                new FlowDrawing.Bar(nameOf(node), gradient(node).rootMeanSquare()))
                        .toList());
    }

    private Block.Grid bars() {
        FlowDrawing flow = flow();
        return new Block.Grid(
                List.of(
                        Span.words(words.get("summary.operation")),
                        Span.words(words.get("summary.size")),
                        Span.words(words.get("summary.arrives"))),
                flow.bars().stream()
                        .map(bar -> List.of(
                                Span.code(bar.name()), Span.about(bar.size()), Span.bar(flow.share(bar.size()))))
                        .toList());
    }

    private static Statistics gradient(TapeNode node) {
        return Statistics.of(node.gradient().numbers());
    }

    /** The module and what it computes; the loss has no module. */
    private static String nameOf(TapeNode node) {
        return node.module().map(module -> module + " ").orElse("") + node.operation();
    }

    private Block operations(List<TapeNode> nodes, Function<TapeNode, Statistics> statistics) {
        return table(
                "summary.operation",
                nodes.stream()
                        .map(node -> row(nameOf(node), node.value().shape(), statistics.apply(node)))
                        .toList());
    }

    private Block parameters(Function<ParameterSummary, Statistics> statistics) {
        return table(
                "gradients.parameter",
                recording.summaries().stream()
                        .map(summary -> row(summary.name(), summary.shape(), statistics.apply(summary)))
                        .toList());
    }

    private Block table(String first, List<List<Span>> rows) {
        List<Span> head = new ArrayList<>();
        for (String key : List.of(first, "gradients.shape", "gradients.norm")) {
            head.add(Span.words(words.get(key)));
        }
        for (String quantile : List.of("5 %", "25 %", "50 %", "75 %", "95 %")) {
            head.add(Span.words(quantile));
        }
        head.add(Span.words(words.get("summary.zeros")));
        return new Block.Grid(head, rows);
    }

    private static List<Span> row(String name, Shape shape, Statistics statistics) {
        return List.of(
                Span.code(name),
                Span.words(shape.toString()),
                Span.about(statistics.norm()),
                Span.about(statistics.low()),
                Span.about(statistics.lower()),
                Span.about(statistics.median()),
                Span.about(statistics.upper()),
                Span.about(statistics.high()),
                Span.about(statistics.zeros()));
    }
}
