/**
 * Tables in text files: a {@link dev.gradus.training.data.csv.Table} is a file, or some of its rows;
 * {@link dev.gradus.training.data.csv.Columns} say what its columns mean; and a
 * {@link dev.gradus.training.data.csv.TableEncoder}, fitted on the training rows, turns rows into tensors, those of the file and
 * those that a model is asked about years later.
 *
 * <p>Files are streamed each time they are needed; of their text no more is kept than a row and the names of categories.
 */
@NullMarked
package dev.gradus.training.data.csv;

import org.jspecify.annotations.NullMarked;
