/** Kernels on the Vector API of the JDK. */
module dev.gradus.vector {
    requires static transitive org.jspecify;
    requires dev.gradus.core;
    requires jdk.incubator.vector;

    provides dev.gradus.core.kernel.KernelProvider with
            dev.gradus.vector.VectorProvider;
}
