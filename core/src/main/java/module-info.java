/** Tensors, automatic differentiation, modules and the kernels that compute. */
module dev.gradus.core {
    requires static transitive org.jspecify;
    requires static jdk.jfr;
    requires com.google.common;
    requires org.slf4j;

    exports dev.gradus.core;
    exports dev.gradus.core.init;
    exports dev.gradus.core.kernel;
    exports dev.gradus.core.module;
    exports dev.gradus.core.random;

    uses dev.gradus.core.kernel.KernelProvider;

    provides dev.gradus.core.kernel.KernelProvider with
            dev.gradus.core.kernel.portable.PortableKernels;
}
