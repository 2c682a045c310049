package dev.gradus.visualization.graph;

import dev.gradus.visualization.files.FormattedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A graph to be drawn: as SVG, laid out here, light or dark as the reader's system is, or as text for Graphviz. The same graph
 * gives the same bytes.
 *
 * <p>What is too large to be seen at once is folded: a single box stands for a module and all that is in it.
 *
 * @param <G> the kind of graph
 */
public abstract class GraphPicture<G extends GraphPicture<G>> {
    private static final int MOST = 2000;

    private String title;
    private @Nullable Integer depth;
    private final Set<String> opened = new LinkedHashSet<>();
    private int limit = 60;
    private boolean goesRight;

    GraphPicture(String title, boolean goesRight) {
        this.title = title;
        this.goesRight = goesRight;
    }

    /** What is to be drawn. */
    abstract Drawing drawing();

    /** The paths of all modules there are. */
    abstract Set<String> paths();

    @SuppressWarnings("unchecked") // G is the subclass itself
    private G self() {
        return (G) this;
    }

    final String title() {
        return title;
    }

    final String name() {
        return getClass().getSimpleName();
    }

    /**
     * Sets what stands above the graph.
     *
     * @return this graph
     */
    public final G title(String text) {
        title = text;
        return self();
    }

    /**
     * Sets how far modules are looked into: 0 shows the model as one box, 1 the modules that it is made of, and so on. Unless set
     * it is as far as no more boxes than the {@linkplain #limit limit} are seen.
     *
     * @return this graph
     * @throws IllegalArgumentException if it is negative
     */
    public final G depth(int levels) {
        if (levels < 0) {
            throw new IllegalArgumentException(
                    "%s: the depth must be 0, for the model as one box, or more; got %d".formatted(name(), levels));
        }
        depth = levels;
        return self();
    }

    /**
     * Looks into some modules, however deep they are.
     *
     * @param modules their paths, such as {@code encoder.0}
     * @return this graph
     * @throws IllegalArgumentException if there is no such module
     */
    public final G open(String... modules) {
        for (String module : modules) {
            if (!paths().contains(module)) {
                throw new IllegalArgumentException(
                        "%s: there is no module '%s' to open; there are %s".formatted(name(), module, paths()));
            }
            opened.add(module);
        }
        return self();
    }

    /**
     * Sets how many boxes are to be seen unless a {@linkplain #depth depth} is set, 60 unless set.
     *
     * @return this graph
     * @throws IllegalArgumentException if there is none
     */
    public final G limit(int boxes) {
        if (boxes < 1) {
            throw new IllegalArgumentException("%s: at least one box must be seen, got %d".formatted(name(), boxes));
        }
        limit = boxes;
        return self();
    }

    /**
     * Draws from the left to the right.
     *
     * @return this graph
     */
    public final G leftToRight() {
        goesRight = true;
        return self();
    }

    /**
     * Draws from above to below.
     *
     * @return this graph
     */
    public final G topToBottom() {
        goesRight = false;
        return self();
    }

    /** Chooses the modules to look into by how many boxes that would make. */
    final Folding folding(ToIntFunction<Folding> boxes) {
        int deepest = 1 + paths().stream().mapToInt(ModulePath::level).max().orElse(0);
        Folding folding = new Folding(depth == null ? deepest : depth, opened);
        while (depth == null && folding.depth() > 1 && boxes.applyAsInt(folding) > limit) {
            folding = new Folding(folding.depth() - 1, opened);
        }
        int count = boxes.applyAsInt(folding);
        if (count > MOST) {
            throw new IllegalStateException(
                    "%s: %d boxes are more than the %d that can be laid out; fold modules with depth(n), and record what is computed outside of modules in one"
                            .formatted(name(), count, MOST));
        }
        return folding;
    }

    /** The graph in Graphviz's language DOT. */
    public final String toDot() {
        return DotWriter.write(drawing(), goesRight);
    }

    /** The graph as an SVG picture. */
    public final String toSvg() {
        Drawing drawing = drawing();
        return new SvgWriter(drawing, Layout.of(drawing, goesRight)).write();
    }

    /**
     * Writes the graph; its folder is made if need be.
     *
     * @param file its ending, {@code .svg} or {@code .dot}, says in which format
     * @throws IllegalArgumentException if it ends otherwise
     * @throws IOException if it cannot be written
     */
    public final void save(Path file) throws IOException {
        new FormattedFile(
                        name(),
                        Map.of(
                                ".svg", out -> out.write(toSvg().getBytes(StandardCharsets.UTF_8)),
                                ".dot", out -> out.write(toDot().getBytes(StandardCharsets.UTF_8))))
                .save(file);
    }
}
