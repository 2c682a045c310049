/**
 * A service that answers predictions of a saved model over HTTP, small enough to be copied:
 * {@link dev.gradus.examples.serving.PredictionServer} holds the routes, {@link dev.gradus.examples.serving.ServedModel} the model.
 */
@NullMarked
package dev.gradus.examples.serving;

import org.jspecify.annotations.NullMarked;
