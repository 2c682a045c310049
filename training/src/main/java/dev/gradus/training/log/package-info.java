/**
 * The history of a training run in a file that grows while it trains: a line for each epoch, in CSV or as JSON.
 *
 * @see dev.gradus.training.log.HistoryLog
 */
@NullMarked
package dev.gradus.training.log;

import org.jspecify.annotations.NullMarked;
