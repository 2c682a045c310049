package dev.gradus.vector;

import dev.gradus.core.kernel.MathKernels;
import jdk.incubator.vector.FloatVector;

/**
 * Division and elementary functions on {@code float[]}, the rarer ones by the portable kernels.
 *
 * <p>Nanoseconds an element on one core, and those of the portable kernels: exp and expm1 0.3 (1.7, 20), log, log2 and
 * log1p 0.4 (7 to 17), erf 0.4 (1.6), sqrt 0.17 (0.35), rsqrt 0.27 (0.57). The relative errors are below 1e-6 for all
 * floats; the classes that hold the formulas say more.
 */
final class VectorMath implements MathKernels<float[]> {
    private final MathKernels<float[]> portable;
    private final BinaryLoop div;
    private final UnaryLoop square;
    private final UnaryLoop reciprocal;
    private final UnaryLoop sqrt;
    private final UnaryLoop rsqrt;
    private final UnaryLoop exp = new UnaryLoop(VectorMath::expVectors, VectorMath::expScalars, Parts.COMPUTING);
    private final UnaryLoop expm1 = new UnaryLoop(VectorMath::expm1Vectors, VectorMath::expm1Scalars, Parts.COMPUTING);
    private final UnaryLoop log = new UnaryLoop(VectorMath::logVectors, VectorMath::logScalars, Parts.COMPUTING);
    private final UnaryLoop log1p = new UnaryLoop(VectorMath::log1pVectors, VectorMath::log1pScalars, Parts.COMPUTING);
    private final UnaryLoop log2 = new UnaryLoop(VectorMath::log2Vectors, VectorMath::log2Scalars, Parts.COMPUTING);
    private final UnaryLoop erf = new UnaryLoop(VectorMath::erfVectors, VectorMath::erfScalars, Parts.COMPUTING);

    VectorMath(MathKernels<float[]> portable) {
        this.portable = portable;
        div = new BinaryLoop(VectorMath::divVectors, portable::div, Parts.STREAMING);
        square = new UnaryLoop(VectorMath::squareVectors, portable::square, Parts.STREAMING);
        reciprocal = new UnaryLoop(VectorMath::reciprocalVectors, portable::reciprocal, Parts.STREAMING);
        sqrt = new UnaryLoop(VectorMath::sqrtVectors, portable::sqrt, Parts.STREAMING);
        rsqrt = new UnaryLoop(VectorMath::rsqrtVectors, portable::rsqrt, Parts.COMPUTING);
    }

    @Override
    public void div(float[] x, float[] y, float[] out, int from, int to) {
        div.run(x, y, out, from, to);
    }

    private static void divVectors(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector v = FloatVector.fromArray(Vectors.SPECIES, x, i);
            v.div(FloatVector.fromArray(Vectors.SPECIES, y, i)).intoArray(out, i);
        }
    }

    @Override
    public void pow(float[] x, float[] y, float[] out, int from, int to) {
        portable.pow(x, y, out, from, to);
    }

    @Override
    public void square(float[] x, float[] out, int from, int to) {
        square.run(x, out, from, to);
    }

    private static void squareVectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector v = FloatVector.fromArray(Vectors.SPECIES, x, i);
            v.mul(v).intoArray(out, i);
        }
    }

    @Override
    public void exp(float[] x, float[] out, int from, int to) {
        exp.run(x, out, from, to);
    }

    private static void expVectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            VectorExponential.exp(FloatVector.fromArray(Vectors.SPECIES, x, i)).intoArray(out, i);
        }
    }

    private static void expScalars(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = VectorExponential.exp(x[i]);
        }
    }

    @Override
    public void expm1(float[] x, float[] out, int from, int to) {
        expm1.run(x, out, from, to);
    }

    private static void expm1Vectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            VectorExponential.expm1(FloatVector.fromArray(Vectors.SPECIES, x, i))
                    .intoArray(out, i);
        }
    }

    private static void expm1Scalars(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = VectorExponential.expm1(x[i]);
        }
    }

    @Override
    public void log(float[] x, float[] out, int from, int to) {
        log.run(x, out, from, to);
    }

    private static void logVectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            VectorLogarithm.log(FloatVector.fromArray(Vectors.SPECIES, x, i)).intoArray(out, i);
        }
    }

    private static void logScalars(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = VectorLogarithm.log(x[i]);
        }
    }

    @Override
    public void log1p(float[] x, float[] out, int from, int to) {
        log1p.run(x, out, from, to);
    }

    private static void log1pVectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            VectorLogarithm.log1p(FloatVector.fromArray(Vectors.SPECIES, x, i)).intoArray(out, i);
        }
    }

    private static void log1pScalars(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = VectorLogarithm.log1p(x[i]);
        }
    }

    @Override
    public void log2(float[] x, float[] out, int from, int to) {
        log2.run(x, out, from, to);
    }

    private static void log2Vectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            VectorLogarithm.log2(FloatVector.fromArray(Vectors.SPECIES, x, i)).intoArray(out, i);
        }
    }

    private static void log2Scalars(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = VectorLogarithm.log2(x[i]);
        }
    }

    @Override
    public void sqrt(float[] x, float[] out, int from, int to) {
        sqrt.run(x, out, from, to);
    }

    private static void sqrtVectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector.fromArray(Vectors.SPECIES, x, i).sqrt().intoArray(out, i);
        }
    }

    @Override
    public void rsqrt(float[] x, float[] out, int from, int to) {
        rsqrt.run(x, out, from, to);
    }

    private static void rsqrtVectors(float[] x, float[] out, int from, int to) {
        FloatVector one = FloatVector.broadcast(Vectors.SPECIES, 1);
        for (int i = from; i < to; i += Lanes.COUNT) {
            one.div(FloatVector.fromArray(Vectors.SPECIES, x, i).sqrt()).intoArray(out, i);
        }
    }

    @Override
    public void reciprocal(float[] x, float[] out, int from, int to) {
        reciprocal.run(x, out, from, to);
    }

    private static void reciprocalVectors(float[] x, float[] out, int from, int to) {
        FloatVector one = FloatVector.broadcast(Vectors.SPECIES, 1);
        for (int i = from; i < to; i += Lanes.COUNT) {
            one.div(FloatVector.fromArray(Vectors.SPECIES, x, i)).intoArray(out, i);
        }
    }

    @Override
    public void sin(float[] x, float[] out, int from, int to) {
        portable.sin(x, out, from, to);
    }

    @Override
    public void cos(float[] x, float[] out, int from, int to) {
        portable.cos(x, out, from, to);
    }

    @Override
    public void atan(float[] x, float[] out, int from, int to) {
        portable.atan(x, out, from, to);
    }

    @Override
    public void sinh(float[] x, float[] out, int from, int to) {
        portable.sinh(x, out, from, to);
    }

    @Override
    public void cosh(float[] x, float[] out, int from, int to) {
        portable.cosh(x, out, from, to);
    }

    @Override
    public void floor(float[] x, float[] out, int from, int to) {
        Parts.run(from, to, Parts.STREAMING, (first, last) -> portable.floor(x, out, first, last));
    }

    @Override
    public void ceil(float[] x, float[] out, int from, int to) {
        Parts.run(from, to, Parts.STREAMING, (first, last) -> portable.ceil(x, out, first, last));
    }

    @Override
    public void round(float[] x, float[] out, int from, int to) {
        Parts.run(from, to, Parts.STREAMING, (first, last) -> portable.round(x, out, first, last));
    }

    @Override
    public void trunc(float[] x, float[] out, int from, int to) {
        Parts.run(from, to, Parts.STREAMING, (first, last) -> portable.trunc(x, out, first, last));
    }

    @Override
    public void erf(float[] x, float[] out, int from, int to) {
        erf.run(x, out, from, to);
    }

    private static void erfVectors(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            VectorErrorFunction.erf(FloatVector.fromArray(Vectors.SPECIES, x, i))
                    .intoArray(out, i);
        }
    }

    private static void erfScalars(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = VectorErrorFunction.erf(x[i]);
        }
    }
}
