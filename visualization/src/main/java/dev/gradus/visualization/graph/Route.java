package dev.gradus.visualization.graph;

import java.awt.geom.Point2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an arrow runs.
 *
 * @param points its beginning, its corners and its end
 * @param label the place of its text; null if it has none
 */
record Route(List<Point2D> points, @Nullable Place label) {}
