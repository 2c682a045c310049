package dev.gradus.visualization.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A box of a drawing.
 *
 * @param id its name in files, which no other box has
 * @param group the path of the module in which it stands; null outside of all
 * @param tooltip what is told on pointing at it
 */
record Vertex(String id, Kind kind, @Nullable String group, List<Line> lines, String tooltip) {
    enum Kind {
        /** Data, which no gradient flows to. */
        DATA,
        /** What gradients flow to, and end at. */
        PARAMETER,
        OPERATION,
        /** A module that is not looked into. */
        MODULE,
        RESULT
    }
}
