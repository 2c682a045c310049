package dev.gradus.models;

/**
 * How likely a class is.
 *
 * @param label its name; its number if the model has no labels
 * @param index its number, from 0 on
 * @param probability from 0 to 1
 */
public record ClassProbability(String label, int index, double probability) {}
