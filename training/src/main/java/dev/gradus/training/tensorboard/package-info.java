/**
 * Event files, which TensorBoard shows as curves, histograms and text.
 *
 * <p>A {@link dev.gradus.training.tensorboard.TensorBoard} writes them as a trainer goes on; an
 * {@link dev.gradus.training.tensorboard.EventFile} takes whatever a loop of one's own has to tell.
 */
@NullMarked
package dev.gradus.training.tensorboard;

import org.jspecify.annotations.NullMarked;
