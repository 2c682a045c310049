package dev.gradus.visualization.explain;

/**
 * All numbers of a parameter in a step, of which figures or a summary are kept.
 *
 * @param name its path in the model, or the name that it was given
 * @param before its values before the step
 * @param gradient ∂L/∂ the parameter
 * @param numeric the same by central differences
 * @param after its values after the optimizer's step
 */
record ParameterChange(String name, Values before, Values gradient, NumericGradient numeric, Values after) {
    ParameterFigures figures() {
        return new ParameterFigures(
                name, before.tensor(), gradient.tensor(), numeric.tensor(), numeric.kinks(), after.tensor());
    }

    ParameterSummary summary() {
        double[] change = new double[before.size()];
        for (int i = 0; i < change.length; i++) {
            change[i] = after.at(i) - before.at(i);
        }
        return new ParameterSummary(
                name,
                before.shape(),
                Statistics.of(before.numbers()),
                Statistics.of(gradient.numbers()),
                Statistics.of(after.numbers()),
                Statistics.of(change),
                numeric.largestDifference(gradient),
                numeric.elements().size(),
                numeric.kinks().size());
    }
}
