package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import java.util.List;

/** A loss of two or more tensors. */
interface CallableLoss {
    Tensor apply(List<Tensor> arguments);
}
