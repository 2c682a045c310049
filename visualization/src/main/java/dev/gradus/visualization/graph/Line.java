package dev.gradus.visualization.graph;

/**
 * A line of text in a vertex.
 *
 * @param role what it tells, which its look depends on
 */
record Line(Role role, String text) {
    enum Role {
        NAME,
        NOTE,
        VALUE,
        GRADIENT
    }
}
