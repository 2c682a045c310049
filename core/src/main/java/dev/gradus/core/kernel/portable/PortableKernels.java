package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.FloatingKernels;
import dev.gradus.core.kernel.KernelProvider;
import dev.gradus.core.kernel.NumberKernels;
import dev.gradus.core.kernel.StorageKernels;
import java.util.Optional;

/** The kernels that run everywhere. */
public final class PortableKernels implements KernelProvider {
    private final FloatingKernels<float[]> float32 = new Float32Kernels();
    private final FloatingKernels<double[]> float64 = new Float64Kernels();
    private final NumberKernels<long[]> int64 = new Int64Kernels();
    private final StorageKernels<boolean[]> bool = new BoolKernels();

    /** Called by the {@link java.util.ServiceLoader}. */
    public PortableKernels() {}

    @Override
    public String name() {
        return "portable";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public String description() {
        return "plain loops for the JIT compiler";
    }

    @Override
    public FloatingKernels<float[]> float32() {
        return float32;
    }

    @Override
    public FloatingKernels<double[]> float64() {
        return float64;
    }

    @Override
    public NumberKernels<long[]> int64() {
        return int64;
    }

    @Override
    public StorageKernels<boolean[]> bool() {
        return bool;
    }
}
