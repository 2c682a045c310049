package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.document.Block;
import java.util.List;

/** The headings of a pass: a layer of neurons has its own, other operations go by their module, and each stands there once. */
final class Headings {
    private final Recording.About about;
    private final Words words;
    private String last = "";

    Headings(Recording.About about, Words words) {
        this.about = about;
        this.words = words;
    }

    /** The name of a layer, with the path of its module if it has one. */
    String of(NeuronLayer layer) {
        last = layer.path().isEmpty()
                ? words.get("heading.layer", layer.number())
                : words.get("heading.layerOfModule", layer.number(), layer.path());
        return last;
    }

    /** Puts a heading over an operation, unless it stands there already. @return whether it did */
    boolean put(TapeNode node, List<Block> blocks) {
        String heading = about.isFunction() ? "" : over(node);
        boolean isNew = !heading.isEmpty() && !heading.equals(last);
        if (isNew) {
            blocks.add(Block.heading(heading));
        }
        last = heading;
        return isNew;
    }

    private String over(TapeNode node) {
        return node.module()
                .map(path -> path.isEmpty()
                        ? words.get("heading.model")
                        : words.get("heading.module", path, about.modules().getOrDefault(path, "")))
                .orElse(words.get("heading.loss", about.loss()));
    }
}
