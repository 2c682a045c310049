package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ArithmeticKernels;
import dev.gradus.core.kernel.ComparisonKernels;
import dev.gradus.core.kernel.CopyKernels;
import dev.gradus.core.kernel.NumberKernels;
import dev.gradus.core.kernel.ReductionKernels;
import dev.gradus.core.kernel.ScanKernels;
import dev.gradus.core.kernel.ScatterKernels;

/** All kernels for {@code long[]}. */
final class Int64Kernels implements NumberKernels<long[]> {
    private final CopyKernels<long[]> copy = new Int64Copy();
    private final ArithmeticKernels<long[]> arithmetic = new Int64Arithmetic();
    private final ComparisonKernels<long[]> comparison = new Int64Comparison();
    private final ReductionKernels<long[]> reduction = new Int64Reduction();
    private final ScanKernels<long[]> scan = new Int64Scan();
    private final ScatterKernels<long[]> scatter = new Int64Scatter();

    @Override
    public CopyKernels<long[]> copy() {
        return copy;
    }

    @Override
    public ArithmeticKernels<long[]> arithmetic() {
        return arithmetic;
    }

    @Override
    public ComparisonKernels<long[]> comparison() {
        return comparison;
    }

    @Override
    public ReductionKernels<long[]> reduction() {
        return reduction;
    }

    @Override
    public ScanKernels<long[]> scan() {
        return scan;
    }

    @Override
    public ScatterKernels<long[]> scatter() {
        return scatter;
    }
}
