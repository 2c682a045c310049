package dev.gradus.losses;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The target classes of one call, gone through once: checked, weighed, and told from those that are ignored.
 *
 * @param classes int64; class 0 where the target is ignored
 * @param ignored true where the target is ignored; null if none is
 * @param weights of the observations, 0 where the target is ignored; null if all are 1
 * @param totalWeight the sum of the weights
 */
record ClassTargets(
        Tensor classes, @Nullable Tensor ignored, @Nullable Tensor weights, double totalWeight) {
    /** Makes the error for a target that is no class. */
    interface Complaint {
        RuntimeException of(long target, int place);
    }

    /**
     * Goes through targets.
     *
     * @param count the number of classes
     * @param classWeights one for each class; null for 1
     * @param type that of the observations' weights
     */
    static ClassTargets of(
            Tensor target,
            int count,
            long ignoreIndex,
            double @Nullable [] classWeights,
            DType type,
            Complaint complaint) {
        long[] classes = target.toLongArray();
        double[] weights = classWeights == null ? null : new double[classes.length];
        boolean[] ignored = null;
        double total = 0;
        for (int i = 0; i < classes.length; i++) {
            long value = classes[i];
            if (value == ignoreIndex) {
                ignored = ignored == null ? new boolean[classes.length] : ignored;
                ignored[i] = true;
                classes[i] = 0;
                continue;
            }
            if (value < 0 || value >= count) {
                throw complaint.of(value, i);
            }
            double weight = classWeights == null ? 1 : classWeights[(int) value];
            total += weight;
            if (weights != null) {
                weights[i] = weight;
            }
        }
        int[] sizes = target.shape().toArray();
        Tensor mask = ignored == null ? null : Tensor.of(ignored, sizes);
        return new ClassTargets(
                mask == null ? target : Tensor.of(classes, sizes),
                mask,
                weights != null
                        ? Tensor.of(weights, sizes).to(type)
                        : mask == null ? null : mask.logicalNot().to(type),
                total);
    }
}
