package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.CopyKernels;
import dev.gradus.core.kernel.StorageKernels;

/** All kernels for {@code boolean[]}. */
final class BoolKernels implements StorageKernels<boolean[]> {
    private final CopyKernels<boolean[]> copy = new BoolCopy();

    @Override
    public CopyKernels<boolean[]> copy() {
        return copy;
    }
}
