package dev.gradus.core.kernel;

/**
 * All kernels for one floating-point type.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface FloatingKernels<A> extends NumberKernels<A> {
    /** Division and elementary functions. */
    MathKernels<A> math();

    /** Activation functions with their gradients. */
    ActivationKernels<A> activation();

    /** Softmax and its relatives. */
    SoftmaxKernels<A> softmax();

    /** Matrix products. */
    MatmulKernels<A> matmul();

    /** Convolution. */
    ConvolutionKernels<A> convolution();

    /** Maxima and averages of sliding windows. */
    PoolingKernels<A> pooling();

    /** Normalisation of channels. */
    NormalizationKernels<A> normalization();

    /** What recurrent cells compute besides products. */
    RecurrentKernels<A> recurrent();

    /** Parameter updates. */
    OptimizerKernels<A> optimizer();
}
