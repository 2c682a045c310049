package dev.gradus.visualization.report;

/**
 * Which line of which chart a curve is.
 *
 * @param chart such as {@code loss}, {@code metric accuracy} or {@code update ratio}
 * @param line such as {@code training}, {@code validation} or the name of a weight
 */
record CurveName(String chart, String line) {}
