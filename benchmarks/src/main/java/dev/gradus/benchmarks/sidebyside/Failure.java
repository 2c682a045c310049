package dev.gradus.benchmarks.sidebyside;

/**
 * A process that gave no figures.
 *
 * @param round in which round, from 1
 * @param framework what was to be measured
 * @param cell in what
 * @param fault what happened
 * @param output the end of what it wrote
 */
record Failure(int round, String framework, Cell cell, String fault, String output) {}
