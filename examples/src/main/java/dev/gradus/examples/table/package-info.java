/**
 * Training without writing Java: the commands {@code train}, {@code evaluate} and {@code predict}, for tables in CSV files.
 * {@link dev.gradus.examples.table.TrainCommand} is the whole way from a file to a model and its report.
 */
@NullMarked
package dev.gradus.examples.table;

import org.jspecify.annotations.NullMarked;
