package dev.gradus.core;

/** z = xʸ; ∂z/∂x = y xʸ⁻¹, which is 0 where y is 0; ∂z/∂y = z ln x, which is 0 where x is 0 and y is not negative. */
final class Pow extends BinaryOperation {
    Pow() {
        super("pow");
    }

    /** The result for tensors of any types; integers are computed in float64. */
    static Tensor ofAny(Tensor x, Tensor y) {
        return x.dtype().isFloating() || y.dtype().isFloating()
                ? new Pow().of(x, y)
                : new Pow().of(x.to(DType.FLOAT64), y).to(DType.INT64);
    }

    @Override
    DType commonType(DType promoted) {
        return DType.promote(promoted, DType.FLOAT32);
    }

    @Override
    public void run(DType type, Object x, Object y, Object out, int from, int to) {
        type.floating().math().pow(x, y, out, from, to);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0], inputs[1]);
    }

    @Override
    Tensor stretchedGradient(int input, Tensor upstream) {
        return upstream.mul(input == 0 ? byBase(kept(0), kept(1)) : byExponent(kept(0), kept(1)));
    }

    private static Tensor byBase(Tensor x, Tensor y) {
        Tensor isConstant = y.eq(0);
        // What is not chosen must be harmless too: 0 times an infinite derivative would be NaN.
        Tensor exponent = isConstant.where(Tensor.scalar(1, y.dtype()), y);
        return isConstant.where(Tensor.scalar(0, x.dtype()), exponent.mul(x.pow(exponent.sub(1))));
    }

    private static Tensor byExponent(Tensor x, Tensor y) {
        Tensor isFlat = x.eq(0).logicalAnd(y.ge(0));
        Tensor base = isFlat.where(Tensor.scalar(1, x.dtype()), x);
        return isFlat.where(Tensor.scalar(0, x.dtype()), base.pow(y).mul(base.log()));
    }
}
