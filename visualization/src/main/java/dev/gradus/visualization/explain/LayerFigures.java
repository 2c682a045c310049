package dev.gradus.visualization.explain;

import dev.gradus.core.Tensor;

/**
 * What came up in a layer of neurons; each tensor is float64 and has a row for each sample.
 *
 * @param path the layer's path in the model
 * @param sums the weighted sums z
 * @param activations what the activation function made of them; the sums themselves where there is none
 * @param deltas δ = ∂L/∂z; NaN where none is taken, since nothing is learned up to there
 */
public record LayerFigures(String path, Tensor sums, Tensor activations, Tensor deltas) {}
