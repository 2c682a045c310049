package dev.gradus.visualization.playground;

/**
 * How far an experiment has come.
 *
 * @param step how many steps were made
 * @param epoch how often all training points were gone through
 * @param training how good the network is on the points that it learns from
 * @param test and on those that it has never seen
 */
record Progress(long step, int epoch, Quality training, Quality test) {}
