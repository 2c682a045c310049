package dev.gradus.visualization.explain.document;

import java.util.List;

/**
 * A part of a document.
 *
 * @param id by which it is found in a page
 * @param title what it is about
 * @param blocks what it says
 */
public record Section(String id, String title, List<Block> blocks) {
    /** Copies the blocks. */
    public Section {
        blocks = List.copyOf(blocks);
    }
}
