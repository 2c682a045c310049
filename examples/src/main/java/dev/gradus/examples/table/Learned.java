package dev.gradus.examples.table;

import dev.gradus.training.TrainingResult;
import dev.gradus.training.diagnosis.Finding;
import java.util.List;

/**
 * What came of a training.
 *
 * @param model in evaluation mode, with the weights after the best epoch
 * @param baseline what it has to be better than
 * @param result how the training went
 * @param findings what was conspicuous in it
 */
record Learned(TableModel model, Baseline baseline, TrainingResult result, List<Finding> findings) {}
