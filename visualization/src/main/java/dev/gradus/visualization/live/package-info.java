/**
 * A page that shows a training while it goes on, and controls it: {@link dev.gradus.visualization.live.LivePage}, a callback
 * of a trainer.
 */
@NullMarked
package dev.gradus.visualization.live;

import org.jspecify.annotations.NullMarked;
