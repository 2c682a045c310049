package dev.gradus.visualization.playground;

/**
 * How good a network is on some points.
 *
 * @param loss the mean over them
 * @param accuracy the share of right classes; NaN where there are none
 */
record Quality(double loss, double accuracy) {}
