package dev.gradus.vector;

import dev.gradus.core.kernel.FloatingKernels;
import dev.gradus.core.kernel.KernelProvider;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.kernel.NumberKernels;
import dev.gradus.core.kernel.StorageKernels;
import java.util.Optional;

/**
 * The kernels on the Vector API, for float32; those for other types are the portable ones. This class can be loaded
 * without the Vector API, to say that it is missing.
 */
public final class VectorProvider implements KernelProvider {
    /** Called by the {@link java.util.ServiceLoader}. */
    public VectorProvider() {}

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public int priority() {
        return 10;
    }

    @Override
    public Optional<String> obstacle() {
        return Suitability.obstacle(VectorProvider.class.getModule());
    }

    @Override
    public String description() {
        return "vectors of " + Lanes.BITS + " bits";
    }

    @Override
    public FloatingKernels<float[]> float32() {
        return Float32.KERNELS;
    }

    @Override
    public FloatingKernels<double[]> float64() {
        return Kernels.portable().float64();
    }

    @Override
    public NumberKernels<long[]> int64() {
        return Kernels.portable().int64();
    }

    @Override
    public StorageKernels<boolean[]> bool() {
        return Kernels.portable().bool();
    }

    /** Made on first use, when the core has all its providers. */
    private static final class Float32 {
        static final FloatingKernels<float[]> KERNELS =
                new VectorKernels(Kernels.portable().float32());
    }
}
