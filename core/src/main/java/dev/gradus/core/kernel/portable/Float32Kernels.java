package dev.gradus.core.kernel.portable;

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

/** All kernels for {@code float[]}. */
final class Float32Kernels implements FloatingKernels<float[]> {
    private final CopyKernels<float[]> copy = new Float32Copy();
    private final ArithmeticKernels<float[]> arithmetic = new Float32Arithmetic();
    private final ComparisonKernels<float[]> comparison = new Float32Comparison();
    private final ReductionKernels<float[]> reduction = new Float32Reduction();
    private final ScanKernels<float[]> scan = new Float32Scan();
    private final ScatterKernels<float[]> scatter = new Float32Scatter();
    private final MathKernels<float[]> math = new Float32Math();
    private final ActivationKernels<float[]> activation = new Float32Activation();
    private final SoftmaxKernels<float[]> softmax = new Float32Softmax();
    private final MatmulKernels<float[]> matmul = new Float32Matmul();
    private final ConvolutionKernels<float[]> convolution = new Float32Convolution();
    private final PoolingKernels<float[]> pooling = new Float32Pooling();
    private final NormalizationKernels<float[]> normalization = new Float32Normalization();
    private final RecurrentKernels<float[]> recurrent = new Float32Recurrent();
    private final OptimizerKernels<float[]> optimizer = new Float32Optimizer();

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
