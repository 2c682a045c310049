package dev.gradus.visualization.report;

import dev.gradus.training.data.Batch;
import java.util.List;

/**
 * What a model is asked.
 *
 * @param data labelled samples
 * @param classes their names; none if they are numbers
 * @param height of images that are rows of a table; else 0
 * @param width of images that are rows of a table; else 0
 */
record PredictionSource(Iterable<Batch> data, List<String> classes, int height, int width) {}
