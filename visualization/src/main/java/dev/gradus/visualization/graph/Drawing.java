package dev.gradus.visualization.graph;

import java.util.List;
import java.util.Map;

/**
 * What is to be drawn, be it as text for Graphviz or as a picture.
 *
 * @param description what there is to see, for those who do not see it
 * @param groups the text of each frame by its module's path, parents before their children; an empty path is the model's
 */
record Drawing(String title, String description, Map<String, String> groups, List<Vertex> vertices, List<Edge> edges) {}
