package dev.gradus.vector;

import dev.gradus.core.kernel.ActivationKernels;
import dev.gradus.core.kernel.ArithmeticKernels;
import dev.gradus.core.kernel.ComparisonKernels;
import dev.gradus.core.kernel.ConvolutionKernels;
import dev.gradus.core.kernel.CopyKernels;
import dev.gradus.core.kernel.FloatingKernels;
import dev.gradus.core.kernel.MathKernels;
import dev.gradus.core.kernel.MatmulKernels;
import dev.gradus.core.kernel.NormalizationKernels;
import dev.gradus.core.kernel.OptimizerKernels;
import dev.gradus.core.kernel.PoolingKernels;
import dev.gradus.core.kernel.RecurrentKernels;
import dev.gradus.core.kernel.ReductionKernels;
import dev.gradus.core.kernel.ScanKernels;
import dev.gradus.core.kernel.ScatterKernels;
import dev.gradus.core.kernel.SoftmaxKernels;

/** All kernels for {@code float[]}: those that gain by the Vector API, and the portable ones. */
final class VectorKernels implements FloatingKernels<float[]> {
    private final CopyKernels<float[]> copy;
    private final ArithmeticKernels<float[]> arithmetic;
    private final ComparisonKernels<float[]> comparison;
    private final ReductionKernels<float[]> reduction;
    private final ScanKernels<float[]> scan;
    private final ScatterKernels<float[]> scatter;
    private final MathKernels<float[]> math;
    private final ActivationKernels<float[]> activation;
    private final SoftmaxKernels<float[]> softmax;
    private final MatmulKernels<float[]> matmul;
    private final ConvolutionKernels<float[]> convolution;
    private final PoolingKernels<float[]> pooling;
    private final NormalizationKernels<float[]> normalization;
    private final RecurrentKernels<float[]> recurrent;
    private final OptimizerKernels<float[]> optimizer;

    /** The kernels, with the portable ones for what has none here. */
    VectorKernels(FloatingKernels<float[]> portable) {
        copy = portable.copy();
        arithmetic = new VectorArithmetic(portable.arithmetic());
        comparison = portable.comparison();
        reduction = new VectorReduction(portable.reduction());
        scan = portable.scan();
        scatter = new VectorScatter(portable.scatter());
        math = new VectorMath(portable.math());
        activation = new VectorActivation(portable.activation());
        softmax = new VectorSoftmax(arithmetic, math);
        matmul = new VectorMatmul();
        convolution = new VectorConvolution();
        pooling = new VectorPooling(portable.pooling());
        normalization = new VectorNormalization(portable.normalization());
        recurrent = new VectorRecurrent(portable.recurrent());
        optimizer = new VectorOptimizer(portable.optimizer());
    }

    @Override
    public CopyKernels<float[]> copy() {
        return copy;
    }

    @Override
    public ArithmeticKernels<float[]> arithmetic() {
        return arithmetic;
    }

    @Override
    public ComparisonKernels<float[]> comparison() {
        return comparison;
    }

    @Override
    public ReductionKernels<float[]> reduction() {
        return reduction;
    }

    @Override
    public ScanKernels<float[]> scan() {
        return scan;
    }

    @Override
    public ScatterKernels<float[]> scatter() {
        return scatter;
    }

    @Override
    public MathKernels<float[]> math() {
        return math;
    }

    @Override
    public ActivationKernels<float[]> activation() {
        return activation;
    }

    @Override
    public SoftmaxKernels<float[]> softmax() {
        return softmax;
    }

    @Override
    public MatmulKernels<float[]> matmul() {
        return matmul;
    }

    @Override
    public ConvolutionKernels<float[]> convolution() {
        return convolution;
    }

    @Override
    public PoolingKernels<float[]> pooling() {
        return pooling;
    }

    @Override
    public NormalizationKernels<float[]> normalization() {
        return normalization;
    }

    @Override
    public RecurrentKernels<float[]> recurrent() {
        return recurrent;
    }

    @Override
    public OptimizerKernels<float[]> optimizer() {
        return optimizer;
    }
}
