package dev.gradus.visualization.graph;

/**
 * An arrow of a drawing.
 *
 * @param from the id of a vertex
 * @param to the id of another one
 * @param label what stands at it; empty for nothing
 * @param tooltip what is told on pointing at it
 */
record Edge(String from, String to, String label, String tooltip) {}
